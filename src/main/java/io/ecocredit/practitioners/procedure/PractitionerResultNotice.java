package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.practitioners.procedure.PractitionerMessage.Outgoing;
import io.ecocredit.practitioners.procedure.PractitionerMessage.Recipient;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** How the region tells leagues the results that it has looked at; nothing of it is public (A21.4). */
@Singleton
@Cites(Article.A21)
class PractitionerResultNotice {

    private static final Clause CHECKING = Clause.of(Article.A21, "第（三）项");
    private static final Clause TELLING = Clause.of(Article.A21, "第（四）项");
    private static final Set<Step> READY = EnumSet.of(Step.SUBMITTED, Step.ACCEPTED);
    private static final Set<Step> SENT_BACK = EnumSet.of(Step.RETURNED, Step.DETERMINED);

    private final PersonsSide persons;
    private final PractitionerCaseRepository repository;
    private final PractitionerBatch batch;
    private final PractitionerInbox inbox;
    private final LegalClock clock;

    PractitionerResultNotice(
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

    /** How many results the region told to each league. */
    record Told(int year, Map<String, Long> results) {}

    /**
     * Tells every league the results that it has submitted and the region has looked at; nothing of it is public (A21.4).
     *
     * @throws ProblemException 409 when nothing is ready, a sample is not drawn or not looked at, something is sent back, or
     *     the officer drew the sample
     */
    Uni<Told> tell(int year, Act act) {
        Actor actor = act.actor();
        return persons.doing(
                act,
                connection -> repository
                        .holdAll(connection, year, null, actor)
                        .invoke(PractitionerResultNotice::requireLookedAt)
                        .map(held -> PractitionerBatch.at(held, READY))
                        .call(ready -> requireSampledBySomebodyElse(connection, ready, actor))
                        .call(ready -> batch.take(connection, ready, Action.CONCLUDE, standing -> standing, actor))
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
        if (PractitionerBatch.at(held, READY).isEmpty()) {
            throw new ProblemException(409, "NOTHING_TO_TELL", "没有已上报而尚未通知的评定结果", TELLING.toString());
        }
        Set<String> submitting = PractitionerBatch.at(held, READY).stream()
                .map(each -> each.subject().leadLeague())
                .collect(Collectors.toSet());
        PractitionerBatch.requireNone(
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
                            clock.today());
                })
                .toList();
    }
}
