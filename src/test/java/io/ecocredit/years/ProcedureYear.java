package io.ecocredit.years;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.evidence.Samples;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What officers and institutions do with the cases of the year 2024, over HTTP. */
final class ProcedureYear {

    static final String LEAGUE = "150200";
    static final String FILES = "91150200MA0ABCD12X";
    static final String IS_SILENT = "91150200MA0ABCD22X";
    static final String OBJECTS = "91150200MA0ABCD32X";
    static final String IS_REMOVED = "91150200MA0ABCD42X";
    static final List<String> ALL = List.of(FILES, IS_SILENT, OBJECTS, IS_REMOVED);

    private static final String DECISION = "某环罚〔2024〕1号";

    private ProcedureYear() {}

    /** Four institutions that served in Baotou in 2024; one of them was fined. */
    static void prepare() {
        StringBuilder institutions = new StringBuilder("uscc,name,kinds,division,registered_on\n");
        StringBuilder engagements = new StringBuilder("uscc,division,year,client_uscc,client_name,project,origin\n");
        ALL.forEach(uscc -> {
            institutions.append(uscc).append(",机构").append(uscc.substring(15)).append(",TESTING,150200,2017-08-25\n");
            engagements
                    .append(uscc)
                    .append(",150200,2024,,某业主,检测")
                    .append(uscc.substring(15))
                    .append(",LEAGUE\n");
        });
        RegionYear.deliver("institutions", institutions.toString());
        RegionYear.deliver("engagements", engagements.toString());
        RegionYear.deliver(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\nRP000001,"
                        + OBJECTS
                        + ",SERIOUS,18-1,14.1,2024-07-01,2024-08-20,,150200,某生态环境局," + DECISION + ",1,,,,,弄虚作假\n");
    }

    static RequestSpecification officer(String name) {
        return given().contentType("application/json")
                .header(
                        "Authorization",
                        TestTokens.bearer(Roles.LEAGUE, Map.of("division", LEAGUE, "sub", "officer-" + name)));
    }

    static RequestSpecification region(String name) {
        return given().contentType("application/json")
                .header("Prefer", "wait=30")
                .header("Authorization", TestTokens.bearer(Roles.REGION, Map.of("sub", "region-" + name)));
    }

    static RequestSpecification institution(String uscc) {
        return given().contentType("application/json")
                .header("Authorization", TestTokens.bearer(Roles.INSTITUTION, Map.of("uscc", uscc)));
    }

    /** The case of an institution, as the league sees it. */
    static JsonPath caseOf(String uscc) {
        return officer("one")
                .queryParam("year", 2024)
                .queryParam("uscc", uscc)
                .get("/api/v1/evaluations")
                .jsonPath();
    }

    static String id(String uscc) {
        return caseOf(uscc).getString("items[0].evaluationId");
    }

    /** Takes a step on the case of an institution as it stands. */
    static Response take(RequestSpecification who, String uscc, String action, Map<String, ?> order) {
        JsonPath seen = caseOf(uscc);
        return who.header("If-Match", "\"" + seen.getLong("items[0].version") + "\"")
                .body(order)
                .post("/api/v1/evaluations/{id}/{action}", seen.getString("items[0].evaluationId"), action);
    }

    static void taken(RequestSpecification who, String uscc, String action, Map<String, ?> order) {
        Response answer = take(who, uscc, action, order);
        assertThat(answer.statusCode()).as("%s: %s", action, answer.asString()).isEqualTo(200);
    }

    static void refused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).as(answer.asString()).isEqualTo(code);
    }

    /** A filing with all that it must have. */
    static Map<String, Object> filing(String uscc) {
        Map<String, Object> commitment = new HashMap<>(Map.of("items", List.of(1, 2, 3, 4, 5, 6)));
        commitment.putAll(
                Map.of("products", "检测报告", "other", "无", "signer", "签署人", "uscc", uscc, "signedOn", "2025-03-11"));
        return Map.of(
                "facts",
                Map.of(
                        "legalRepresentative", "签署人",
                        "address", "包头市某路1号",
                        "phone", "0472-0000000",
                        "qualifications", "无",
                        "staff", 12),
                "ownRecords",
                List.of(Map.of("title", "某项荣誉", "on", "2024-05-01")),
                "commitment",
                commitment);
    }

    static String evidence(String uscc) {
        return given().header("Authorization", TestTokens.bearer(Roles.INSTITUTION, Map.of("uscc", uscc)))
                .contentType("application/pdf")
                .queryParam("name", "说明.pdf")
                .body(Samples.pdf("证明"))
                .post("/api/v1/institutions/{uscc}/evidence", uscc)
                .jsonPath()
                .getString("evidenceId");
    }
}
