package io.ecocredit.calendars;

import static io.ecocredit.procedure.LineYear.INSTITUTIONS;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.database.EmptyRegister;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A day off that is added while a period runs lengthens it, whosever it is; one that is taken back shortens none. */
@QuarkusTest
@Cites(
        value = Article.A23,
        settles = Interpretation.I_19,
        provisions = {Provision.A20_ITEM_2, Provision.A20_ITEM_3, Provision.A21_ITEM_2})
class RunningPeriodsResourceTest {

    private static final String DAY_OFF = "2025-04-10";

    @BeforeEach
    void nobodyIsThere() {
        new EmptyRegister().beforeClass(RunningPeriodsResourceTest.class);
    }

    @ParameterizedTest
    @EnumSource
    void what_runs_over_a_new_day_off_ends_a_working_day_later_and_silence_waits_for_it(LineYear line)
            throws SQLException {
        line.prepare();
        String files = line.late();
        String answers = line.second();
        line.taken(line.officer("one"), files, "notification", NOTHING);
        line.putAt(answers, Step.NOTIFIED);
        line.taken(line.officer("one"), answers, "proposal", NOTHING);
        assertThat(lastDay(line, files, "FILING")).isEqualTo("2025-05-08");
        assertThat(lastDay(line, answers, "OBJECTION")).isEqualTo("2025-04-15");

        add();

        assertThat(lastDay(line, files, "FILING")).isEqualTo("2025-05-09");
        assertThat(lastDay(line, answers, "OBJECTION")).isEqualTo("2025-04-16");
        assertThat(line.seen(line.first()).getList("deadlines.limit"))
                .as("nothing runs there")
                .doesNotContain("OBJECTION");
        assertThat(told())
                .contains(
                        "2024年度“对拟定等级提出异议”的最后一日由2025-04-15顺延至2025-04-16，共1个",
                        "2024年度“上报基本信息和信用信息”的最后一日由2025-05-08顺延至2025-05-09，共1个");

        takeBack();
        assertThat(lastDay(line, files, "FILING")).isEqualTo("2025-05-09");
        assertThat(lastDay(line, answers, "OBJECTION")).isEqualTo("2025-04-16");

        TestTime.moveTo("2025-04-16");
        assertThat(late(line)).doesNotContain(answers);
        assertThat(line.seen(answers).getString("step")).isEqualTo(Step.PROPOSED.name());
        TestTime.moveTo("2025-04-17");
        line.awaitStep(answers, Step.CONFIRMED);
        assertThat(line.seen(answers).getString("answer")).isEqualTo("SILENT");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_over_or_has_not_begun_is_left_as_it_is(LineYear line) {
        line.prepare();
        String over = line.first();
        line.putAt(over, Step.NOTIFIED);
        assertThat(lastDay(line, over, "FILING")).isEqualTo("2025-04-01");
        add();
        assertThat(lastDay(line, over, "FILING")).isEqualTo("2025-04-01");
        String after = line.late();
        TestTime.moveTo("2025-04-14");
        line.taken(line.officer("one"), after, "notification", NOTHING);
        String due = lastDay(line, after, "FILING");
        takeBack();
        assertThat(lastDay(line, after, "FILING")).isEqualTo(due);
    }

    @Test
    void a_public_notice_and_the_time_to_object_to_a_finding_on_a_filing_are_put_off_too() {
        INSTITUTIONS.prepare();
        String shown = INSTITUTIONS.first();
        INSTITUTIONS.putAt(shown, Step.NOTIFIED);
        INSTITUTIONS.taken(INSTITUTIONS.officer("one"), shown, "proposal", NOTHING);
        INSTITUTIONS.putAt(shown, Step.CONFIRMED);
        Response opened = INSTITUTIONS.officer("one").post(INSTITUTIONS.year("/public-notice"));
        assertThat(opened.jsonPath().getString("closesOn"))
                .as(opened.asString())
                .isEqualTo("2025-04-15");
        String ruling = ruled(INSTITUTIONS.second());
        assertThat(objectionDue(ruling)).isEqualTo("2025-04-15");

        add();

        assertThat(objectionDue(ruling)).isEqualTo("2025-04-16");
        assertThat(given().get("/api/v1/public-notices/{id}", opened.jsonPath().getString("noticeId"))
                        .jsonPath()
                        .getString("closesOn"))
                .isEqualTo("2025-04-16");
        assertThat(lastDay(INSTITUTIONS, shown, "PUBLIC_NOTICE")).isEqualTo("2025-04-16");
    }

    private static String ruled(String subject) {
        INSTITUTIONS.putAt(subject, Step.NOTIFIED);
        Response ruled = FreshKey.on(INSTITUTIONS.officer("one"))
                .body(Map.of(
                        "evaluationId",
                        INSTITUTIONS.id(subject),
                        "kind",
                        "GOOD_CAUSE",
                        "words",
                        "停业整顿",
                        "evidence",
                        List.of(INSTITUTIONS.evidence(subject))))
                .post("/api/v1/filing-rulings");
        assertThat(ruled.statusCode()).as(ruled.asString()).isEqualTo(201);
        return ruled.jsonPath().getString("rulingId");
    }

    private static String objectionDue(String ruling) {
        return INSTITUTIONS
                .officer("one")
                .get("/api/v1/filing-rulings/" + ruling)
                .jsonPath()
                .getString("objectionDue");
    }

    /** The days off of 2025 as they are, and one more. */
    private static void add() {
        List<Map<String, Object>> days = new ArrayList<>(days());
        days.add(Map.of("date", DAY_OFF, "name", "自治区假日", "type", "OFF"));
        load(Map.of("days", days));
    }

    private static void takeBack() {
        List<Map<String, Object>> days = new ArrayList<>(days());
        days.removeIf(day -> DAY_OFF.equals(day.get("date")));
        load(Map.of("days", days, "removed", List.of(DAY_OFF)));
    }

    private static List<Map<String, Object>> days() {
        return INSTITUTIONS
                .region("one")
                .get("/api/v1/calendars/2025")
                .jsonPath()
                .getList("days");
    }

    private static void load(Map<String, Object> order) {
        Response loaded = INSTITUTIONS.region("one").body(order).put("/api/v1/calendars/2025");
        assertThat(loaded.statusCode()).as(loaded.asString()).isEqualTo(200);
    }

    private static String lastDay(LineYear line, String subject, String limit) {
        return line.seen(subject).getString("deadlines.find { it.limit == '" + limit + "' }.lastDay");
    }

    private static List<String> late(LineYear line) {
        return line.list(line.officer("one"), Map.of("year", 2024, "late", true))
                .getList("items." + line.key());
    }

    private static List<String> told() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement ask = owner.prepareStatement(
                        "select purpose from audit.trail where operation = 'loadCalendar' and purpose is not null");
                ResultSet lines = ask.executeQuery()) {
            List<String> told = new ArrayList<>();
            while (lines.next()) {
                told.add(lines.getString(1));
            }
            return told;
        }
    }
}
