package io.ecocredit.warnings;

import static io.ecocredit.fixtures.ProcedureYear.evidence;
import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_ORDOS;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Warnings as they are issued, read, reported on and decided; each test warns of records of its own (A24, A25). */
@QuarkusTest
@Cites(
        value = {Article.A24, Article.A25},
        settles = Interpretation.I_21)
class WarningResourceTest {

    private static final String WARNINGS = "/api/v1/warnings";
    private static final String LIMIT = "2024-08-01";

    private static boolean filled;
    private static int records;

    @BeforeEach
    void fill() {
        TestTime.moveTo("2024-07-01");
        if (!filled) {
            TwoLeagues.fill();
            filled = true;
        }
    }

    /** A general record that can be warned of, on an institution of Baotou. */
    private static String record(String uscc, String division) {
        String number = "WR-" + ++records;
        RegionYear.deliver(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n" + number + ","
                        + uscc + ",GENERAL,1-12,13.4,2024-06-01,2024-06-03,," + division + ",某生态环境局," + number
                        + "号,1,,,,,某事\n");
        return number;
    }

    private static String matterOf(String division) {
        return FreshKey.on(league(division).contentType("application/json"))
                .body(Map.of("title", "报告质量", "indicators", List.of("1-12"), "requirement", "更正并报告", "days", 90))
                .post("/api/v1/warning-matters")
                .jsonPath()
                .getString("matterId");
    }

    private static Response issue(RequestSpecification who, Map<String, ?> order) {
        return FreshKey.on(who.contentType("application/json")).body(order).post(WARNINGS);
    }

    private static Map<String, Object> order(String record, String matter) {
        return new HashMap<>(Map.of("recordNo", record, "matterId", matter, "limitOn", LIMIT));
    }

    /** A warning on a record of the institution of Baotou alone. */
    private static String warned() {
        String number = record(OF_BAOTOU, BAOTOU);
        Response answer = issue(league(BAOTOU), order(number, matterOf(BAOTOU)));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return number;
    }

    private static Response move(RequestSpecification who, String number, String noun, Map<String, ?> order) {
        return who.contentType("application/json")
                .header("If-Match", league(BAOTOU).get(WARNINGS + "/" + number).header("ETag"))
                .body(order)
                .post(WARNINGS + "/" + number + "/" + noun);
    }

    private static Map<String, Object> report() {
        return Map.of("words", "已更正", "evidence", List.of(evidence(OF_BAOTOU)));
    }

    /** Its limit ran here: what was not reported in time is not told otherwise afterwards (A25, I-30). */
    @Test
    void a_file_answers_no_warning_that_was_given_in_the_register() {
        String number = warned();
        TestTime.moveTo("2024-08-02");
        JsonPath report = RegionYear.deliverValid(
                "warnings",
                "record_no,issued_on,requirement,limit_on,rectified_on,confirmed_on\n" + number + ",2024-07-01,更正并报告,"
                        + LIMIT + "," + LIMIT + ",2024-08-02\n");
        assertThat(report.getLong("result.refused")).as(report.prettify()).isEqualTo(1);
        assertThat(region().get(WARNINGS + "/" + number).jsonPath().getList("reports"))
                .isNullOrEmpty();
    }

    @Test
    void a_warning_says_what_is_asked_until_when_and_where_it_is() {
        String number = record(OF_BAOTOU, BAOTOU);
        Map<String, Object> own = order(number, matterOf(BAOTOU));
        own.put("requirement", " 重新监测 ");
        Response answer = issue(league(BAOTOU), own);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.header("Location")).endsWith(WARNINGS + "/" + number);
        assertThat(answer.jsonPath().getString("requirement"))
                .as("its own, in place of the matter's")
                .isEqualTo("重新监测");
        assertThat(answer.jsonPath().getString("limitOn")).isEqualTo(LIMIT);
        assertThat(institution(OF_BAOTOU)
                        .get(WARNINGS + "/" + number)
                        .jsonPath()
                        .getString("requirement"))
                .isEqualTo("重新监测");
        assertThat(institution(OF_BAOTOU)
                        .get(WARNINGS + "/" + number + "/print")
                        .asString())
                .contains("信用预警通知书", "重新监测", LIMIT);
    }

    @Test
    void without_a_limit_the_matters_longest_is_taken_unless_the_year_ends_before() {
        String number = record(OF_BAOTOU, BAOTOU);
        Map<String, Object> open = order(number, matterOf(BAOTOU));
        open.remove("limitOn");
        assertThat(issue(league(BAOTOU), open).jsonPath().getString("limitOn")).isEqualTo("2024-09-29");
    }

    @Test
    void a_league_warns_of_what_it_answers_for_by_a_matter_of_its_own_that_goes_on() {
        String number = record(OF_BAOTOU, BAOTOU);
        String foreign = matterOf(ORDOS);
        Response byAnother = issue(league(BAOTOU), order(number, foreign));
        refused(byAnother, 400, "WARNING_NOT_POSSIBLE");
        assertThat(byAnother.jsonPath().getString("errors[0].field")).isEqualTo("matterId");
        String ended = matterOf(BAOTOU);
        league(BAOTOU)
                .post("/api/v1/warning-matters/" + ended + "/ending")
                .then()
                .statusCode(200);
        refused(issue(league(BAOTOU), order(number, ended)), 400, "WARNING_NOT_POSSIBLE");

        refused(issue(league(WUHAI), order(number, matterOf(WUHAI))), 404, "NO_SUCH_RECORD");
        assertThat(issue(region(), order(number, matterOf(BAOTOU))).statusCode())
                .isEqualTo(403);
        assertThat(issue(institution(OF_BAOTOU), order(number, matterOf(BAOTOU)))
                        .statusCode())
                .isEqualTo(403);
        String shared = record(SHARED, BAOTOU);
        assertThat(issue(league(ORDOS), order(shared, foreign)).statusCode())
                .as("it serves there, and another league answers for the record")
                .isIn(403, 404);
        refused(league(BAOTOU).get(WARNINGS + "/" + number), 404, "NO_SUCH_WARNING");
    }

    @Test
    void what_an_order_lacks_is_named() {
        String number = record(OF_BAOTOU, BAOTOU);
        String matter = matterOf(BAOTOU);
        for (String field : List.of("recordNo", "matterId")) {
            Map<String, Object> lacking = order(number, matter);
            lacking.remove(field);
            Response answer = issue(league(BAOTOU), lacking);
            refused(answer, 400, "INVALID_PARAMETER");
            assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(field);
        }
        Map<String, Object> tooLong = order(number, matter);
        tooLong.put("requirement", "长".repeat(2001));
        refused(issue(league(BAOTOU), tooLong), 400, "INVALID_PARAMETER");
        assertThat(FreshKey.on(league(BAOTOU).contentType("application/json"))
                        .post(WARNINGS)
                        .statusCode())
                .isEqualTo(400);
        refused(
                league(BAOTOU)
                        .contentType("application/json")
                        .body(order(number, matter))
                        .post(WARNINGS),
                400,
                "IDEMPOTENCY_KEY_REQUIRED");
        refused(league(BAOTOU).get(WARNINGS + "/" + number), 404, "NO_SUCH_WARNING");
    }

    @Test
    void acting_needs_the_version_that_was_seen_and_a_move_that_there_is() {
        String number = warned();
        String report = WARNINGS + "/" + number + "/report";
        assertThat(institution(OF_BAOTOU)
                        .contentType("application/json")
                        .body(report())
                        .post(report)
                        .statusCode())
                .isEqualTo(428);
        refused(
                institution(OF_BAOTOU)
                        .contentType("application/json")
                        .header("If-Match", "\"99\"")
                        .body(report())
                        .post(report),
                412,
                "PRECONDITION_FAILED");
        refused(
                institution(OF_BAOTOU)
                        .contentType("application/json")
                        .header("If-Match", "*")
                        .body(report())
                        .post(report),
                400,
                "INVALID_PARAMETER");
        refused(move(institution(OF_BAOTOU), number, "withdrawal", report()), 404, "NO_SUCH_ACTION");
        refused(move(institution(OF_BAOTOU), number, "report", Map.of("words", "已更正")), 400, "MISSING_VALUE");
        refused(
                move(institution(OF_BAOTOU), number, "report", Map.of("evidence", List.of(evidence(OF_BAOTOU)))),
                400,
                "MISSING_VALUE");
        refused(
                move(
                        institution(OF_BAOTOU),
                        number,
                        "report",
                        Map.of("words", "已更正", "evidence", List.of(evidence(OF_ORDOS)))),
                400,
                "UNKNOWN_EVIDENCE");
        assertThat(move(institution(SHARED), number, "report", report()).statusCode())
                .as("another institution's warning")
                .isEqualTo(404);
        Response reported = move(institution(OF_BAOTOU), number, "report", report());
        assertThat(reported.statusCode()).as(reported.asString()).isEqualTo(200);
        refused(move(league(WUHAI), number, "confirmation", Map.of("words", "好")), 404, "NO_SUCH_WARNING");
        refused(move(institution(OF_BAOTOU), number, "confirmation", Map.of("words", "好")), 403, "WRONG_PARTY");
        refused(move(league(BAOTOU), number, "refusal", Map.of()), 400, "MISSING_VALUE");
        Response confirmed = move(league(BAOTOU), number, "confirmation", Map.of("words", "属实"));
        assertThat(confirmed.statusCode()).as(confirmed.asString()).isEqualTo(200);
        refused(move(league(BAOTOU), number, "refusal", Map.of("words", "不实")), 409, "STEP_OUT_OF_ORDER");
    }

    @Test
    void each_reader_is_offered_what_is_theirs_to_do_next() {
        String number = warned();
        assertThat(offered(institution(OF_BAOTOU), number)).containsExactly("report");
        assertThat(offered(league(BAOTOU), number)).isEmpty();
        assertThat(offered(region(), number)).isEmpty();
        move(institution(OF_BAOTOU), number, "report", report()).then().statusCode(200);
        assertThat(offered(institution(OF_BAOTOU), number)).isEmpty();
        assertThat(offered(league(BAOTOU), number)).containsExactly("confirmation", "refusal");
    }

    private static List<String> offered(RequestSpecification who, String number) {
        return who.get(WARNINGS + "/" + number).jsonPath().getList("_actions.action");
    }

    @Test
    void a_list_holds_what_the_reader_may_see_by_institution_and_by_whether_it_runs() {
        String own = warned();
        String shared = record(SHARED, BAOTOU);
        issue(league(BAOTOU), order(shared, matterOf(BAOTOU))).then().statusCode(201);
        assertThat(numbers(region(), "?limit=500")).contains(own, shared);
        assertThat(numbers(institution(OF_BAOTOU), "?limit=500")).contains(own).doesNotContain(shared);
        assertThat(numbers(league(WUHAI), "?limit=500")).doesNotContain(own, shared);
        assertThat(numbers(region(), "?limit=500&uscc=" + SHARED))
                .contains(shared)
                .doesNotContain(own);
        assertThat(numbers(region(), "?limit=500&running=true")).contains(own, shared);
        TestTime.moveTo("2024-08-02");
        assertThat(numbers(region(), "?limit=500&running=true")).doesNotContain(own, shared);
        assertThat(numbers(region(), "?limit=500&running=false")).contains(own, shared);
    }

    private static List<String> numbers(RequestSpecification who, String question) {
        return who.get(WARNINGS + question).jsonPath().getList("items.recordNo");
    }

    @Test
    void pages_go_by_the_number_of_the_record() {
        warned();
        warned();
        List<String> whole = numbers(region(), "?limit=500");
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = region().queryParam("limit", 1)
                    .queryParam("cursor", cursor)
                    .get(WARNINGS)
                    .jsonPath();
            paged.addAll(page.getList("items.recordNo"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(paged).hasSizeGreaterThanOrEqualTo(2).isEqualTo(whole).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"running=yes", "running=TRUE", "limit=0", "limit=501", "cursor=***", "uscc=91"})
    void a_question_that_cannot_be_answered_is_refused(String question) {
        Response answer = region().get(WARNINGS + "?" + question);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(question.split("=", -1)[0]);
    }

    @Test
    void the_outside_reads_no_warnings() {
        String number = warned();
        for (String role :
                List.of(Roles.PLATFORM, Roles.DEPARTMENT, Roles.PRACTITIONER, Roles.PROVIDER, Roles.AUDITOR)) {
            for (String address : List.of(WARNINGS, WARNINGS + "/" + number, WARNINGS + "/" + number + "/print")) {
                assertThat(as(role, Map.of()).get(address).statusCode())
                        .as("%s %s", role, address)
                        .isEqualTo(403);
            }
        }
        assertThat(given().get(WARNINGS + "/" + number).statusCode()).isEqualTo(401);
        refused(institution(SHARED).get(WARNINGS + "/" + number), 404, "NO_SUCH_WARNING");
        refused(institution(SHARED).get(WARNINGS + "/WR-none"), 404, "NO_SUCH_WARNING");
    }
}
