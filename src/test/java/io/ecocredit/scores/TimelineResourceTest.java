package io.ecocredit.scores;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.PublishedSample;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a score came about, and what it would be if; the one and the other agree with the sheet. */
@QuarkusTest
@TestProfile(PublishedSample.class)
@Cites(
        value = {Article.A16, Article.A22},
        settles = {Interpretation.I_5, Interpretation.I_6})
class TimelineResourceTest {

    private static final String USCC = "91150100E2BJY8NKQN";
    private static final String SCORE = "/api/v1/institutions/{uscc}/score";
    private static final String SIMULATION = SCORE + "/simulation";
    private static final String TIMELINE = "/api/v1/institutions/{uscc}/timeline";

    @BeforeEach
    void publish() {
        PublishedSample.require();
    }

    @Test
    void every_day_of_the_timeline_bears_the_score_of_its_sheet_and_each_fact_its_clause() {
        JsonPath timeline =
                officer().queryParam("until", "2025-05-15").get(TIMELINE, USCC).jsonPath();
        List<Map<String, Object>> days = timeline.getList("days");
        assertThat(days).hasSizeGreaterThan(3);
        for (Map<String, Object> day : days) {
            JsonPath sheet =
                    officer().queryParam("at", day.get("on")).get(SCORE, USCC).jsonPath();
            assertThat(new BigDecimal(String.valueOf(day.get("score"))))
                    .as(String.valueOf(day.get("on")))
                    .isEqualByComparingTo(sheet.getString("score"));
            assertThat(day.get("grade")).isEqualTo(sheet.getString("grade"));
        }
        assertThat(timeline.getList("days.happenings.flatten().clause", String.class))
                .allSatisfy(clause -> assertThat(clause).startsWith("内环发〔2024〕21号"));
        assertThat(officer()
                        .queryParam("knownAt", "2024-01-01T00:00:00Z")
                        .get(TIMELINE, USCC)
                        .jsonPath()
                        .getList("days"))
                .as("before anything was known")
                .isEmpty();
    }

    @Test
    void what_is_supposed_is_answered_by_the_law_and_not_kept() {
        String before = sheet();
        JsonPath now = officer().queryParam("at", "2025-05-15").get(SCORE, USCC).jsonPath();
        String deducted = now.getString("lines.find { it.kind == 'DEDUCTION' }.recordNo");
        int points = now.getInt("lines.find { it.kind == 'DEDUCTION' }.points");

        JsonPath better = simulated(Map.of(
                        "at", "2025-05-15", "rectified", List.of(Map.of("recordNo", deducted, "on", "2025-05-15"))))
                .jsonPath();
        assertThat(better.getInt("actual.score")).isEqualTo(now.getInt("score"));
        assertThat(better.getInt("supposed.score")).isEqualTo(now.getInt("score") + points);

        JsonPath worse = simulated(Map.of(
                        "at", "2025-05-15", "added", List.of(Map.of("indicator", "18-1", "producedOn", "2025-05-01"))))
                .jsonPath();
        assertThat(worse.getString("supposed.grade")).isEqualTo("BAD");
        assertThat(worse.getString("supposed.ratedBy")).isEqualTo("DIRECT");
        assertThat(worse.getString("supposed.lines.find { it.recordNo == '假设1' }.clause"))
                .contains("第十八条");
        JsonPath without = simulated(Map.of("at", "2025-05-15", "withdrawn", List.of(deducted)))
                .jsonPath();
        assertThat(without.getString("supposed.lines.find { it.recordNo == '" + deducted + "' }"))
                .isNull();
        assertThat(sheet()).as("nothing is kept").isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rectified\":[{\"recordNo\":\"R9999999\",\"on\":\"2025-01-01\"}]}|UNKNOWN_RECORD",
                "{\"rectified\":[{\"recordNo\":\"R9999999\"}]}|INVALID_PARAMETER",
                "{\"rectified\":[null]}|INVALID_PARAMETER",
                "{\"withdrawn\":[\"R9999999\"]}|UNKNOWN_RECORD",
                "{\"withdrawn\":[null]}|INVALID_PARAMETER",
                "{\"added\":[null]}|INVALID_PARAMETER",
                "{\"added\":[{\"indicator\":\"9-99\",\"producedOn\":\"2025-01-01\"}]}|UNKNOWN_INDICATOR",
                "{\"added\":[{\"indicator\":\"1-15\",\"producedOn\":\"2025-01-01\"}]}|DERIVED_INDICATOR",
                "{\"added\":[{\"indicator\":\"2-01\",\"producedOn\":\"2025-01-01\"}]}|UNKNOWN_INDICATOR",
                "{\"added\":[{\"indicator\":\"1-20\",\"producedOn\":\"2025-01-01\"}]}|INDICATOR_OF_ANOTHER_KIND",
                "{\"added\":[{\"indicator\":\"1-13\",\"producedOn\":\"2025-01-02\",\"finalOn\":\"2025-01-01\"}]}|DATES_OUT_OF_ORDER",
                "{\"added\":[{\"indicator\":\"1-14\",\"producedOn\":\"2025-01-02\",\"clientPoints\":-1}]}|INVALID_PARAMETER",
                "{\"added\":[{\"indicator\":\"1-14\",\"producedOn\":\"2025-01-02\",\"clientPoints\":0.001}]}|INVALID_PARAMETER",
                "{\"added\":[{\"indicator\":\"1-09\",\"producedOn\":\"+99999-01-01\"}]}|INVALID_BODY",
                "{\"at\":\"1999-01-01\"}|INVALID_PARAMETER",
                "{\"year\":3000}|INVALID_PARAMETER",
                "{\"year\":2010}|RULES_NOT_IN_FORCE",
                "{\"at\":\"2025-02-30\"}|",
                "{\"at\":5|",
                "null|INVALID_PARAMETER"
            })
    void what_cannot_be_supposed_is_named(String body, String code) {
        Response answer = officer().contentType("application/json").body(body).post(SIMULATION, USCC);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        if (code != null) {
            assertThat(answer.jsonPath().getString("code"))
                    .as(answer.asString())
                    .isEqualTo(code);
        }
    }

    @Test
    void it_is_for_those_who_see_the_sheet() {
        Approved.testAccountOf(USCC);
        Approved.testAccountOf("911501000HH1N31B4G");
        assertThat(as(Roles.INSTITUTION, Map.of("uscc", USCC))
                        .get(TIMELINE, USCC)
                        .statusCode())
                .isEqualTo(200);
        RequestSpecification other = as(Roles.INSTITUTION, Map.of("uscc", "911501000HH1N31B4G"));
        assertThat(other.get(TIMELINE, USCC).statusCode()).isEqualTo(404);
        assertThat(as(Roles.INSTITUTION, Map.of("uscc", "911501000HH1N31B4G"))
                        .contentType("application/json")
                        .body(Map.of())
                        .post(SIMULATION, USCC)
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(Roles.LEAGUE, Map.of("division", "152900"))
                        .get(TIMELINE, USCC)
                        .statusCode())
                .as("a league that it does not serve")
                .isEqualTo(404);
        officer().queryParam("until", "2025-13-01").get(TIMELINE, USCC).then().statusCode(400);
    }

    @Test
    void the_page_shows_both_and_answers_what_is_tried_out() {
        String page = officer().get("/inside/institutions/{uscc}/score", USCC).asString();
        assertThat(page).contains("<polyline", "时间线", "开始计入", "附件1第");
        Response tried = form("2025-05-15", "18-1", "2025-05-01");
        assertThat(tried.statusCode()).as(tried.asString()).isEqualTo(200);
        assertThat(tried.asString()).contains("如所假设", "环境信用不良");
        Response refused = form("2025-05-15", "9-99", "2025-05-01");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("评价标准没有这一指标", "value=\"9-99\"");
    }

    private static Response form(String at, String indicator, String producedOn) {
        return officer()
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("at", at)
                .formParam("indicator", indicator)
                .formParam("producedOn", producedOn)
                .post("/inside/institutions/{uscc}/score", USCC);
    }

    private static String sheet() {
        return officer().queryParam("at", "2025-05-15").get(SCORE, USCC).asString();
    }

    private static Response simulated(Map<String, Object> order) {
        Response answer = officer().contentType("application/json").body(order).post(SIMULATION, USCC);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static RequestSpecification officer() {
        return as(Roles.REGION, Map.of("division", "150000"));
    }

    private static RequestSpecification as(String role, Map<String, String> claims) {
        return given().header("Authorization", TestTokens.bearer(role, claims));
    }
}
