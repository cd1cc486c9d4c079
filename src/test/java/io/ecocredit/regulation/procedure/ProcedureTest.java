package io.ecocredit.regulation.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.TimeLimit;
import io.ecocredit.regulation.text.WorkingPeriod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of chapter 4: what may follow what, who may do it, and why it is refused. */
@Cites(
        value = {Article.A7, Article.A20, Article.A21, Article.A23},
        settles = {Interpretation.I_2, Interpretation.I_19, Interpretation.I_28})
class ProcedureTest {

    private static final Path DOCUMENT = Path.of("docs", "procedure.md");
    private static final LocalDate DUE = LocalDate.of(2025, 4, 30);
    private static final Order FULL = new Order("理由", List.of(new UUID(0, 1)), true);

    private static CaseFacts facts(LocalDate today) {
        return new CaseFacts(
                today,
                true,
                Map.of(
                        WorkingPeriod.FILING, DUE,
                        WorkingPeriod.OBJECTION, DUE,
                        WorkingPeriod.PUBLIC_NOTICE, DUE,
                        FixedDate.SUBMISSION, DUE),
                false,
                false,
                false,
                false,
                true,
                0,
                true,
                null,
                "一名工作人员",
                new CaseFacts.Caller("另一名工作人员", Party.LEAGUE, true, false, false));
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void every_action_of_every_party_at_every_step_is_a_row_or_a_refusal_with_its_clause(Step step) {
        for (Procedure procedure : List.of(Procedure.INSTITUTIONS, Procedure.PRACTITIONERS)) {
            for (Action action : Action.values()) {
                for (Party party : Party.values()) {
                    boolean row = procedure.rows().stream()
                            .anyMatch(each -> each.from() == step && each.action() == action && each.party() == party);
                    if (row) {
                        assertThat(procedure.require(step, action, party).from())
                                .isEqualTo(step);
                    } else {
                        assertThatThrownBy(() -> procedure.require(step, action, party))
                                .isInstanceOfSatisfying(RefusalException.class, refused -> {
                                    assertThat(refused.refusal().clause()).isNotNull();
                                    assertThat(refused.refusal().code())
                                            .isIn(RefusalCode.WRONG_PARTY, RefusalCode.STEP_OUT_OF_ORDER);
                                });
                    }
                }
            }
        }
    }

    @Test
    void a_step_an_action_and_a_party_have_one_row_at_most() {
        for (Procedure procedure : List.of(Procedure.INSTITUTIONS, Procedure.PRACTITIONERS)) {
            assertThat(procedure.rows().stream()
                            .map(row -> List.of(row.from(), row.action(), row.party()))
                            .toList())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void an_institution_reaches_publication_only_by_way_of_notice_and_submission() {
        assertThat(reachable(Procedure.INSTITUTIONS, EnumSet.noneOf(Step.class)))
                .contains(Step.PUBLISHED);
        assertThat(reachable(Procedure.INSTITUTIONS, EnumSet.of(Step.ON_NOTICE)))
                .doesNotContain(Step.PUBLISHED);
        assertThat(reachable(Procedure.INSTITUTIONS, EnumSet.of(Step.SUBMITTED)))
                .doesNotContain(Step.PUBLISHED);
        assertThat(reachable(Procedure.INSTITUTIONS, EnumSet.of(Step.CONFIRMED)))
                .doesNotContain(Step.PUBLISHED);
    }

    @Test
    void nothing_of_a_practitioner_is_ever_public() {
        assertThat(Procedure.PRACTITIONERS.rows()).allSatisfy(row -> {
            assertThat(row.from().face()).isEqualTo(Face.NOTHING);
            assertThat(row.to().face()).isEqualTo(Face.NOTHING);
        });
    }

    private static Set<Step> reachable(Procedure procedure, Set<Step> closed) {
        Set<Step> seen = EnumSet.of(Step.LISTED);
        Deque<Step> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            procedure.from(open.pop()).stream()
                    .map(Transition::to)
                    .filter(to -> !closed.contains(to))
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return seen;
    }

    @Test
    void who_did_not_file_is_rated_once_the_period_is_over_and_not_before() {
        Transition row = Procedure.INSTITUTIONS.require(Step.NOTIFIED, Action.PROPOSE, Party.LEAGUE);

        assertThat(row.refusal(facts(DUE)).orElseThrow().code()).isEqualTo(RefusalCode.PERIOD_NOT_OVER);
        assertThat(row.refusal(facts(DUE.plusDays(1)))).isEmpty();
    }

    @Test
    void an_objection_is_heard_until_the_last_day_and_silence_recorded_after_it() {
        Transition objection = Procedure.INSTITUTIONS.require(Step.PROPOSED, Action.OBJECT, Party.SUBJECT);
        Transition silence = Procedure.INSTITUTIONS.require(Step.PROPOSED, Action.RECORD_SILENCE, Party.SERVICE);

        assertThat(objection.refusal(facts(DUE))).isEmpty();
        assertThat(silence.refusal(facts(DUE))).isPresent();
        assertThat(objection.refusal(facts(DUE.plusDays(1))).orElseThrow().code())
                .isEqualTo(RefusalCode.PERIOD_OVER);
        assertThat(silence.refusal(facts(DUE.plusDays(1)))).isEmpty();
    }

    @Test
    void an_objection_states_its_reason_and_its_evidence() {
        Transition objection = Procedure.INSTITUTIONS.require(Step.PROPOSED, Action.OBJECT, Party.SUBJECT);

        assertThat(objection.faults(Order.EMPTY))
                .extracting(fault -> Objects.requireNonNull(fault.field()))
                .containsExactly("reason", "evidence");
        assertThat(objection.faults(FULL)).isEmpty();
    }

    @Test
    void a_notice_cannot_be_cut_short_and_what_was_said_during_it_is_answered_first() {
        Transition review = Procedure.INSTITUTIONS.require(Step.ON_NOTICE, Action.DETERMINE, Party.LEAGUE);
        CaseFacts after = facts(DUE.plusDays(1));
        CaseFacts open = new CaseFacts(
                after.today(),
                true,
                after.lastDays(),
                false,
                false,
                false,
                false,
                true,
                1,
                false,
                null,
                after.proposedBy(),
                after.caller());

        assertThat(review.refusal(facts(DUE)).orElseThrow().code()).isEqualTo(RefusalCode.PERIOD_NOT_OVER);
        assertThat(review.refusal(open).orElseThrow().code()).isEqualTo(RefusalCode.COMMENTS_OPEN);
        assertThat(review.refusal(after)).isEmpty();
    }

    @Test
    void who_proposed_does_not_determine_and_neither_does_who_is_in_conflict_nor_another_league() {
        Transition review = Procedure.INSTITUTIONS.require(Step.ON_NOTICE, Action.DETERMINE, Party.LEAGUE);

        assertThat(refusalOf(review, new CaseFacts.Caller("一名工作人员", Party.LEAGUE, true, false, false)))
                .isEqualTo(RefusalCode.SECOND_OFFICER_NEEDED);
        assertThat(refusalOf(review, new CaseFacts.Caller("另一名工作人员", Party.LEAGUE, true, true, false)))
                .isEqualTo(RefusalCode.CONFLICT_OF_INTEREST);
        assertThat(refusalOf(review, new CaseFacts.Caller("另一名工作人员", Party.LEAGUE, false, false, false)))
                .isEqualTo(RefusalCode.OTHER_LEAGUE);
    }

    private static RefusalCode refusalOf(Transition row, CaseFacts.Caller caller) {
        CaseFacts facts = facts(DUE.plusDays(1));
        return row.refusal(new CaseFacts(
                        facts.today(),
                        true,
                        facts.lastDays(),
                        false,
                        false,
                        false,
                        false,
                        true,
                        0,
                        false,
                        null,
                        facts.proposedBy(),
                        caller))
                .orElseThrow()
                .code();
    }

    @Test
    void a_refusal_or_limit_on_a_practitioners_case_never_cites_the_article_for_institutions() {
        CaseFacts.Caller proposer = new CaseFacts.Caller("一名工作人员", Party.LEAGUE, true, false, false);
        List<Clause> cited = Stream.of(DUE, DUE.plusDays(1))
                .map(ProcedureTest::facts)
                .map(facts -> new CaseFacts(
                        facts.today(),
                        true,
                        facts.lastDays(),
                        false,
                        false,
                        false,
                        false,
                        false,
                        1,
                        false,
                        null,
                        "一名工作人员",
                        proposer))
                .flatMap(facts -> Procedure.PRACTITIONERS.rows().stream().flatMap(row -> row.refusal(facts).stream()))
                .map(Refusal::clause)
                .distinct()
                .toList();

        assertThat(cited)
                .hasSizeGreaterThan(2)
                .noneMatch(clause -> clause.toString().contains("第二十条"));
    }

    @Test
    void a_missed_date_is_late_and_no_refusal() {
        Transition submission = Procedure.INSTITUTIONS.require(Step.DETERMINED, Action.SUBMIT, Party.LEAGUE);

        assertThat(submission.isLate(facts(DUE))).isFalse();
        assertThat(submission.isLate(facts(DUE.plusDays(1)))).isTrue();
        assertThat(submission.refusal(facts(DUE.plusDays(1)))).isEmpty();
    }

    @Test
    void the_diagram_in_the_documents_is_the_table() throws IOException {
        String due =
                "# Procedure · 评价程序\n\nMade from the table in `regulation/procedure/Procedure`; the build fails when"
                        + " it is out of date.\n由程序表生成；与程序表不符时构建失败。\n"
                        + section("Institutions · 机构（第二十条）", Procedure.INSTITUTIONS)
                        + section("Practitioners · 从业人员（第二十一条）", Procedure.PRACTITIONERS)
                        + conditions();
        if (System.getProperty("procedure.renew") != null) {
            Files.writeString(DOCUMENT, due);
        }
        assertThat(DOCUMENT)
                .as("renew it with: mvn test -Dtest=ProcedureTest -Dprocedure.renew=")
                .hasContent(due);
    }

    private static String conditions() {
        StringBuilder text = new StringBuilder(
                "\n## Conditions · 条件\n\n| condition 条件 | refusal 不满足时 | clause 依据 |\n| --- | --- | --- |\n");
        for (Guard each : Guard.values()) {
            Clause clause = each.clause();
            text.append("| `%s` | %s | %s |%n"
                    .formatted(each, each.detail(), clause == null ? "该项办理的依据" : clause.citation()));
        }
        return text.toString();
    }

    private static String section(String title, Procedure procedure) {
        StringBuilder text = new StringBuilder("\n## " + title + "\n\n```mermaid\nstateDiagram-v2\n");
        Set<Step> steps = EnumSet.noneOf(Step.class);
        procedure.rows().forEach(row -> {
            steps.add(row.from());
            steps.add(row.to());
        });
        steps.forEach(step -> text.append("    ")
                .append(step)
                .append(" : ")
                .append(step.label())
                .append('\n'));
        text.append("    [*] --> LISTED\n");
        procedure
                .rows()
                .forEach(row -> text.append("    ")
                        .append(row.from())
                        .append(" --> ")
                        .append(row.to())
                        .append(" : ")
                        .append(row.action().label())
                        .append('\n'));
        text.append(
                "```\n\n| step 环节 | action 办理 | who 由谁 | by when 时限 | conditions 条件 | states 须提供 | next 之后 | public 公开 |"
                        + " clause 依据 |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        procedure.rows().forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(Transition row) {
        TimeLimit limit = row.limit();
        return "| %s `%s` | %s `%s` | %s | %s | %s | %s | `%s` | %s | %s |%n"
                .formatted(
                        row.from().label(),
                        row.from(),
                        row.action().label(),
                        row.action().noun(),
                        row.party().label(),
                        limit == null ? "" : limit.label(),
                        String.join(
                                " ",
                                row.guards().stream()
                                        .map(each -> "`" + each + "`")
                                        .toList()),
                        String.join(
                                "、",
                                row.requirements().stream()
                                        .map(Requirement::label)
                                        .toList()),
                        row.to(),
                        row.to().face() == Face.NOTHING ? "" : row.to().label(),
                        row.clause().citation());
    }
}
