package io.ecocredit.procedure.step;

import static io.ecocredit.procedure.LineYear.INSTITUTIONS;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static io.ecocredit.procedure.LineYear.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.EmptyRegister;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A notice in an inbox that nobody can open is no service: no period runs, and its officers see that it is still to be served. */
@QuarkusTest
@Cites(
        value = Article.A23,
        settles = {Interpretation.I_19, Interpretation.I_29, Interpretation.I_39},
        provisions = {Provision.A20_ITEM_1, Provision.A20_ITEM_2, Provision.A21_ITEM_2})
class UnopenedInboxResourceTest {

    @BeforeEach
    void nobodyIsThere() {
        new EmptyRegister().beforeClass(UnopenedInboxResourceTest.class);
    }

    @Test
    void the_period_to_file_runs_from_the_service_that_is_recorded_and_not_from_the_inbox() {
        INSTITUTIONS.prepare();
        String subject = INSTITUTIONS.late();
        INSTITUTIONS.closeInbox(subject);
        approvedFrom(subject, "2025-04-09");
        take(subject, "notification", NOTHING);

        assertThat(seenByOfficer(INSTITUTIONS, subject).getBoolean("items[0].awaitsService"))
                .isTrue();
        assertThat(deadlines(subject)).doesNotContain("FILING");
        INSTITUTIONS.closeInbox(subject);
        TestTime.moveTo("2025-05-20");
        refused(INSTITUTIONS.take(INSTITUTIONS.officer("one"), subject, "proposal", NOTHING), 409, "PERIOD_NOT_OVER");
        Response inbox = served(subject, Map.of("manner", "INBOX"));
        refusedAt(inbox, "service.manner");
        assertThat(inbox.jsonPath().getString("clause")).contains("I-29");

        take(subject, "service", Map.of("service", byHand("2025-04-10")));
        assertThat(seenByOfficer(INSTITUTIONS, subject).getBoolean("items[0].awaitsService"))
                .isFalse();
        assertThat(lastDay(subject, "FILING")).isEqualTo("2025-05-12");
    }

    @Test
    void nobody_is_silent_about_a_proposal_that_nobody_could_open_and_an_account_approved_later_can_be_served() {
        INSTITUTIONS.prepare();
        String subject = INSTITUTIONS.first();
        INSTITUTIONS.closeInbox(subject);
        INSTITUTIONS.putAt(subject, Step.NOTIFIED);
        take(subject, "proposal", NOTHING);
        assertThat(deadlines(subject)).doesNotContain("OBJECTION");
        TestTime.moveTo("2025-06-20");
        assertThat(INSTITUTIONS.seen(subject).getString("step"))
                .as("not taken for silence")
                .isEqualTo(Step.PROPOSED.name());
        assertThat(seenByOfficer(INSTITUTIONS, subject).getList("items[0]._actions.action"))
                .contains("service");

        Approved.testAccountOf(subject);
        JsonPath letters = INSTITUTIONS.letters(subject);
        assertThat(letters.getString("items[0].service")).contains("待另行送达");
        assertThat(letters.getString("items[0].dueOn")).isNull();
        assertThat(letters.getString("items[0].body")).contains("自通知送达次日起5个工作日内");
        refusedAt(served(subject, Map.of("manner", "INBOX", "proof", "回证1号")), "service.manner");
        take(subject, "service", Map.of("service", Map.of("manner", "INBOX")));
        assertThat(lastDay(subject, "OBJECTION")).isEqualTo("2025-06-27");
        assertThat(INSTITUTIONS.letters(subject).getString("items[0].body"))
                .contains("站内送达，2025-06-20")
                .contains("至2025-06-27（含当日）");
    }

    @Test
    void what_is_told_anew_waits_for_its_service_too() {
        INSTITUTIONS.prepare();
        String subject = INSTITUTIONS.second();
        INSTITUTIONS.putAt(subject, Step.NOTIFIED);
        take(subject, "proposal", NOTHING);
        INSTITUTIONS.putAt(subject, Step.RETURNED);
        INSTITUTIONS.closeInbox(subject);
        INSTITUTIONS.burden(subject, "UNOPENED-1");

        INSTITUTIONS.taken(INSTITUTIONS.officer("two"), subject, "review", NOTHING);

        assertThat(INSTITUTIONS.seen(subject).getString("step")).isEqualTo(Step.PROPOSED.name());
        assertThat(seenByOfficer(INSTITUTIONS, subject).getBoolean("items[0].awaitsService"))
                .isTrue();
        assertThat(deadlines(subject)).doesNotContain("OBJECTION");
    }

    /** Nobody serves a notice on an account by a word of their own, nor on one that ends before the period that it would start. */
    @Test
    void an_inbox_that_whoever_serves_has_opened_for_the_purpose_or_that_closes_again_is_no_service() {
        INSTITUTIONS.prepare();
        String subject = INSTITUTIONS.first();
        INSTITUTIONS.closeInbox(subject);
        INSTITUTIONS.putAt(subject, Step.NOTIFIED);
        approved("two", subject, Map.of());
        INSTITUTIONS.taken(INSTITUTIONS.officer("two"), subject, "proposal", NOTHING);
        assertThat(deadlines(subject)).as("approved by who sends it").doesNotContain("OBJECTION");
        Map<String, ?> inbox = Map.of("service", Map.of("manner", "INBOX"));
        refusedAt(INSTITUTIONS.take(INSTITUTIONS.officer("two"), subject, "service", inbox), "service.manner");
        approved("two", subject, Map.of("validUntil", "2025-04-14"));
        refusedAt(served(subject, Map.of("manner", "INBOX")), "service.manner");
        approved("two", subject, Map.of("validUntil", "2025-04-15"));
        take(subject, "service", inbox);
        assertThat(lastDay(subject, "OBJECTION")).isEqualTo("2025-04-15");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_period_stops_with_the_last_account_unless_somebody_has_opened_the_notice(boolean opened) {
        INSTITUTIONS.prepare();
        String subject = INSTITUTIONS.first();
        INSTITUTIONS.putAt(subject, Step.NOTIFIED);
        take(subject, "proposal", NOTHING);
        if (opened) {
            String letter = INSTITUTIONS.letters(subject).getString("items[0].messageId");
            assertThat(INSTITUTIONS
                            .subject(subject)
                            .put("/api/v1/inbox/" + letter + "/receipt")
                            .statusCode())
                    .isEqualTo(204);
        }
        approved("two", subject, "crony", Map.of());
        INSTITUTIONS
                .officer("two")
                .delete("/api/v1/institutions/" + subject + "/accounts/test-institution")
                .then()
                .statusCode(204);
        assertThat(deadlines(subject).contains("OBJECTION")).isEqualTo(opened);
        assertThat(seenByOfficer(INSTITUTIONS, subject).getBoolean("items[0].awaitsService"))
                .isEqualTo(!opened);
    }

    @Test
    void the_time_to_object_to_a_finding_runs_from_the_first_day_on_which_somebody_can_open_it() {
        INSTITUTIONS.prepare();
        String subject = INSTITUTIONS.second();
        INSTITUTIONS.putAt(subject, Step.NOTIFIED);
        String evidence = INSTITUTIONS.evidence(subject);
        INSTITUTIONS.closeInbox(subject);
        Response ruled = FreshKey.on(INSTITUTIONS.officer("one"))
                .body(Map.of(
                        "evaluationId",
                        INSTITUTIONS.id(subject),
                        "kind",
                        "GOOD_CAUSE",
                        "words",
                        "停业整顿",
                        "evidence",
                        List.of(evidence)))
                .post("/api/v1/filing-rulings");
        assertThat(ruled.statusCode()).as(ruled.asString()).isEqualTo(201);
        assertThat(ruled.jsonPath().getString("objectionDue")).isNull();
        String ruling = "/api/v1/filing-rulings/" + ruled.jsonPath().getString("rulingId");

        TestTime.moveTo("2025-05-12");
        approved("one", subject, "own", Map.of());
        Approved.testAccountOf(subject);
        TestTime.moveTo("2025-05-20");
        refused(objected(subject, ruling), 409, "PERIOD_OVER");
        TestTime.moveTo("2025-05-19");
        Response objected = objected(subject, ruling);
        assertThat(objected.statusCode()).as(objected.asString()).isEqualTo(200);
    }

    private static Response objected(String subject, String ruling) {
        return FreshKey.on(INSTITUTIONS.subject(subject))
                .header("If-Match", INSTITUTIONS.officer("one").get(ruling).header("ETag"))
                .body(Map.of("words", "不属实"))
                .post(ruling + "/objection");
    }

    private static void approved(String officer, String subject, Map<String, ?> order) {
        approved(officer, subject, "test-institution", order);
    }

    private static void approved(String officer, String subject, String account, Map<String, ?> order) {
        INSTITUTIONS
                .officer(officer)
                .body(order)
                .put("/api/v1/institutions/" + subject + "/accounts/" + account)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void both_lines_say_that_a_notice_awaits_its_service(LineYear line) {
        line.prepare();
        String subject = line.first();
        line.putAt(subject, Step.NOTIFIED);
        assertThat(seenByOfficer(line, subject).getBoolean("items[0].awaitsService"))
                .isFalse();
        line.taken(
                line.officer("one"),
                subject,
                "proposal",
                Map.of("service", Map.of("manner", "POST", "proof", "挂号信1号")));
        assertThat(seenByOfficer(line, subject).getBoolean("items[0].awaitsService"))
                .isTrue();
        line.taken(line.officer("one"), subject, "service", Map.of("service", byHand(LineYear.TODAY)));
        assertThat(seenByOfficer(line, subject).getBoolean("items[0].awaitsService"))
                .isFalse();
    }

    private static Map<String, String> byHand(String day) {
        return Map.of("manner", "HAND", "deliveredOn", day, "proof", "送达回证1号");
    }

    private static void approvedFrom(String subject, String day) {
        INSTITUTIONS
                .region("one")
                .body(Map.of("validFrom", day))
                .put("/api/v1/institutions/" + subject + "/accounts/test-institution")
                .then()
                .statusCode(200);
    }

    private static void take(String subject, String action, Map<String, ?> order) {
        INSTITUTIONS.taken(INSTITUTIONS.officer("one"), subject, action, order);
    }

    private static Response served(String subject, Map<String, String> service) {
        return INSTITUTIONS.take(INSTITUTIONS.officer("one"), subject, "service", Map.of("service", service));
    }

    private static JsonPath seenByOfficer(LineYear line, String subject) {
        return line.list(line.officer("one"), Map.of("year", 2024, line.key(), subject));
    }

    private static List<String> deadlines(String subject) {
        return INSTITUTIONS.seen(subject).getList("deadlines.limit");
    }

    private static String lastDay(String subject, String limit) {
        return INSTITUTIONS.seen(subject).getString("deadlines.find { it.limit == '" + limit + "' }.lastDay");
    }
}
