package io.ecocredit.practitioners.procedure;

import io.ecocredit.cases.Attempt;
import io.ecocredit.cases.CaseHistory;
import io.ecocredit.cases.CaseHistory.Line;
import io.ecocredit.cases.CaseHistory.Taken;
import io.ecocredit.cases.Standing;
import io.ecocredit.cases.StepOrder;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.practitioners.procedure.PractitionerNotice.Outgoing;
import io.ecocredit.practitioners.procedure.PractitionerNotice.Recipient;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.procedure.Transition;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.time.Deadline;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is done for a whole list of practitioners: leagues submit, the region tells leagues the results (A21.2, A21.4). */
@Singleton
@Cites(Article.A21)
class PractitionerSubmissions {

    private static final Clause SUBMITTING = Clause.of(Article.A21, "第（二）项");
    private static final Clause CHECKING = Clause.of(Article.A21, "第（三）项");
    private static final Clause TELLING = Clause.of(Article.A21, "第（四）项");
    private static final Set<Step> READY = EnumSet.of(Step.SUBMITTED, Step.ACCEPTED);
    private static final Set<Step> SENT_BACK = EnumSet.of(Step.RETURNED, Step.DETERMINED);
    private static final Set<Step> SETTLED =
            EnumSet.of(Step.DETERMINED, Step.SUBMITTED, Step.ACCEPTED, Step.CONCLUDED, Step.LETTER_SENT, Step.REMOVED);

    private final PersonsSide persons;
    private final PractitionerCaseRepository repository;
    private final CaseHistory history;
    private final PractitionerInbox inbox;
    private final Clock clock;

    PractitionerSubmissions(
            PersonsSide persons,
            PractitionerCaseRepository repository,
            CaseHistory history,
            PractitionerInbox inbox,
            Clock clock) {
        this.persons = persons;
        this.repository = repository;
        this.history = history;
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

    /** How many results the region told to each league. */
    record Told(int year, Map<String, Long> results) {}

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
                        .map(held -> at(held, EnumSet.of(Step.DETERMINED)))
                        .flatMap(determined -> freeze(connection, year, league, determined, actor)
                                .call(submission -> take(
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

    private static List<PractitionerCase> at(List<PractitionerCase> held, Set<Step> steps) {
        return held.stream()
                .filter(each -> steps.contains(each.standing().step()))
                .toList();
    }

    private static void requireComplete(List<PractitionerCase> held) {
        requireNone(
                held.stream()
                        .filter(each -> !SETTLED.contains(each.standing().step()))
                        .toList(),
                "SUBMISSION_INCOMPLETE",
                "尚有未复核确定的评价，不能上报",
                SUBMITTING);
        if (at(held, EnumSet.of(Step.DETERMINED)).isEmpty()) {
            throw new ProblemException(409, "NOTHING_TO_SUBMIT", "没有已复核确定而尚未上报的评价", SUBMITTING.toString());
        }
    }

    private static void requireNone(List<PractitionerCase> missing, String code, String detail, Clause clause) {
        if (!missing.isEmpty()) {
            throw new ProblemException(Problem.of(409, code, detail)
                    .under(clause.toString())
                    .at(missing.stream()
                            .map(each -> new Problem.FieldError(
                                    "practitioner-evaluations/" + each.id(),
                                    each.subject().practitioner(),
                                    each.standing().step().name(),
                                    each.standing().step().label(),
                                    clause.toString()))
                            .toList()));
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
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                        .addLocalDate(today()))
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
                today());
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

    /**
     * Tells every league the results that it has submitted and the region has looked at; nothing of it is public (A21.4).
     *
     * @throws ProblemException 409 when nothing is ready, a sample is not drawn or not looked at, something is sent back, or
     *     the officer drew the sample
     */
    Uni<Told> tellLeagues(int year, Act act) {
        Actor actor = act.actor();
        return persons.doing(
                act,
                connection -> repository
                        .holdAll(connection, year, null, actor)
                        .invoke(PractitionerSubmissions::requireLookedAt)
                        .map(held -> at(held, READY))
                        .call(ready -> requireSampledBySomebodyElse(connection, ready, actor))
                        .call(ready -> take(connection, ready, Action.CONCLUDE, standing -> standing, actor))
                        .map(ready -> ready.stream()
                                .collect(Collectors.groupingBy(
                                        each -> each.subject().leadLeague(), TreeMap::new, Collectors.toList())))
                        .call(byLeague -> inbox.deliver(connection, told(year, byLeague), actor))
                        .map(byLeague -> new Told(
                                year,
                                byLeague.entrySet().stream()
                                        .collect(Collectors.toMap(
                                                Map.Entry::getKey,
                                                each -> (long) each.getValue().size(),
                                                (one, other) -> one,
                                                TreeMap::new)))));
    }

    private static void requireLookedAt(List<PractitionerCase> held) {
        if (at(held, READY).isEmpty()) {
            throw new ProblemException(409, "NOTHING_TO_TELL", "没有已上报而尚未通知的评定结果", TELLING.toString());
        }
        Set<String> submitting = at(held, READY).stream()
                .map(each -> each.subject().leadLeague())
                .collect(Collectors.toSet());
        requireNone(
                held.stream()
                        .filter(each -> submitting.contains(each.subject().leadLeague()))
                        .filter(each -> SENT_BACK.contains(each.standing().step()) || awaitsCheck(each.standing()))
                        .toList(),
                "CHECK_INCOMPLETE",
                "有评价被退回或抽查未完成，不能通知评定结果",
                CHECKING);
    }

    private static boolean awaitsCheck(Standing standing) {
        return standing.sampled() && standing.step() == Step.SUBMITTED;
    }

    private static Uni<Void> requireSampledBySomebodyElse(
            SqlConnection connection, List<PractitionerCase> ready, Actor officer) {
        return connection
                .preparedQuery("""
                        select s.league, k.drawn_by
                        from practitioners.submissions s left join practitioners.spot_checks k using (submission_id)
                        where s.submission_id = any($1)
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(ready.stream()
                                .map(each ->
                                        Objects.requireNonNull(each.standing().submission()))
                                .distinct()
                                .toArray(UUID[]::new)))
                .invoke(rows -> rows.forEach(row -> {
                    if (row.getString(1) == null) {
                        throw new ProblemException(
                                409, "NOT_CHECKED", row.getString(0) + "的上报尚未抽查", CHECKING.toString());
                    }
                    if (row.getString(1).equals(officer.name())) {
                        throw new ProblemException(
                                409, "SECOND_OFFICER_NEEDED", "抽查由您进行，须由自治区另一名工作人员通知", TELLING.toString());
                    }
                }))
                .replaceWithVoid();
    }

    private List<Outgoing> told(int year, Map<String, List<PractitionerCase>> byLeague) {
        return byLeague.entrySet().stream()
                .map(each -> {
                    List<String> dishonest = each.getValue().stream()
                            .filter(one -> Objects.requireNonNull(one.finding()).dishonest())
                            .map(one -> one.subject().practitioner())
                            .sorted()
                            .toList();
                    return new Outgoing(
                            Recipient.league(each.getKey()),
                            year,
                            null,
                            Action.CONCLUDE.noun(),
                            year + "年度从业人员评定结果",
                            "共" + each.getValue().size() + "人，其中生态环境失信个人" + dishonest.size() + "人"
                                    + (dishonest.isEmpty() ? "。" : "：" + String.join("、", dishonest) + "。请进行函告。"),
                            TELLING,
                            null,
                            null,
                            today());
                })
                .toList();
    }

    private Uni<Void> take(
            SqlConnection connection,
            List<PractitionerCase> cases,
            Action action,
            UnaryOperator<Standing> effect,
            Actor actor) {
        Attempt attempt = new Attempt(actor, action, StepOrder.EMPTY.stated(), today());
        List<Taken> taken = cases.stream()
                .map(each -> {
                    CaseFacts facts = each.facts(actor, today());
                    Transition row = attempt.allowed(
                            Procedure.PRACTITIONERS, each.standing().step(), facts);
                    return new Taken(
                            each.id(),
                            each.version(),
                            row,
                            effect.apply(each.standing().at(row.to())),
                            attempt.order(),
                            dueOn(row, facts));
                })
                .toList();
        return taken.isEmpty()
                ? Uni.createFrom().voidItem()
                : history.take(connection, Line.PRACTITIONERS, taken, actor, today());
    }

    private static @Nullable LocalDate dueOn(Transition row, CaseFacts facts) {
        return row.limit() == null ? null : facts.lastDays().get(row.limit());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
    }
}
