package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.practitioners.procedure.PractitionerMessage.Outgoing;
import io.ecocredit.practitioners.procedure.PractitionerMessage.Recipient;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What a league submits of a year's practitioners, all at once (A21.2). */
@Singleton
@Cites(Article.A21)
class PractitionerSubmissions {

    private static final Clause SUBMITTING = Clause.of(Article.A21, "第（二）项");
    private static final Clause CHECKING = Clause.of(Article.A21, "第（三）项");
    private static final Set<Step> SETTLED =
            EnumSet.of(Step.DETERMINED, Step.SUBMITTED, Step.ACCEPTED, Step.CONCLUDED, Step.LETTER_SENT, Step.REMOVED);

    private final PersonsSide persons;
    private final PractitionerCaseRepository repository;
    private final PractitionerBatch batch;
    private final PractitionerInbox inbox;
    private final LegalClock clock;

    PractitionerSubmissions(
            PersonsSide persons,
            PractitionerCaseRepository repository,
            PractitionerBatch batch,
            PractitionerInbox inbox,
            LegalClock clock) {
        this.persons = persons;
        this.repository = repository;
        this.batch = batch;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * What a league has submitted.
     *
     * @param number counts those of a league in a year
     * @param digest SHA-256 of the lines, see {@link SpotCheck#digest}
     * @param lines number in the register, whether dishonest; in order
     */
    record PractitionerSubmission(
            UUID submissionId,
            int year,
            String league,
            int number,
            String digest,
            List<String> lines,
            LocalDate submittedOn) {}

    /**
     * Submits all that a league has determined and not submitted yet. The value that seeds the sample must be announced
     * before, so that nobody can choose it afterwards.
     *
     * @throws ProblemException 409 with the list of what is missing, or when there is nothing to submit
     */
    Uni<PractitionerSubmission> submit(int year, String league, Act act) {
        Actor actor = act.actor();
        return persons.doing(
                act,
                connection -> requireAnnounced(connection, year)
                        .chain(() -> repository.holdAll(connection, year, league, actor))
                        .invoke(PractitionerSubmissions::requireComplete)
                        .map(held -> PractitionerBatch.at(held, EnumSet.of(Step.DETERMINED)))
                        .flatMap(determined -> freeze(connection, year, league, determined, actor)
                                .call(submission -> batch.take(
                                        connection,
                                        determined,
                                        Action.SUBMIT,
                                        standing -> standing.submittedIn(submission.submissionId()),
                                        actor))
                                .call(submission -> inbox.deliver(connection, List.of(submitted(submission)), actor))));
    }

    private static Uni<Void> requireAnnounced(SqlConnection connection, int year) {
        return connection
                .preparedQuery("select from register.announced_values where year = $1")
                .execute(Tuple.of(year))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new ProblemException(409, "NOT_ANNOUNCED", "自治区尚未公布抽查值，公布后才能上报", CHECKING.toString());
                    }
                })
                .replaceWithVoid();
    }

    private static void requireComplete(List<PractitionerCase> held) {
        PractitionerBatch.requireNone(
                held.stream()
                        .filter(each -> !SETTLED.contains(each.standing().step()))
                        .toList(),
                "SUBMISSION_INCOMPLETE",
                "尚有未复核确定的评价，不能上报",
                SUBMITTING);
        if (PractitionerBatch.at(held, EnumSet.of(Step.DETERMINED)).isEmpty()) {
            throw new ProblemException(409, "NOTHING_TO_SUBMIT", "没有已复核确定而尚未上报的评价", SUBMITTING.toString());
        }
    }

    private Uni<PractitionerSubmission> freeze(
            SqlConnection connection, int year, String league, List<PractitionerCase> determined, Actor officer) {
        List<String> lines = determined.stream()
                .map(each -> Objects.requireNonNull(each.finding())
                        .line(each.subject().practitioner()))
                .sorted()
                .toList();
        return connection
                .preparedQuery("""
                        insert into practitioners.submissions
                            (submission_id, year, league, number, digest, lines, submitted_by, submitted_at, submitted_on)
                        select gen_random_uuid(), $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7
                        from practitioners.submissions where year = $1 and league = $2
                        returning submission_id, year, league, number, digest, lines, submitted_on
                        """)
                .execute(Tuple.tuple()
                        .addInteger(year)
                        .addString(league)
                        .addString(SpotCheck.digest(lines))
                        .addArrayOfString(lines.toArray(String[]::new))
                        .addString(officer.name())
                        .addOffsetDateTime(clock.now())
                        .addLocalDate(clock.today()))
                .map(rows -> submission(rows.iterator().next()));
    }

    private Outgoing submitted(PractitionerSubmission submission) {
        return new Outgoing(
                Recipient.REGION,
                submission.year(),
                null,
                Action.SUBMIT.noun(),
                submission.league() + "上报" + submission.year() + "年度从业人员评定结果",
                "第" + submission.number() + "次上报，" + submission.lines().size() + "人，摘要（SHA-256）" + submission.digest(),
                SUBMITTING,
                null,
                null,
                clock.today());
    }

    /** The submissions of a year that the reader may see. */
    Uni<List<PractitionerSubmission>> of(int year, Act act) {
        return persons.doing(
                act,
                connection -> connection
                        .preparedQuery("""
                                select submission_id, year, league, number, digest, lines, submitted_on
                                from practitioners.submissions where year = $1 order by league, number
                                """)
                        .execute(Tuple.of(year))
                        .map(rows -> rows.stream()
                                .map(PractitionerSubmissions::submission)
                                .toList()));
    }

    static PractitionerSubmission submission(Row row) {
        return new PractitionerSubmission(
                row.getUUID(0),
                row.getInteger(1),
                row.getString(2),
                row.getInteger(3),
                row.getString(4),
                Arrays.asList(row.getArrayOfStrings(5)),
                row.getLocalDate(6));
    }
}
