package io.ecocredit.years;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.Expected;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What an officer of the region does with a year, over HTTP. */
public final class RegionYear {

    private static final String CSV = "text/csv;charset=UTF-8";

    private RegionYear() {}

    public static RequestSpecification region() {
        return given().header("Authorization", TestTokens.bearer(Roles.REGION, Map.of("division", "150000")))
                .header("Prefer", "wait=60");
    }

    /** Another officer of the region: who rates does not publish. */
    static RequestSpecification secondOfficer() {
        return given().header("Authorization", TestTokens.bearer(Roles.REGION, Map.of("sub", "test-region-second")))
                .header("Prefer", "wait=60");
    }

    static RequestSpecification platform() {
        return given().header("Authorization", TestTokens.bearer(Roles.PLATFORM));
    }

    /** Imports every kind of the sample region; nothing of it may be refused. */
    static void importAll() {
        for (String kind : Expected.KINDS) {
            JsonPath report = deliver(kind, Expected.facts(kind));
            assertThat(report.getLong("result.refused")).as(kind).isZero();
            assertThat(report.getLong("result.accepted")).as(kind).isEqualTo(report.getLong("result.rows"));
        }
    }

    public static JsonPath deliver(String kind, byte[] csv) {
        return deliver(kind, "all", csv);
    }

    /** Delivers a file of which the good rows are to be kept whatever the others are. */
    public static JsonPath deliverValid(String kind, String csv) {
        return deliver(kind, "valid", csv.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonPath deliver(String kind, String mode, byte[] csv) {
        Response answer =
                region().contentType(CSV).queryParam("mode", mode).body(csv).post("/api/v1/imports/{kind}", kind);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("state")).as(answer.asString()).isEqualTo("SUCCEEDED");
        return answer.jsonPath();
    }

    public static JsonPath deliver(String kind, String csv) {
        return deliver(kind, csv.getBytes(StandardCharsets.UTF_8));
    }

    /** A record of article 18 (一), produced on 20 August 2025, as a file of its own. */
    public static String directRecord(String number, String uscc, String league) {
        return "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n" + number + "," + uscc
                + ",SERIOUS,18-1,14.1,2025-07-01,2025-08-20,," + league + ",某生态环境局,某环〔2025〕1号,1,,,,,弄虚作假\n";
    }

    /** The sample's year 2024, imported, rated and published. */
    public static void publishTheSample() {
        importAll();
        open(2024);
        rate(2024, "2025-05-15");
        publish(2024, "2025-06-05");
    }

    static void open(int year) {
        region().put("/api/v1/years/{year}", year).then().statusCode(200);
        region().post("/api/v1/years/{year}/participants", year).then().statusCode(200);
    }

    static JsonPath rate(int year, String at) {
        return succeeded(order(Map.of("at", at)).post("/api/v1/years/{year}/rating", year));
    }

    static JsonPath publish(int year, String publishedOn) {
        return succeeded(secondOfficer()
                .contentType("application/json")
                .body(Map.of("publishedOn", publishedOn))
                .post("/api/v1/years/{year}/publication", year));
    }

    static RequestSpecification order(Map<String, String> body) {
        return region().contentType("application/json").body(body);
    }

    private static JsonPath succeeded(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("state")).as(answer.asString()).isEqualTo("SUCCEEDED");
        return answer.jsonPath();
    }
}
