package io.ecocredit.warnings;

import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.ecocredit.warnings.EarlyWarnings.AT;
import static io.ecocredit.warnings.EarlyWarnings.bind;
import static io.ecocredit.warnings.EarlyWarnings.confirmed;
import static io.ecocredit.warnings.EarlyWarnings.delivered;
import static io.ecocredit.warnings.EarlyWarnings.enter;
import static io.ecocredit.warnings.EarlyWarnings.entered;
import static io.ecocredit.warnings.EarlyWarnings.firm;
import static io.ecocredit.warnings.EarlyWarnings.form;
import static io.ecocredit.warnings.EarlyWarnings.issue;
import static io.ecocredit.warnings.EarlyWarnings.issued;
import static io.ecocredit.warnings.EarlyWarnings.later;
import static io.ecocredit.warnings.EarlyWarnings.move;
import static io.ecocredit.warnings.EarlyWarnings.moveTo;
import static io.ecocredit.warnings.EarlyWarnings.number;
import static io.ecocredit.warnings.EarlyWarnings.order;
import static io.ecocredit.warnings.EarlyWarnings.report;
import static io.ecocredit.warnings.EarlyWarnings.reported;
import static io.ecocredit.warnings.EarlyWarnings.sheet;
import static io.ecocredit.warnings.EarlyWarnings.why;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Conduct is warned of before there is a record of it: put right in time it costs nothing, and nothing is warned of twice. */
@QuarkusTest
@Cites(
        value = {Article.A25, Article.A31},
        provisions = Provision.A24_PARAGRAPH_2,
        settles = {Interpretation.I_21, Interpretation.I_25, Interpretation.I_30, Interpretation.I_32})
class EarlyWarningResourceTest {

    @Inject
    LapseWatch watch;

    private static boolean filled;

    @BeforeEach
    void fill() {
        moveTo("2024-07-01");
        if (!filled) {
            TwoLeagues.fill();
            filled = true;
        }
    }

    @Test
    void put_right_in_time_and_confirmed_the_record_that_follows_takes_nothing_off() {
        String firm = firm();
        String warning = issued(firm);
        JsonPath letter = institution(firm).get("/api/v1/inbox").jsonPath();
        assertThat(letter.getString("items[0].title")).isEqualTo("信用预警通知：" + warning);
        assertThat(letter.getString("items[0].dueOn")).isEqualTo("2024-08-01");
        assertThat(letter.getString("items[0].body")).contains(firm, "报告缺页", "更正并报告");
        assertThat(institution(firm).get(AT + "/" + warning + "/print").asString())
                .contains("信用预警通知书", "报告缺页", "2024-08-01");
        refused(move(institution(firm), warning, "report", Map.of("words", "已更正")), 400, "MISSING_VALUE");
        refused(move(league(BAOTOU), warning, "report", report(firm)), 403, "WRONG_PARTY");
        moveTo("2024-08-01");
        confirmed(firm, warning);
        assertThat(sheet(firm, "2024-08-01").getString("score")).isEqualTo("100");

        moveTo("2024-09-20");
        String record = entered(firm, warning, "2024-09-20");
        JsonPath sheet = sheet(firm, "2024-09-20");
        assertThat(sheet.getString("score")).isEqualTo("100");
        assertThat(why(sheet, record)).isEqualTo("SPARED_BEFOREHAND");
        assertThat(sheet.getString("lines.find { it.recordNo == '" + record + "' }.clause"))
                .contains("第二十四条");
        assertThat(region().get(AT + "/" + warning).jsonPath().getString("recordNo"))
                .isEqualTo(record);
        JsonPath onRecord = region().get("/api/v1/warnings/" + record).jsonPath();
        assertThat(onRecord.getString("earlyWarning")).isEqualTo(warning);
        assertThat(onRecord.getString("state")).isEqualTo("CONFIRMED");
        assertThat(institution(firm).get("/api/v1/inbox").jsonPath().getList("items.body", String.class))
                .anyMatch(body -> body.contains("关联信用预警" + warning));
    }

    /** How putting right fails. */
    enum Failure {
        NOT_REPORTED,
        NOT_CONFIRMED;

        void happen(String firm, String warning) {
            if (this == NOT_CONFIRMED) {
                reported(firm, warning);
                move(league(BAOTOU), warning, "refusal", Map.of("words", "未更正"))
                        .then()
                        .statusCode(200);
            }
            moveTo("2024-08-02");
            refused(move(institution(firm), warning, "report", report(firm)), 409, "PERIOD_OVER");
        }
    }

    @ParameterizedTest
    @EnumSource
    void not_put_right_in_time_the_record_that_follows_counts_and_gets_no_second_time(Failure failure) {
        String firm = firm();
        String warning = issued(firm);
        failure.happen(firm, warning);
        String record = entered(firm, warning, "2024-08-02");
        assertThat(sheet(firm, "2024-08-02").getString("score")).isEqualTo("95");
        Map<String, Object> again = order(firm);
        again.remove("uscc");
        Response second = FreshKey.on(league(BAOTOU).contentType("application/json"))
                .body(Map.of("recordNo", record, "matterId", again.get("matterId"), "limitOn", "2024-10-01"))
                .post("/api/v1/warnings");
        refused(second, 409, "STEP_OUT_OF_ORDER");
        JsonPath file = RegionYear.deliverValid(
                "warnings",
                "record_no,issued_on,requirement,limit_on,rectified_on,confirmed_on\n" + record
                        + ",2024-08-02,整改,2024-12-31,,\n");
        assertThat(file.getLong("result.accepted")).isZero();
        refused(issue(league(BAOTOU), order(firm)), 400, "WARNING_NOT_POSSIBLE");
    }

    @Test
    void while_it_runs_the_record_is_kept_from_weighing_and_the_warning_goes_on_there() {
        String firm = firm();
        String warning = issued(firm);
        moveTo("2024-07-10");
        String record = entered(firm, warning, "2024-07-10");
        assertThat(why(sheet(firm, "2024-07-10"), record)).isEqualTo("UNDER_WARNING");
        assertThat(sheet(firm, "2024-08-02").getString("score")).isEqualTo("95");
        refused(move(institution(firm), warning, "report", report(firm)), 409, "STEP_OUT_OF_ORDER");
        String onRecord = "/api/v1/warnings/" + record;
        for (String[] step :
                List.of(new String[] {"report", Roles.INSTITUTION}, new String[] {"confirmation", Roles.LEAGUE})) {
            (step[1].equals(Roles.LEAGUE) ? league(BAOTOU) : institution(firm))
                    .contentType("application/json")
                    .header("If-Match", region().get(onRecord).header("ETag"))
                    .body(report(firm))
                    .post(onRecord + "/" + step[0])
                    .then()
                    .statusCode(200);
        }
        assertThat(why(sheet(firm, "2024-12-31"), record)).isEqualTo("SPARED_BEFOREHAND");
        assertThat(region().get(AT + "/" + warning).jsonPath().getString("state"))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void what_a_file_brings_counts_until_it_is_bound_and_a_person_says_whether_it_is_the_same() {
        String firm = firm();
        String warning = issued(firm);
        confirmed(firm, warning);
        String entered = later();
        moveTo(entered);
        String record = delivered(firm, "2024-05-20", "2024-09-20");
        assertThat(sheet(firm, "2024-09-20").getString("score")).isEqualTo("95");
        assertThat(doubts("open")).contains(record);
        Response twice = FreshKey.on(league(BAOTOU).contentType("application/json"))
                .body(Map.of("recordNo", record, "matterId", EarlyWarnings.matter(BAOTOU), "limitOn", "2024-10-01"))
                .post("/api/v1/warnings");
        refused(twice, 409, "STEP_OUT_OF_ORDER");
        JsonPath file = RegionYear.deliverValid(
                "warnings",
                "record_no,issued_on,requirement,limit_on,rectified_on,confirmed_on\n" + record
                        + ",2024-09-20,整改,2024-12-31,,\n");
        assertThat(file.getLong("result.refused")).isEqualTo(1);

        moveTo(later());
        Response bound = bind(warning, record);
        assertThat(bound.statusCode()).as(bound.asString()).isEqualTo(200);
        assertThat(bound.jsonPath().getString("recordNo")).isEqualTo(record);
        assertThat(why(sheet(firm, "2024-09-20"), record)).isEqualTo("SPARED_BEFOREHAND");
        assertThat(doubts("open")).doesNotContain(record);
        assertThat(doubts("settled")).contains(record);
        assertThat(sheet(firm, Map.of("at", "2024-09-20", "year", 2024, "knownAt", entered + "T12:00:00Z"))
                        .getString("score"))
                .as("as it was known")
                .isEqualTo("95");
        refused(bind(warning, delivered(firm, "2024-05-20", "2024-09-20")), 409, "STEP_OUT_OF_ORDER");
    }

    private static List<String> doubts(String state) {
        return league(BAOTOU)
                .queryParam("state", state)
                .queryParam("limit", 500)
                .get("/api/v1/doubts")
                .jsonPath()
                .getList("items.findAll { it.code == 'MAY_FOLLOW_WARNING' }.fact");
    }

    @ParameterizedTest
    @CsvSource({
        "indicator, 1-09",
        "occurredOn, 2024-06-02",
        "occurredOn, ''",
        "producedOn, 2024-06-30",
        "division, 150600",
        "earlyWarning, YJ99999999"
    })
    void no_other_record_is_entered_under_it(String field, String value) {
        String firm = firm();
        String warning = issued(firm);
        confirmed(firm, warning);
        moveTo("2024-09-20");
        Map<String, Object> form = form(firm, number(), "2024-09-20");
        form.put("earlyWarning", warning);
        form.put(field, value);
        if (field.equals("division")) {
            league(ORDOS).get("/api/v1/institutions/" + firm);
            form.put("authority", "鄂尔多斯市生态环境局");
            assertThat(enter(league(ORDOS), form).statusCode()).isIn(400, 404);
        } else {
            refused(enter(league(BAOTOU), form), 400, "WARNING_NOT_POSSIBLE");
        }
        assertThat(sheet(firm, "2024-09-20").getList("lines"))
                .as("nothing is entered")
                .isNullOrEmpty();
        String other = firm();
        Map<String, Object> ofAnother = form(other, number(), "2024-09-20");
        ofAnother.put("earlyWarning", warning);
        refused(enter(league(BAOTOU), ofAnother), 400, "WARNING_NOT_POSSIBLE");
    }

    @Test
    void a_record_is_bound_by_the_league_that_warned_and_no_record_of_before_is() {
        String firm = firm();
        String known = delivered(firm, "2024-05-20", "2024-07-01");
        String warning = issued(firm);
        refused(bind(warning, known), 400, "WARNING_NOT_POSSIBLE");
        assertThat(sheet(firm, "2024-07-01").getString("score")).isEqualTo("95");
        Map<String, Object> form = form(firm, number(), "2024-07-01");
        form.put("documentNo", known + " 号");
        form.put("earlyWarning", warning);
        refused(enter(league(BAOTOU), form), 400, "WARNING_NOT_POSSIBLE");

        String record = delivered(firm, "2024-05-20", "2024-07-01");
        assertThat(bind(league(WUHAI), warning, record).statusCode()).isEqualTo(404);
        assertThat(bind(institution(firm), warning, record).statusCode()).isEqualTo(403);
        assertThat(bind(region(), warning, record).statusCode()).isEqualTo(403);
        refused(
                league(BAOTOU)
                        .contentType("application/json")
                        .header("If-Match", "\"9\"")
                        .body(Map.of("recordNo", record, "words", "同"))
                        .post(AT + "/" + warning + "/binding"),
                412,
                "PRECONDITION_FAILED");
        Map<String, Object> ofProvider = form(firm, number(), "2024-07-01");
        ofProvider.put("earlyWarning", warning);
        refused(enter(EarlyWarnings.provider(), ofProvider), 403, "OTHER_AUTHORITY");
        bind(warning, record).then().statusCode(200);
        Map<String, Object> again = form(firm, record, "2024-07-01");
        again.put("earlyWarning", "YJ00000000");
        assertThat(enter(league(BAOTOU), again).statusCode()).isEqualTo(409);
    }

    @Test
    void a_record_that_replaces_a_withdrawn_one_follows_in_its_place_and_that_one_no_longer_does() {
        String firm = firm();
        String warning = issued(firm);
        moveTo("2024-07-10");
        String first = entered(firm, warning, "2024-07-10");
        decide(first, "withdrawal");
        String second = delivered(firm, "2024-05-20", "2024-07-10");
        bind(warning, second).then().statusCode(200);
        String onRecord = "/api/v1/warnings/" + second;
        institution(firm)
                .contentType("application/json")
                .header("If-Match", region().get(onRecord).header("ETag"))
                .body(report(firm))
                .post(onRecord + "/report")
                .then()
                .statusCode(200);
        assertThat(sheet(firm, "2024-12-31").getString("score")).isEqualTo("100");
        decide(first, "reinstatement");
        JsonPath sheet = sheet(firm, "2024-07-15");
        assertThat(sheet.getString("score"))
                .as("one warning covers one record: %s", sheet.prettify())
                .isEqualTo("95");
        assertThat(why(sheet, second)).isEqualTo("AWAITING_CONFIRMATION");
    }

    private static void decide(String record, String decision) {
        Response answer = league(BAOTOU)
                .contentType("application/json")
                .header("If-Match", region().get("/api/v1/records/" + record).header("ETag"))
                .body(Map.of("reason", "录入有误"))
                .post("/api/v1/records/" + record + "/" + decision);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @Test
    void a_correction_that_tells_of_other_conduct_takes_the_record_from_under_the_warning() {
        String firm = firm();
        String warning = issued(firm);
        confirmed(firm, warning);
        String record = entered(firm, warning, "2024-07-01");
        Map<String, Object> corrected = form(firm, record, "2024-07-01");
        corrected.put("occurredOn", "2024-06-15");
        Response amended = league(BAOTOU)
                .contentType("application/json")
                .header("If-Match", region().get("/api/v1/records/" + record).header("ETag"))
                .body(Map.of("reason", "行为日有误", "record", corrected))
                .post("/api/v1/records/" + record + "/amendment");
        assertThat(amended.statusCode()).as(amended.asString()).isEqualTo(200);
        JsonPath sheet = sheet(firm, "2024-07-01");
        assertThat(sheet.getString("score")).as(sheet.prettify()).isEqualTo("95");
    }

    @Test
    void the_database_binds_nothing_else_whatever_a_service_does() throws SQLException {
        String firm = firm();
        String warning = issued(firm);
        String later = delivered(firm, "2024-06-02", "2024-07-01");
        String one = delivered(firm, "2024-05-20", "2024-07-01");
        String two = delivered(firm, "2024-05-20", "2024-07-01");
        assertThat(boundByOwner(warning, later)).isFalse();
        assertThat(boundByOwner(warning, one)).isTrue();
        assertThat(boundByOwner(warning, two)).isFalse();
    }

    private static boolean boundByOwner(String warning, String record) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement bind =
                        owner.prepareStatement("select register.bind_to_warning(?, record_no, entry_id)"
                                + " from register.records where record_no = ?")) {
            bind.setString(1, warning);
            bind.setString(2, record);
            bind.execute();
            return true;
        } catch (SQLException refused) {
            assertThat(refused.getSQLState()).isEqualTo("23514");
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_institution_is_warned_and_a_practitioner_who_loses_no_points_is_not(LineYear line) {
        Map<String, Object> order = order(firm());
        order.put("indicator", line == LineYear.INSTITUTIONS ? "1-12" : "2-01");
        Response answer = issue(league(BAOTOU), order);
        if (line == LineYear.INSTITUTIONS) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        } else {
            refused(answer, 400, "WARNING_NOT_POSSIBLE");
            assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("indicator");
            assertThat(answer.jsonPath().getString("detail")).contains("从业人员");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "indicator, 18-1, WARNING_NOT_POSSIBLE",
        "indicator, 1-08, WARNING_NOT_POSSIBLE",
        "indicator, 1-13, WARNING_NOT_POSSIBLE",
        "indicator, 1-15, WARNING_NOT_POSSIBLE",
        "indicator, 9-99, UNKNOWN_INDICATOR",
        "foundOn, 2024-07-02, IMPOSSIBLE_DATE",
        "foundOn, , INVALID_PARAMETER",
        "limitOn, 2024-06-30, WARNING_NOT_POSSIBLE",
        "limitOn, 2025-01-01, WARNING_NOT_POSSIBLE",
        "found, , INVALID_PARAMETER",
        "place, , INVALID_PARAMETER",
        "matterId, , INVALID_PARAMETER",
        "uscc, 9115, MALFORMED_USCC"
    })
    void what_cannot_be_warned_of_is_refused_with_its_field(String field, String value, String code) {
        Map<String, Object> order = order(firm());
        order.put(field, value);
        Response answer = issue(league(BAOTOU), order);
        refused(answer, 400, code);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(field);
    }

    @Test
    void what_has_a_record_is_warned_of_on_the_record_and_a_foreign_file_is_none() {
        String firm = firm();
        delivered(firm, "2024-06-01", "2024-06-20");
        refused(issue(league(BAOTOU), order(firm)), 400, "WARNING_NOT_POSSIBLE");
        refused(issue(league(WUHAI), order(firm)), 404, "NO_SUCH_INSTITUTION");
        for (String role : List.of(Roles.PROVIDER, Roles.PRACTITIONER, Roles.PLATFORM, Roles.AUDITOR)) {
            assertThat(as(role, Map.of()).get(AT).statusCode()).as(role).isEqualTo(403);
        }
        String warning = issued(firm());
        assertThat(league(WUHAI).get(AT + "/" + warning).statusCode()).isEqualTo(404);
        assertThat(institution(firm).get(AT + "/" + warning).statusCode()).isEqualTo(404);
        assertThat(region().get(AT + "?limit=500&running=true").jsonPath().getList("items.warningNo"))
                .contains(warning);
    }

    @Test
    void a_result_on_notice_is_changed_by_no_binding() {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        moveTo("2024-07-01");
        String warning = issued(line.first());
        moveTo("2024-09-20");
        String record = delivered(line.first(), "2024-05-20", "2024-09-20");
        moveTo(LineYear.TODAY);
        line.putAt(line.first(), Step.ON_NOTICE);
        Response answer = bind(warning, record);
        refused(answer, 409, "STEP_OUT_OF_ORDER");
        assertThat(answer.jsonPath().getString("clause")).contains("I-30");
        line.putAt(line.first(), Step.CONFIRMED);
        bind(warning, record).then().statusCode(200);
    }

    @Test
    void a_limit_that_passes_is_told_once() {
        String firm = firm();
        String warning = issued(firm);
        moveTo("2024-08-02");
        lookForLapses();
        assertThat(lapses(firm)).containsExactly("信用预警" + warning + "：时限届满");
        entered(firm, warning, "2024-08-02");
        lookForLapses();
        assertThat(lapses(firm)).hasSize(1);
    }

    private void lookForLapses() {
        watch.tick().await().indefinitely();
    }

    private static List<String> lapses(String firm) {
        return institution(firm)
                .get("/api/v1/inbox")
                .jsonPath()
                .getList("items.findAll { it.kind.endsWith('warning-lapse') }.title");
    }
}
