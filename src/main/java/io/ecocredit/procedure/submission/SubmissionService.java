package io.ecocredit.procedure.submission;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.batch.CaseBatches;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what a league has determined as a batch, complete or not at all, and freezes it with its digest (A20.4, A21.2). */
@Singleton
@Cites(provisions = {Provision.A20_ITEM_1, Provision.A20_ITEM_4, Provision.A21_ITEM_1, Provision.A21_ITEM_2})
public class SubmissionService {

    /** Steps at which a case needs nothing more from its league before a submission. */
    private static final Set<Step> SETTLED = EnumSet.of(
            Step.DETERMINED,
            Step.SUBMITTED,
            Step.ACCEPTED,
            Step.PUBLISHED,
            Step.CONCLUDED,
            Step.LETTER_SENT,
            Step.REMOVED);

    private final CaseBatches cases;
    private final LegalClock clock;

    SubmissionService(CaseBatches cases, LegalClock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Submits all that a league has determined and not submitted yet. The value that seeds the sample must be announced
     * before, so that nobody can choose it afterwards.
     *
     * @throws RefusalException 409 with the list of what is missing, when there is nothing to submit, or before the value is
     *     announced
     */
    public Uni<Submission> submit(Line<?, ?> line, int year, String league, Act act) {
        return line.pool().doing(act, connection -> submit(connection, line, year, league, act.actor()));
    }

    private <C extends Case> Uni<Submission> submit(
            SqlConnection connection, Line<C, ?> line, int year, String league, Actor officer) {
        return Announced.require(connection, line, year, "自治区尚未公布抽查值，公布后才能上报")
                .chain(() -> cases.hold(connection, line, year, league, EnumSet.allOf(Step.class), officer))
                .flatMap(held -> line.notDrawn(connection, year, Set.of(league), clock.today())
                        .map(notDrawn -> determined(line, year, held, notDrawn)))
                .flatMap(determined -> freeze(connection, line, year, league, determined, officer)
                        .call(submission -> take(connection, line, determined, submission, officer)))
                .call(submission -> line.inbox().deliver(connection, List.of(letter(line, submission)), officer));
    }

    private <C extends Case> Uni<Void> take(
            SqlConnection connection, Line<C, ?> line, List<C> determined, Submission submission, Actor officer) {
        return cases.take(
                connection,
                line,
                determined,
                Action.SUBMIT,
                (each, standing) -> standing.submittedIn(submission.submissionId()),
                officer);
    }

    /**
     * Those that are submitted, provided that nothing is missing beside them. The first submission is of the whole list; what
     * came onto it later, or was outside the evaluation then, follows in one of its own and holds up no other; but it must be on
     * the list, so whoever has no case although they belong there holds up each.
     */
    private static <C extends Case> List<C> determined(Line<C, ?> line, int year, List<C> held, List<String> notDrawn) {
        List<C> evaluated = held.stream().filter(each -> !each.isExcluded()).toList();
        boolean first = held.stream().allMatch(each -> each.standing().submission() == null);
        List<C> missing = evaluated.stream()
                .filter(each -> !SETTLED.contains(each.standing().step()) || each.isMissedFromList())
                .filter(each -> first || each.standing().submission() != null || each.isMissedFromList())
                .toList();
        Clause clause = line.terms().clauses().submission();
        String detail = "尚有" + (missing.size() + notDrawn.size()) + line.terms().unit() + "未复核确定或者未列入名单，不能上报";
        MissingCases.requireNone(
                line,
                year,
                missing,
                notDrawn,
                Refusal.of(RefusalCode.SUBMISSION_INCOMPLETE, detail).under(clause),
                clause);
        List<C> determined = evaluated.stream()
                .filter(each -> each.standing().step() == Step.DETERMINED)
                .toList();
        if (determined.isEmpty()) {
            throw Refusal.of(RefusalCode.NOTHING_TO_SUBMIT, "没有已复核确定而尚未上报的评价")
                    .under(clause)
                    .asException();
        }
        return determined;
    }

    private Uni<Submission> freeze(
            SqlConnection connection,
            Line<?, ?> line,
            int year,
            String league,
            List<? extends Case> determined,
            Actor officer) {
        List<String> lines = determined.stream()
                .map(each -> Objects.requireNonNull(each.finding())
                        .line(each.subject().key()))
                .sorted()
                .toList();
        return connection
                .preparedQuery("""
                        insert into %1$s.submissions
                            (submission_id, year, league, number, digest, lines, submitted_by, submitted_at, submitted_on)
                        select gen_random_uuid(), $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7
                        from %1$s.submissions where year = $1 and league = $2
                        returning %2$s
                        """.formatted(line.schema(), Submission.COLUMNS))
                .execute(Tuple.tuple()
                        .addInteger(year)
                        .addString(league)
                        .addString(SpotCheck.digest(lines))
                        .addArrayOfString(lines.toArray(String[]::new))
                        .addString(officer.name())
                        .addOffsetDateTime(clock.now())
                        .addLocalDate(clock.today()))
                .map(Submission.ROWS::one);
    }

    private Letter letter(Line<?, ?> line, Submission submission) {
        return new Letter(
                Recipient.REGION,
                submission.year(),
                null,
                Action.SUBMIT.noun(),
                submission.league() + "上报" + submission.year() + "年度"
                        + line.terms().results(),
                "第" + submission.number() + "次上报，" + submission.lines().size()
                        + line.terms().unit() + "，摘要（SHA-256）" + submission.digest(),
                line.terms().clauses().submission(),
                null,
                null,
                clock.today());
    }

    /** The submissions of a year that the reader may see. */
    public Uni<List<Submission>> of(Line<?, ?> line, int year, @Nullable String league, Act act) {
        return line.reading(
                act,
                connection -> Submission.ROWS.all(
                        connection, """
                        select %2$s from %1$s.submissions
                        where year = $1 and ($2::text is null or league = $2) order by league, number
                        """.formatted(line.schema(), Submission.COLUMNS), Tuple.of(year, league)));
    }
}
