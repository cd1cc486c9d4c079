package io.ecocredit.years;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.evaluations.CaseBatches;
import io.ecocredit.evaluations.InstitutionCase;
import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what a league has determined as a batch, complete or not at all, and freezes it with its digest (A20.4). */
@Singleton
@Cites(Article.A20)
class SubmissionService {

    private static final Clause CLAUSE = Clause.of(Article.A20, "第（四）项");

    /** Steps at which a case needs nothing more from its league before a submission. */
    private static final Set<Step> SETTLED =
            EnumSet.of(Step.DETERMINED, Step.SUBMITTED, Step.ACCEPTED, Step.PUBLISHED, Step.REMOVED);

    private final Inside inside;
    private final CaseBatches cases;
    private final Inbox inbox;
    private final LegalClock clock;

    SubmissionService(Inside inside, CaseBatches cases, Inbox inbox, LegalClock clock) {
        this.inside = inside;
        this.cases = cases;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * What a league has submitted.
     *
     * @param number counts those of a league in a year; a second holds what was returned, and what came late
     * @param digest SHA-256 of the lines, see {@link SpotCheck#digest}
     * @param lines USCC, score, grade, how it was rated; in order
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Submission(
            UUID submissionId,
            int year,
            String league,
            int number,
            String digest,
            List<String> lines,
            LocalDate submittedOn,
            Instant submittedAt) {}

    /**
     * Submits all that a league has determined and not submitted yet.
     *
     * @throws ProblemException 409 with the list of what is missing, or when there is nothing to submit
     */
    Uni<Submission> submit(int year, String league, Act act) {
        return inside.doing(
                act,
                connection -> cases.hold(connection, year, league, EnumSet.allOf(Step.class), act.actor())
                        .invoke(SubmissionService::requireComplete)
                        .map(held -> held.stream()
                                .filter(each -> each.standing().step() == Step.DETERMINED && !each.isExcluded())
                                .toList())
                        .flatMap(determined -> freeze(connection, year, league, determined, act.actor())
                                .call(submission -> cases.take(
                                        connection,
                                        determined,
                                        Action.SUBMIT,
                                        standing -> standing.submittedIn(submission.submissionId()),
                                        act.actor()))
                                .call(submission ->
                                        inbox.deliver(connection, List.of(letter(submission)), act.actor()))));
    }

    private static void requireComplete(List<InstitutionCase> held) {
        List<Problem.FieldError> missing = held.stream()
                .filter(each ->
                        !each.isExcluded() && !SETTLED.contains(each.standing().step()))
                .map(each -> new Problem.FieldError(
                        "evaluations/" + each.id(),
                        each.subject().uscc(),
                        each.standing().step().name(),
                        each.subject().name() + "：" + each.standing().step().label(),
                        CLAUSE.toString()))
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(Problem.of(409, "SUBMISSION_INCOMPLETE", "尚有" + missing.size() + "个评价未复核确定，不能上报")
                    .under(CLAUSE.toString())
                    .at(missing));
        }
        if (held.stream().noneMatch(each -> each.standing().step() == Step.DETERMINED)) {
            throw new ProblemException(409, "NOTHING_TO_SUBMIT", "没有已复核确定而尚未上报的评价", CLAUSE.toString());
        }
    }

    private Uni<Submission> freeze(
            SqlConnection connection, int year, String league, List<InstitutionCase> determined, Actor officer) {
        List<String> lines = determined.stream()
                .map(each -> Objects.requireNonNull(each.finding())
                        .line(each.subject().uscc()))
                .sorted()
                .toList();
        Instant now = clock.instant();
        return connection
                .preparedQuery("""
                        insert into register.submissions
                            (submission_id, year, league, number, digest, lines, submitted_by, submitted_at, submitted_on)
                        select gen_random_uuid(), $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7
                        from register.submissions where year = $1 and league = $2
                        returning submission_id, year, league, number, digest, lines, submitted_on, submitted_at
                        """)
                .execute(Tuple.tuple()
                        .addInteger(year)
                        .addString(league)
                        .addString(SpotCheck.digest(lines))
                        .addArrayOfString(lines.toArray(String[]::new))
                        .addString(officer.name())
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addLocalDate(cases.today()))
                .map(rows -> submission(rows.iterator().next()));
    }

    private Letter letter(Submission submission) {
        return new Letter(
                new Recipient(Recipient.Kind.REGION, Divisions.REGION),
                submission.year(),
                null,
                Action.SUBMIT.noun(),
                submission.league() + "上报" + submission.year() + "年度评定结果",
                "第" + submission.number() + "次上报，" + submission.lines().size() + "个评价，摘要（SHA-256）"
                        + submission.digest(),
                CLAUSE,
                null,
                null,
                cases.today());
    }

    /** The submissions of a year that the reader may see. */
    Uni<List<Submission>> of(int year, @Nullable String league, Actor reader) {
        return inside.as(
                reader,
                connection -> connection
                        .preparedQuery("""
                                select submission_id, year, league, number, digest, lines, submitted_on, submitted_at
                                from register.submissions where year = $1 and ($2::text is null or league = $2)
                                order by league, number
                                """)
                        .execute(Tuple.of(year, league))
                        .map(rows ->
                                rows.stream().map(SubmissionService::submission).toList()));
    }

    static Submission submission(Row row) {
        return new Submission(
                row.getUUID(0),
                row.getInteger(1),
                row.getString(2),
                row.getInteger(3),
                row.getString(4),
                Arrays.asList(row.getArrayOfStrings(5)),
                row.getLocalDate(6),
                row.getOffsetDateTime(7).toInstant());
    }
}
