package io.ecocredit.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.EmptyRegister;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A warning that a file tells of spares only what somebody was warned of: by whom, when and how (A25). */
@QuarkusTest
@Cites(
        value = {Article.A24, Article.A25},
        settles = {Interpretation.I_21, Interpretation.I_30, Interpretation.I_32})
class ServedWarningsResourceTest {

    private static final LineYear LINE = LineYear.INSTITUTIONS;
    private static final String PLAIN = "record_no,issued_on,requirement,limit_on,rectified_on,confirmed_on";
    private static final String SERVED = PLAIN + ",authority,served_on,service";
    private static final String STATION = "某监测站";
    private static final String RECORDS =
            "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,source,"
                    + "client_uscc,client_outcome,client_points,client_document_no,summary\n";

    @BeforeEach
    void two_records_of_this_year_and_of_the_last() {
        new EmptyRegister().beforeClass(ServedWarningsResourceTest.class);
        LINE.prepare();
        record("N-1", "2025-03-03");
        record("L-1", "2024-03-03");
    }

    private static void record(String number, String day) {
        RegionYear.deliver(
                "records",
                RECORDS
                        + "%s,%s,GENERAL,1-12,13.4,%s,%s,,150200,%s,%s号,1,,,,,某事\n"
                                .formatted(number, LINE.first(), day, day, STATION, number));
    }

    private static RequestSpecification league() {
        return RestAssured.given()
                .header(
                        "Authorization",
                        TestTokens.bearer(Roles.LEAGUE, Map.of("division", LineYear.LEAGUE, "sub", "officer-one")));
    }

    private static JsonPath brought(RequestSpecification who, String header, String row) {
        JsonPath report = who.header("Prefer", "wait=30")
                .contentType("text/csv; charset=UTF-8")
                .queryParam("mode", "valid")
                .body((header + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/imports/warnings")
                .jsonPath();
        assertThat(report.getString("state")).as(report.prettify()).isEqualTo("SUCCEEDED");
        return report;
    }

    private static RequestSpecification region() {
        return RestAssured.given()
                .header("Authorization", TestTokens.bearer(Roles.REGION, Map.of("sub", "region-one")));
    }

    private static void accepted(JsonPath report) {
        assertThat(report.getLong("result.accepted") + report.getLong("result.completed"))
                .as(() -> findings(report).prettify())
                .isEqualTo(1);
    }

    private static void refused(JsonPath report, String code, String field) {
        assertThat(report.getLong("result.refused")).as(report.prettify()).isEqualTo(1);
        assertThat(findings(report).getList("items.findAll { it.code == '" + code + "' }.field"))
                .as(findings(report).prettify())
                .contains(field);
    }

    /** Whoever brought the file reads what was said of it. */
    private static JsonPath findings(JsonPath report) {
        return (report.getString("startedBy").endsWith("officer-one") ? league() : region())
                .get("/api/v1/imports/warnings/{id}/findings", report.getString("id"))
                .jsonPath();
    }

    private static int score(String day) {
        return region().get("/api/v1/institutions/{uscc}/score?at={day}", LINE.first(), day)
                .jsonPath()
                .getInt("score");
    }

    @Test
    void nobody_is_spared_by_a_warning_of_which_no_service_is_told() {
        int before = score(LineYear.TODAY);
        String ended = "N-1,2025-03-04,整改,2025-12-31,2025-04-01,2025-04-02";
        refused(brought(league(), PLAIN, ended), "MISSING_VALUE", "served_on");
        refused(brought(region(), PLAIN, ended), "MISSING_VALUE", "served_on");
        String ofLastYear = "L-1,2024-03-04,整改,2024-12-31,2024-04-01,2024-04-02";
        refused(brought(league(), PLAIN, ofLastYear), "MISSING_VALUE", "served_on");
        refused(brought(region(), PLAIN, ofLastYear), "MISSING_VALUE", "served_on");
        assertThat(score(LineYear.TODAY)).isEqualTo(before);
    }

    @Test
    void the_region_brings_in_the_history_of_a_year_that_a_second_officer_has_marked_and_of_no_other() {
        String ofLastYear = "L-1,2024-03-04,整改,2024-12-31,2024-04-01,2024-04-02";
        record("L-2", "2023-03-03");
        LINE.putAt(LINE.first(), Step.NOTIFIED);
        refused(brought(region(), PLAIN, ofLastYear), "MISSING_VALUE", "served_on");
        String before = "L-2,2023-03-04,整改,2023-12-31,2023-04-01,2023-04-02";
        refused(brought(region(), PLAIN, before), "MISSING_VALUE", "served_on");
        LINE.putBackToList(LINE.first());
        refused(brought(region(), PLAIN, before), "MISSING_VALUE", "served_on");
        RegionYear.region().put("/api/v1/years/2023").then().statusCode(200);
        RegionYear.openHistory(region(), 2023);
        refused(brought(region(), PLAIN, before), "MISSING_VALUE", "served_on");
        RegionYear.openHistory(RegionYear.secondOfficer(), 2023);
        accepted(brought(region(), PLAIN, before));
        refused(brought(region(), PLAIN, ofLastYear), "MISSING_VALUE", "served_on");
        assertThat(LINE.letters(LINE.first()).getString("items[0].body")).contains("下达信用预警", "未收到该预警", LINE.first());
    }

    @ParameterizedTest
    @CsvSource({
        "'2025-04-01,2025-04-02,某市市场监督管理局,2025-03-05,邮寄1号',OTHER_AUTHORITY,authority",
        "'2025-04-01,2025-04-02,呼和浩特市生态环境局,2025-03-05,邮寄1号',OTHER_AUTHORITY,authority",
        "'2025-04-01,2025-04-02,包头市生态环境局,2025-04-09,邮寄1号',IMPOSSIBLE_DATE,served_on",
        "'2025-04-01,2025-04-02,包头市生态环境局,2025-03-03,邮寄1号',DATES_OUT_OF_ORDER,served_on",
        "'2025-04-01,2025-04-02,包头市生态环境局,2025-04-02,邮寄1号',DATES_OUT_OF_ORDER,rectified_on",
        "'2025-04-01,2025-04-02,包头市生态环境局,2025-03-05,',MISSING_VALUE,service",
        "'2025-04-01,2025-04-02,,2025-03-05,邮寄1号',MISSING_VALUE,authority",
        "'2025-04-01,2025-04-02,包头市生态环境局,,邮寄1号',MISSING_VALUE,served_on"
    })
    void the_service_is_told_whole_and_as_it_can_have_been(String service, String code, String field) {
        JsonPath report = brought(region(), SERVED, "N-1,2025-03-04,整改,2025-12-31," + service);
        refused(report, code, field);
        if (!code.equals("IMPOSSIBLE_DATE")) {
            assertThat(findings(report).getString("items.find { it.code == '" + code + "' }.clause"))
                    .contains("第二十五条");
        }
    }

    @Test
    void a_warning_that_was_served_spares_from_the_day_of_its_service() {
        int charged = score("2025-03-09");
        String row = "N-1,2025-03-04,整改,2025-12-31,2025-04-01,2025-04-02,包头市生态环境局,2025-03-10,邮寄，挂号信1号";
        accepted(brought(league(), SERVED, row));

        assertThat(score("2025-03-09")).as("nobody was warned yet").isEqualTo(charged);
        assertThat(score("2025-03-10")).isEqualTo(charged + 5);
        assertThat(score(LineYear.TODAY)).isEqualTo(charged + 5);
        assertThat(LINE.letters(LINE.first()).getString("items[0].body")).contains("2025-03-10送达，邮寄，挂号信1号");
        assertThat(brought(league(), SERVED, row).getLong("result.known")).isEqualTo(1);
        refused(brought(league(), SERVED, row.replace("1号", "2号")), "CONFLICTING_DUPLICATE", "record_no");
    }

    @Test
    void what_nobody_served_is_served_by_the_notice_of_the_import_and_runs_from_then() {
        int charged = score("2025-04-07");
        refused(brought(league(), PLAIN, "N-1,2025-03-04,整改,2025-04-08,,"), "WARNING_NOT_POSSIBLE", "limit_on");
        accepted(brought(league(), PLAIN, "N-1,2025-03-04,整改,2025-12-31,,"));
        assertThat(score("2025-04-07")).isEqualTo(charged);
        assertThat(score(LineYear.TODAY)).isEqualTo(charged + 5);
        assertThat(LINE.letters(LINE.first()).getString("items[0].title")).contains("信用预警通知");

        String backdated = "N-1,2025-03-04,整改,2025-12-31,2025-04-01,2025-04-02";
        refused(brought(league(), PLAIN, backdated), "DATES_OUT_OF_ORDER", "rectified_on");
        TestTime.moveTo("2025-05-20");
        accepted(brought(league(), PLAIN, "N-1,2025-03-04,整改,2025-12-31,2025-05-15,2025-05-16"));
        assertThat(score("2025-05-20")).isEqualTo(charged + 5);
    }
}
