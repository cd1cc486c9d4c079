package io.ecocredit.procedure.step;

import static io.ecocredit.procedure.LineYear.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.EmptyRegister;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The period to file runs once: nobody has a second one by being taken off the list and put back. */
@QuarkusTest
@Cites(
        value = Article.A23,
        settles = {Interpretation.I_29, Interpretation.I_33},
        provisions = {Provision.A20_ITEM_1, Provision.A21_ITEM_1, Provision.A26_PARAGRAPH_4})
class FirstNoticeResourceTest {

    private static final String DUE = "2025-05-08";
    private static final String LATER = "2025-05-20";

    @BeforeEach
    void nobodyIsThere() {
        new EmptyRegister().beforeClass(FirstNoticeResourceTest.class);
    }

    @ParameterizedTest
    @EnumSource
    void nobody_is_notified_of_a_year_that_is_not_over(LineYear line) {
        line.prepare();
        line.putBackToList(line.first());
        TestTime.moveTo("2024-12-31");
        LineYear.refused(line.take(line.officer("one"), line.first(), "notification", NOTHING), 409, "PERIOD_NOT_OVER");
    }

    @ParameterizedTest
    @EnumSource
    void a_second_notice_starts_no_second_period_and_a_late_filing_stays_late(LineYear line) {
        line.prepare();
        String subject = line.late();
        notified(line, subject, NOTHING);
        assertThat(filingDue(line, subject)).isEqualTo(DUE);

        TestTime.moveTo(LATER);
        takenOffAndPutBack(line, subject);
        notified(line, subject, Map.of("service", Map.of("manner", "HAND", "deliveredOn", LATER, "proof", "送达回证1号")));

        assertThat(filingDue(line, subject)).isEqualTo(DUE);
        assertThat(line.seen(subject).getString("deadlines.find { it.limit == 'FILING' }.clause"))
                .contains("第二十");
        assertThat(line.letters(subject).getString("items[0].dueOn")).isEqualTo(DUE);
        assertThat(line.letters(subject).getString("items[0].body"))
                .contains("首次填报通知已于" + LineYear.TODAY + "送达")
                .contains("不因移出名单后恢复列入而重新起算");

        file(line, subject);
        assertThat(line.region("one")
                        .get(line.at(line.id(subject), "/history"))
                        .jsonPath()
                        .getBoolean("find { it.action == 'filing' }.late"))
                .isTrue();
    }

    /** 20 working days to file are 20 days on the list (A23): one had passed when it was taken off, 19 are left. */
    @ParameterizedTest
    @EnumSource
    void no_day_off_the_list_counts_to_the_period_to_file(LineYear line) {
        line.prepare();
        String subject = line.late();
        TestTime.moveTo("2025-04-28");
        notified(line, subject, NOTHING);
        assertThat(filingDue(line, subject)).isEqualTo("2025-05-29");
        TestTime.moveTo("2025-04-29");
        line.taken(line.officer("one"), subject, "removal", Map.of("reason", "误列"));
        TestTime.moveTo("2025-06-11");
        line.taken(line.officer("one"), subject, "reinstatement", Map.of("reason", "确有从业"));
        notified(line, subject, NOTHING);

        assertThat(filingDue(line, subject)).isEqualTo("2025-07-08");
        assertThat(line.letters(subject).getString("items[0].dueOn")).isEqualTo("2025-07-08");
        assertThat(line.letters(subject).getString("items[0].body")).contains("移出名单的时间不计入");
        LineYear.refused(line.take(line.officer("one"), subject, "proposal", NOTHING), 409, "PERIOD_NOT_OVER");

        TestTime.moveTo("2025-07-01");
        takenOffAndPutBack(line, subject);
        notified(line, subject, NOTHING);
        assertThat(filingDue(line, subject)).as("no day was lost").isEqualTo("2025-07-08");
        TestTime.moveTo("2025-07-09");
        takenOffAndPutBack(line, subject);
        TestTime.moveTo("2025-07-20");
        notified(line, subject, NOTHING);
        assertThat(filingDue(line, subject)).as("late stays late").isEqualTo("2025-07-08");
    }

    @ParameterizedTest
    @EnumSource
    void a_letter_that_never_arrived_starts_nothing_so_the_next_does(LineYear line) {
        line.prepare();
        String subject = line.late();
        notified(line, subject, Map.of("service", Map.of("manner", "POST", "proof", "挂号信1号")));
        assertThat(line.take(line.officer("one"), subject, "proposal", NOTHING).statusCode())
                .as("no filing period that could be over")
                .isEqualTo(409);
        takenOffAndPutBack(line, subject);
        notified(line, subject, NOTHING);

        assertThat(filingDue(line, subject)).isEqualTo(DUE);
        assertThat(line.letters(subject).getString("items[0].body")).doesNotContain("首次填报通知");
    }

    @ParameterizedTest
    @EnumSource
    void a_first_notice_by_post_counts_from_its_receipt_although_a_second_has_arrived(LineYear line) {
        line.prepare();
        String subject = line.late();
        notified(line, subject, Map.of("service", Map.of("manner", "POST", "proof", "EMS1")));
        TestTime.moveTo(LATER);
        takenOffAndPutBack(line, subject);
        notified(line, subject, NOTHING);
        assertThat(filingDue(line, subject)).isGreaterThan(DUE);
        assertThat(offered(line, subject)).contains("service");

        LineYear.refused(
                line.take(line.officer("one"), subject, "service", received("2025-04-07")), 400, "MALFORMED_VALUE");
        line.taken(line.officer("one"), subject, "service", received("2025-04-10"));
        assertThat(filingDue(line, subject)).isEqualTo("2025-05-12");
        assertThat(line.letters(subject).getString("items[0].dueOn")).isEqualTo("2025-05-12");
        assertThat(offered(line, subject)).doesNotContain("service");
        LineYear.refused(
                line.take(line.officer("one"), subject, "service", received("2025-04-09")), 409, "STEP_OUT_OF_ORDER");
    }

    @ParameterizedTest
    @EnumSource
    void a_notice_by_post_that_arrives_after_another_does_not_lengthen_the_period(LineYear line) {
        line.prepare();
        String subject = line.late();
        notified(line, subject, Map.of("service", Map.of("manner", "POST", "proof", "EMS1")));
        takenOffAndPutBack(line, subject);
        notified(line, subject, NOTHING);
        TestTime.moveTo(LATER);

        line.taken(line.officer("one"), subject, "service", received("2025-04-10"));
        assertThat(filingDue(line, subject)).isEqualTo(DUE);
    }

    private static List<String> offered(LineYear line, String subject) {
        return line.list(line.officer("one"), Map.of("year", 2024, line.key(), subject))
                .getList("items[0]._actions.action");
    }

    private static Map<String, ?> received(String day) {
        return Map.of("service", Map.of("manner", "POST", "deliveredOn", day, "proof", "EMS1"));
    }

    private static void notified(LineYear line, String subject, Map<String, ?> order) {
        line.taken(line.officer("one"), subject, "notification", order);
    }

    private static void takenOffAndPutBack(LineYear line, String subject) {
        line.taken(line.officer("one"), subject, "removal", Map.of("reason", "误列"));
        line.taken(line.officer("one"), subject, "reinstatement", Map.of("reason", "确有从业"));
        assertThat(line.seen(subject).getString("step")).isEqualTo(Step.LISTED.name());
    }

    private static String filingDue(LineYear line, String subject) {
        return line.seen(subject).getString("deadlines.find { it.limit == 'FILING' }.lastDay");
    }

    private static void file(LineYear line, String subject) {
        line.subject(subject)
                .header("If-Match", "\"0\"")
                .body(line.filing(subject))
                .put(line.at(line.id(subject), "/filing"))
                .then()
                .statusCode(200);
        line.taken(line.subject(subject), subject, "filing", NOTHING);
    }
}
