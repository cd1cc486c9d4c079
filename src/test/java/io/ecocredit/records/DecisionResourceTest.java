package io.ecocredit.records;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.fixtures.SmallYear;
import io.ecocredit.grades.PublicSide;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decided of records after they were entered, and what becomes of the results that rest on them. */
@QuarkusTest
@Cites(
        value = {Article.A13, Article.A15, Article.A31},
        settles = Interpretation.I_25)
class DecisionResourceTest {

    private static final String RECORD = "/api/v1/records/{number}";
    private static final Map<String, String> COURT =
            Map.of("on", "2024-09-01", "authority", "某某中级人民法院", "documentNo", "（2024）内行终1号", "reason", "判决");

    private static boolean published;

    @BeforeEach
    void publishAYear() {
        if (published) {
            return;
        }
        TwoLeagues.fill();
        enter(RecordForms.good("R-1"));
        enter(RecordForms.good("R-2", "indicator", "18-1", "category", "SERIOUS", "item", "14.1"));
        enter(RecordForms.good("R-3", "indicator", "1-13", "item", "13.1", "finalOn", "2024-06-01"));
        SmallYear.publish(2024);
        published = true;
    }

    private static void enter(Map<String, Object> form) {
        FreshKey.on(league(BAOTOU))
                .contentType("application/json")
                .body(form)
                .post("/api/v1/records")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse decide(
            RequestSpecification who, String number, String decision, Map<String, ?> order) {
        return who.contentType("application/json")
                .header("If-Match", etag(number))
                .body(order)
                .post(RECORD + "/" + decision, number)
                .then();
    }

    /** When the register learned of a record; what came later was not known then. */
    private static String known(String number) {
        return league(BAOTOU).get(RECORD, number).jsonPath().getString("recordedAt");
    }

    private static String etag(String number) {
        return league(BAOTOU).get(RECORD, number).header("ETag");
    }

    private static JsonPath shown() {
        return PublicSide.asked().get("/api/v1/grades/{uscc}", SHARED).jsonPath();
    }

    private static JsonPath sheet(String... parameters) {
        RequestSpecification asked = league(BAOTOU);
        for (int index = 0; index < parameters.length; index += 2) {
            asked.queryParam(parameters[index], parameters[index + 1]);
        }
        return asked.get("/api/v1/institutions/{uscc}/score", SHARED).jsonPath();
    }

    @Test
    void a_withdrawn_record_never_counted_and_the_published_result_says_so_at_once() {
        assertThat(shown().getString("current.grade")).isEqualTo("BAD");
        String before = known("R-2");

        decide(league(BAOTOU), "R-2", "withdrawal", Map.of("reason", "录入有误"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("standing", equalTo("WITHDRAWN"));

        assertThat(shown().getString("current.grade")).isEqualTo("NORMAL");
        assertThat(shown().getBoolean("current.ratedDirectly")).isFalse();
        assertThat(RegionYear.region()
                        .get("/api/v1/evaluations?year=2024&uscc=" + SHARED)
                        .statusCode())
                .isEqualTo(200);
        assertThat(sheet("at", "2024-12-31").getString("grade"))
                .as("for every day")
                .isEqualTo("NORMAL");
        assertThat(sheet("at", "2024-12-31").getString("lines.find { it.recordNo == 'R-2' }.reasonCode"))
                .isEqualTo("WITHDRAWN");
        assertThat(sheet("at", "2024-12-31", "knownAt", before).getString("grade"))
                .as("as it was known")
                .isEqualTo("BAD");
        JsonPath told = institution(SHARED).get("/api/v1/inbox").jsonPath();
        assertThat(told.getString("items[0].kind")).isEqualTo("withdrawal");
        assertThat(told.getString("items[0].body")).contains("录入有误");
        assertThat(feed().getString("items[-1].operation")).isEqualTo("REVISED");

        decide(league(BAOTOU), "R-2", "withdrawal", Map.of("reason", "再次"))
                .statusCode(409)
                .body("code", equalTo("STEP_OUT_OF_ORDER"))
                .body("clause", containsString("第十五条第（一）项"));
        decide(league(BAOTOU), "R-2", "reinstatement", Map.of("reason", "撤回有误")).statusCode(200);
        assertThat(shown().getString("current.grade")).as("undone").isEqualTo("BAD");
        JsonPath decided = institution(SHARED).get(RECORD + "/decisions", "R-2").jsonPath();
        assertThat(decided.getList("kind")).containsExactly("WITHDRAWN", "REINSTATED");
    }

    private static JsonPath feed() {
        return as(Roles.PLATFORM, Map.of()).get("/api/v1/feed?limit=10000").jsonPath();
    }

    @Test
    void an_amended_record_counts_as_amended_and_keeps_what_it_said() {
        Map<String, Object> content = new HashMap<>(RecordForms.good("R-1", "indicator", "1-09"));
        content.keySet().removeAll(List.of("recordNo", "uscc", "division", "authority"));
        String before = sheet("at", "2024-12-31").getString("lines.find { it.recordNo == 'R-1' }.points");
        decide(league(BAOTOU), "R-1", "amendment", Map.of("reason", "指标有误", "record", content))
                .statusCode(200)
                .body("indicator", equalTo("1-09"));
        assertThat(sheet("at", "2024-12-31").getString("lines.find { it.recordNo == 'R-1' }.points"))
                .isNotEqualTo(before);
        assertThat(region().queryParam("indicator", "1-09")
                        .get("/api/v1/records")
                        .jsonPath()
                        .getList("items.recordNo"))
                .contains("R-1");
        content.put("indicator", "1-20");
        decide(league(BAOTOU), "R-1", "amendment", Map.of("reason", "指标有误", "record", content))
                .statusCode(400)
                .body("code", equalTo("INDICATOR_OF_ANOTHER_KIND"));
        content.put("uscc", TwoLeagues.OF_BAOTOU);
        decide(league(BAOTOU), "R-1", "amendment", Map.of("reason", "主体有误", "record", content))
                .statusCode(409)
                .body("errors[0].field", equalTo("uscc"));
        decide(league(BAOTOU), "R-1", "amendment", Map.of("reason", "空")).statusCode(400);
    }

    @Test
    void what_is_doubtful_in_an_amendment_is_kept_once_for_a_person_to_settle() {
        enter(RecordForms.good("R-8", "uscc", TwoLeagues.OF_BAOTOU));
        Map<String, Object> content = new HashMap<>(RecordForms.good("R-8", "finalOn", "2024-05-01"));
        content.put("uscc", TwoLeagues.OF_BAOTOU.toLowerCase(Locale.ROOT));
        content.keySet().removeAll(List.of("recordNo", "division", "authority"));
        for (String summary : List.of("某事", "更准确的内容")) {
            content.put("summary", summary);
            decide(league(BAOTOU), "R-8", "amendment", Map.of("reason", "内容不准", "record", content))
                    .statusCode(200);
        }
        assertThat(league(BAOTOU)
                        .queryParam("limit", 500)
                        .get("/api/v1/doubts")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<Map<String, Object>>getList("items.findAll { it.fact == 'R-8' }"))
                .allSatisfy(doubt ->
                        assertThat(doubt).containsEntry("kind", "records").containsEntry("league", BAOTOU))
                .extracting(doubt -> doubt.get("field"))
                .as("of the entry, and of the amendments once")
                .containsExactly("uscc", "final_on");
    }

    @Test
    void a_penalty_does_not_count_while_it_is_suspended() {
        decide(league(BAOTOU), "R-3", "suspension", Map.of("reason", "复议"))
                .statusCode(400)
                .body("errors.field", equalTo(List.of("on", "authority", "documentNo")));
        decide(league(BAOTOU), "R-3", "suspension", COURT).statusCode(200).body("standing", equalTo("SUSPENDED"));
        assertThat(counts("2024-08-31")).isNull();
        assertThat(counts("2024-09-01")).isEqualTo("SUSPENDED");
        decide(league(BAOTOU), "R-3", "upholding", with("on", "2024-08-31"))
                .statusCode(400)
                .body("code", equalTo("DATES_OUT_OF_ORDER"));
        decide(league(BAOTOU), "R-3", "upholding", with("on", "2099-01-01"))
                .statusCode(400)
                .body("code", equalTo("IMPOSSIBLE_DATE"));
        decide(league(BAOTOU), "R-3", "upholding", with("on", "2024-11-01")).statusCode(200);
        assertThat(counts("2024-10-31")).isEqualTo("SUSPENDED");
        assertThat(counts("2024-11-01")).isNull();
        decide(league(BAOTOU), "R-3", "quashing", with("on", "2024-12-01"))
                .statusCode(200)
                .body("standing", equalTo("QUASHED"));
        assertThat(counts("2024-08-31")).isEqualTo("QUASHED");
        decide(league(BAOTOU), "R-3", "reinstatement", with("on", "2024-12-20")).statusCode(200);
        assertThat(counts("2024-08-31")).isNull();
        assertThat(counts("2024-10-31")).isEqualTo("SUSPENDED");
    }

    @Test
    void a_penalty_that_was_amended_before_it_became_final_counts_once_it_is() {
        Map<String, Object> form = RecordForms.good(
                "R-7", "indicator", "1-13", "item", "13.1", "documentNo", "七号", "producedOn", "2024-03-01");
        enter(form);
        Map<String, Object> content = new HashMap<>(form);
        content.keySet().removeAll(List.of("recordNo", "uscc", "division", "authority"));
        content.put("summary", "更准确的内容");
        decide(league(BAOTOU), "R-7", "amendment", Map.of("reason", "内容不准", "record", content))
                .statusCode(200);
        assertThat(whyNot("R-7")).isEqualTo("PENALTY_NOT_FINAL");
        Map<String, Object> stated = new HashMap<>(form);
        stated.put("finalOn", "2024-07-01");
        FreshKey.on(league(BAOTOU))
                .contentType("application/json")
                .body(stated)
                .post("/api/v1/records")
                .then()
                .statusCode(200)
                .body("record.finalOn", equalTo("2024-07-01"))
                .body("record.summary", equalTo("更准确的内容"));
        assertThat(whyNot("R-7")).isNull();
        decide(league(BAOTOU), "R-7", "amendment", Map.of("reason", "尚未确定", "record", content))
                .statusCode(400)
                .body("errors[0].field", equalTo("finalOn"));
        assertThat(whyNot("R-7")).as("no amendment takes it back unsaid").isNull();
        decide(league(BAOTOU), "R-7", "withdrawal", Map.of("reason", "重复录入")).statusCode(200);
        assertThat(whyNot("R-7")).isEqualTo("WITHDRAWN");
    }

    private static String whyNot(String number) {
        return sheet("at", "2024-12-31").getString("lines.find { it.recordNo == '" + number + "' }.reasonCode");
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> order = new HashMap<>(COURT);
        order.put(field, value);
        return order;
    }

    /** Why the penalty does not count on a day; null when it does. */
    private static String counts(String day) {
        return sheet("at", day).getString("lines.find { it.recordNo == 'R-3' }.reasonCode");
    }

    @Test
    void what_was_answered_of_a_past_moment_is_answered_again_whatever_was_decided_since() {
        enter(RecordForms.good("R-6", "documentNo", "六号", "producedOn", "2024-05-06"));
        String knownAt = known("R-6");
        List<String> before = answers(knownAt);
        decide(league(BAOTOU), "R-6", "suspension", COURT).statusCode(200);
        decide(league(BAOTOU), "R-6", "upholding", with("on", "2024-11-01")).statusCode(200);
        decide(league(BAOTOU), "R-6", "withdrawal", Map.of("reason", "录入有误")).statusCode(200);
        assertThat(answers(knownAt)).isEqualTo(before);
        assertThat(answers(Instant.now().toString())).isNotEqualTo(before);
    }

    private static List<String> answers(String knownAt) {
        return Stream.of("2024-05-05", "2024-05-06", "2024-09-15", "2024-12-31", "2025-06-01")
                .map(day -> league(BAOTOU)
                        .queryParam("at", day)
                        .queryParam("knownAt", knownAt)
                        .get("/api/v1/institutions/{uscc}/score", SHARED)
                        .asString())
                .toList();
    }

    @Test
    void only_who_answers_for_a_record_decides_of_it_and_only_of_what_was_seen() {
        enter(RecordForms.good("R-4", "documentNo", "四号"));
        Map<String, String> order = Map.of("reason", "录入有误");
        decide(league(ORDOS), "R-4", "withdrawal", order)
                .statusCode(403)
                .body("code", equalTo("OTHER_AUTHORITY"))
                .body("clause", containsString("第十五条第（一）项"));
        decide(region(), "R-4", "withdrawal", order).statusCode(403).body("code", equalTo("OTHER_AUTHORITY"));
        decide(institution(SHARED), "R-4", "withdrawal", order).statusCode(403);
        league(BAOTOU)
                .contentType("application/json")
                .body(order)
                .post(RECORD + "/withdrawal", "R-4")
                .then()
                .statusCode(428);
        league(BAOTOU)
                .contentType("application/json")
                .header("If-Match", "\"7\"")
                .body(order)
                .post(RECORD + "/withdrawal", "R-4")
                .then()
                .statusCode(412);
        decide(league(BAOTOU), "R-4", "withdrawal", Map.of("reason", " "))
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        decide(league(BAOTOU), "R-4", "withdrawal", Map.of("reason", "有误", "on", "2024-01-01"))
                .statusCode(400)
                .body("errors[0].field", equalTo("on"));
        league(BAOTOU).get(RECORD, "R-4").then().body("standing", equalTo("VALID"));
        league(BAOTOU).get(RECORD + "/decisions", "R-9").then().statusCode(404);
        as(Roles.PROVIDER, Map.of("authority", "包头市生态环境局", "authority_kind", "ECOLOGICAL"))
                .get(RECORD, "R-4")
                .then()
                .statusCode(200)
                .body("rectificationConfirmedOn", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "suspension|{\"on\":\"+999999999-12-31\",\"authority\":\"某院\",\"documentNo\":\"一\",\"reason\":\"因\"}",
                "suspension|{\"on\":\"-999999999-01-01\",\"authority\":\"某院\",\"documentNo\":\"一\",\"reason\":\"因\"}",
                "suspension|{\"on\":20240101}",
                "withdrawal|{\"reason\":\"\\u0000\"}",
                "withdrawal|{\"reason\":[]}",
                "withdrawal|{\"reason\":\"因\",\"evidence\":[null]}",
                "withdrawal|{\"reason\":\"因\",\"evidence\":[\"00000000-0000-0000-0000-000000000000\"]}",
                "withdrawal|{\"reason\":\"因\",\"what\":1}",
                "amendment|{\"reason\":\"因\",\"record\":{\"category\":\"GENERAL\"}}",
                "amendment|[]",
                "withdrawal|null",
            })
    void what_makes_no_sense_is_refused_and_changes_nothing(String decision, String body) {
        String before = league(BAOTOU).get(RECORD, "R-1").header("ETag");
        league(BAOTOU)
                .contentType("application/json")
                .header("If-Match", before)
                .body(body)
                .post(RECORD + "/" + decision, "R-1")
                .then()
                .statusCode(400);
        assertThat(league(BAOTOU).get(RECORD, "R-1").header("ETag")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"withdrawal,+999999999-12-31,因", "withdrawal,,a\0b", "quashing,x,因", "withdrawal,,''"})
    void nor_does_a_form_that_makes_no_sense(String decision, String on, String reason) {
        String before = league(BAOTOU).get(RECORD, "R-1").header("ETag");
        league(BAOTOU)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("version", before.replace("\"", ""))
                .formParam("reason", reason)
                .formParam("on", on == null ? "" : on)
                .post("/inside/records/R-1/decisions/{decision}", decision)
                .then()
                .statusCode(400);
        assertThat(league(BAOTOU).get(RECORD, "R-1").header("ETag")).isEqualTo(before);
    }

    @Test
    void of_two_officers_who_decide_at_once_one_is_told_that_it_has_moved_on() throws Exception {
        enter(RecordForms.good("R-5", "documentNo", "五号"));
        String etag = etag("R-5");
        try (ExecutorService officers = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> all = Collections.nCopies(
                    4,
                    () -> league(BAOTOU)
                            .contentType("application/json")
                            .header("If-Match", etag)
                            .body(Map.of("reason", "录入有误"))
                            .post(RECORD + "/withdrawal", "R-5")
                            .statusCode());
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : officers.invokeAll(all)) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
        }
        assertThat(league(BAOTOU).get(RECORD + "/decisions", "R-5").jsonPath().getList("kind"))
                .containsExactly("WITHDRAWN");
    }
}
