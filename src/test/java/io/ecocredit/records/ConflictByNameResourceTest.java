package io.ecocredit.records;

import static io.ecocredit.procedure.LineYear.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.records.LineRecords.Row;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who stands aside does so at every door, and a bureau that was served under every name (公务员法第七十六条). */
@QuarkusTest
@Cites(
        provisions = {Provision.A15_ITEM_1, Provision.A20_ITEM_2},
        settles = {Interpretation.I_2, Interpretation.I_5, Interpretation.I_30, Interpretation.I_34})
class ConflictByNameResourceTest {

    private static final Map<String, String> REASON = Map.of("reason", "录入有误");

    private static int last;

    @ParameterizedTest
    @ValueSource(strings = {"包头市环境保护局", "包头市生态环境局昆都仑区分局", "包头市生态环境局（机关）", "昆都仑区环保局"})
    void a_bureau_that_is_a_client_is_bound_under_every_name(String client) {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        String uscc = served(client);
        line.putAt(uscc, Step.NOTIFIED);
        refused(line.take(line.officer("one"), uscc, "proposal", LineYear.NOTHING), 403, "CONFLICT_OF_INTEREST");
        String record = "CN-" + last;
        RegionYear.deliver("records", row(LineYear.INSTITUTIONS, record, uscc));
        Response withdrawn = line.officer("one")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "录入有误"))
                .post("/api/v1/records/" + record + "/withdrawal");
        refused(withdrawn, 403, "CONFLICT_OF_INTEREST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"呼和浩特市生态环境局", "包头市市场监督管理局", "包头市环境卫生服务中心"})
    void others_who_are_clients_bind_nobody_of_it(String client) {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        String uscc = served(client);
        line.putAt(uscc, Step.NOTIFIED);
        line.taken(line.officer("one"), uscc, "proposal", LineYear.NOTHING);
    }

    /** The producer of a record is no stranger to itself: a token that speaks for the client does what its officers may not. */
    @ParameterizedTest
    @ValueSource(strings = {"包头市生态环境局", "某市（旗）监测中心[一]"})
    void a_producer_that_is_the_client_is_bound_as_its_officers_are(String client) {
        LineYear.INSTITUTIONS.prepare();
        String uscc = served(client);
        refused(withdrawn(producer(client), produced(uscc, "2024-06-03", client)), 403, "CONFLICT_OF_INTEREST");
        String other = "包头市水务局" + last;
        assertThat(withdrawn(producer(other), produced(uscc, "2024-06-03", other))
                        .statusCode())
                .isEqualTo(200);
    }

    /** Points of an earlier year weigh on the year in which the bureau was served; those of a later one do not (I-5). */
    @Test
    void a_client_of_any_year_that_the_record_weighs_on_is_bound() {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        String uscc = served("包头市生态环境局");
        refused(withdrawn(line.officer("one"), produced(uscc, "2023-06-03", "某局")), 403, "CONFLICT_OF_INTEREST");
        assertThat(withdrawn(line.officer("one"), produced(uscc, "2025-01-03", "某局"))
                        .statusCode())
                .isEqualTo(200);
        String earlier = produced(uscc, "2023-06-04", "某局");
        JsonPath report = RegionYear.deliverAs(
                line.officer("one"),
                "rectifications",
                "record_no,confirmed_on,authority\n" + earlier + ",2023-07-01,某局\n");
        assertThat(report.getLong("result.refused")).as(report.prettify()).isEqualTo(1);
    }

    @Test
    void an_engagement_that_was_withdrawn_binds_nobody_moves_nothing_and_is_not_withdrawn_by_who_is_bound() {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        String uscc = served("包头市生态环境局");
        line.putAt(uscc, Step.NOTIFIED);
        long bound = line.region("one")
                .get("/api/v1/institutions/" + uscc + "/engagements")
                .jsonPath()
                .getLong("items[0].number");
        String withdrawal = "/api/v1/institutions/" + uscc + "/engagements/" + bound + "/withdrawal";
        refused(line.officer("one").body(REASON).post(withdrawal), 403, "CONFLICT_OF_INTEREST");
        assertThat(line.region("one").body(REASON).post(withdrawal).statusCode())
                .isEqualTo(200);
        line.taken(line.officer("one"), uscc, "proposal", LineYear.NOTHING);
        refused(
                line.region("one")
                        .body(Map.of("league", LineYear.NEIGHBOUR, "reason", "委托单位回避"))
                        .put(line.year("/participants/" + uscc + "/lead")),
                409,
                "LEAD_NOT_MOVED");
    }

    private static Response withdrawn(RequestSpecification who, String record) {
        return who.header("If-Match", "\"1\"").body(REASON).post("/api/v1/records/" + record + "/withdrawal");
    }

    private static RequestSpecification producer(String authority) {
        return given().contentType("application/json")
                .header(
                        "Authorization",
                        TestTokens.bearer(
                                Roles.PROVIDER, Map.of("authority", authority, "authority_kind", "ECOLOGICAL")));
    }

    private static String produced(String uscc, String day, String authority) {
        String number = "CN-P" + ++last;
        JsonPath report = RegionYear.deliver(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n"
                        + "%1$s,%2$s,GENERAL,1-12,13.4,%3$s,%3$s,,150200,%4$s,%1$s号,1,,,,,某事\n"
                                .formatted(number, uscc, day, authority));
        assertThat(report.getLong("result.accepted")).as(report.prettify()).isEqualTo(1);
        return number;
    }

    private static String served(String client) {
        String uscc = "91150200MA0CN%04dX".formatted(++last);
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                %s,丁机构%d,TESTING,150200,2017-08-25
                """.formatted(uscc, last));
        RegionYear.deliver("engagements", """
                uscc,division,year,client_uscc,client_name,project,origin
                %s,150200,2024,,%s,检测乙,LEAGUE
                """.formatted(uscc, client));
        RegionYear.open(2024);
        return uscc;
    }

    @ParameterizedTest
    @EnumSource
    void whoever_stood_aside_enters_nothing_and_settles_no_doubt_of_the_subject(LineYear line) {
        line.prepare();
        line.putAt(line.second(), Step.LISTED);
        String doubted = "CN-D" + line;
        RegionYear.deliver(
                LineRecords.kind(line), row(line, doubted, line.second()).replace("某局", "包头市环境保护局"));
        line.officer("kin")
                .body(Map.of("reason", "近亲属"))
                .put(line.at(line.id(line.second()), "/recusal"))
                .then()
                .statusCode(200);

        refused(
                LineRecords.entered(line, line.officer("kin"), "CN-E" + line, line.second(), Map.of()),
                403,
                "CONFLICT_OF_INTEREST");
        JsonPath brought = brought(line, row(line, "CN-F" + line, line.second()));
        assertThat(brought.getLong("result.refused")).isEqualTo(1);
        JsonPath found = line.officer("kin")
                .get("/api/v1/imports/{kind}/{id}/findings", LineRecords.kind(line), brought.getString("id"))
                .jsonPath();
        assertThat(found.getList("items.code")).containsExactly("CONFLICT_OF_INTEREST");

        String doubts = line == LineYear.INSTITUTIONS ? "/api/v1/doubts" : "/api/v1/practitioner-doubts";
        int number = line.officer("one")
                .queryParam("limit", 500)
                .get(doubts)
                .jsonPath()
                .getInt("items.find { it.fact == '" + doubted + "' && it.code == 'FORMER_AUTHORITY' }.number");
        refused(settled(line, "kin", doubts, number), 403, "CONFLICT_OF_INTEREST");
        assertThat(settled(line, "one", doubts, number).statusCode()).isEqualTo(200);
        assertThat(LineRecords.entered(line, line.officer("one"), "CN-E" + line, line.second(), Map.of())
                        .statusCode())
                .isEqualTo(201);
        assertThat(LineRecords.entered(line, line.officer("kin"), "CN-G" + line, line.first(), Map.of())
                        .statusCode())
                .as("of somebody else")
                .isEqualTo(201);
    }

    private static Response settled(LineYear line, String officer, String doubts, int number) {
        return line.officer(officer)
                .body(Map.of("reason", "查明即现机关", "same", true))
                .post(doubts + "/" + number + "/settlement");
    }

    private static JsonPath brought(LineYear line, String csv) {
        Response answer = line.officer("kin")
                .header("Prefer", "wait=60")
                .contentType("text/csv;charset=UTF-8")
                .queryParam("mode", "valid")
                .body(csv)
                .post("/api/v1/imports/{kind}", LineRecords.kind(line));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static String row(LineYear line, String number, String subject) {
        return LineRecords.file(line, number, subject, new Row("2024-06-03", LineYear.LEAGUE, "某局"));
    }
}
