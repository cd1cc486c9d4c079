package io.ecocredit.procedure.step;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.CaseRepository;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Reading;
import io.ecocredit.procedure.line.Weighed;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Gives a case back to its league when what its result rests on has changed: one that was determined and is not made known
 * yet (A26.1, A31), or one that was told and never published. That is the service's own work.
 */
@Singleton
@Cites(
        value = {Article.A26, Article.A31},
        settles = Interpretation.I_31)
public class CaseReopening {

    /** Steps of a line whose results are told and not published, so that nothing revises what was told. */
    private static final Set<Step> MADE_KNOWN = EnumSet.of(Step.CONCLUDED, Step.LETTER_SENT);

    private static final Set<Step> DETERMINED = EnumSet.of(Step.DETERMINED, Step.SUBMITTED, Step.ACCEPTED);

    private final CaseRepository repository;
    private final Steps steps;
    private final LegalClock clock;

    CaseReopening(CaseRepository repository, Steps steps, LegalClock clock) {
        this.repository = repository;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * What has changed.
     *
     * @param key of the subject
     * @param year of the case
     * @param work the service's work in whose name the case comes back
     * @param reason that the history keeps
     */
    public record Change(String key, int year, String work, String reason) {}

    /**
     * Reopens, in the transaction of the connection; {@code author} sees no more than before.
     *
     * @param first what else is done with the subject's case, at whatever step it is, before that
     */
    public <C extends Case> Uni<Void> follow(
            SqlConnection connection,
            Line<C, ?> line,
            Change change,
            Actor author,
            Function<List<C>, Uni<Void>> first) {
        Actor service = Actor.system(change.work());
        Attempt attempt =
                new Attempt(service, Action.REOPEN, new Order(change.reason(), List.of(), null), clock.today());
        return ActingPool.asTheService(
                connection,
                author,
                () -> repository
                        .holdOf(connection, line, change.key(), change.year(), new Reading(service, attempt.today()))
                        .call(first::apply)
                        .flatMap(held -> steps.takeEach(connection, line, determined(held), attempt)));
    }

    /**
     * Gives back each determined case whose result would be another today (I-31), and answers those; the cases are held.
     *
     * @param reason that the history keeps
     */
    public <C extends Case> Uni<List<C>> changed(
            SqlConnection connection, Line<C, ?> line, List<C> held, String reason, Actor author) {
        List<C> determined = determined(held);
        Attempt attempt = new Attempt(
                Actor.system("changed facts"), Action.REOPEN, new Order(reason, List.of(), null), clock.today());
        return determined.isEmpty()
                ? Uni.createFrom().item(List.of())
                : ActingPool.asTheService(
                        connection,
                        author,
                        () -> line.weigh(connection, determined, attempt.today())
                                .map(now -> determined.stream()
                                        .filter(each -> isChanged(each, now))
                                        .toList())
                                .call(changed -> steps.takeEach(connection, line, changed, attempt)));
    }

    /**
     * Gives back each case whose result was made known and would have been another by the records that hold today, and answers
     * those; the cases are held. What was put right since changes nothing there: from then on there is only repair (A28).
     *
     * @param reason that the history keeps
     */
    public <C extends Case> Uni<List<C>> madeKnown(
            SqlConnection connection, Line<C, ?> line, List<C> held, String reason, Actor author) {
        Attempt attempt = new Attempt(
                Actor.system("changed facts"), Action.REOPEN, new Order(reason, List.of(), null), clock.today());
        List<C> known = held.stream()
                .filter(each -> MADE_KNOWN.contains(each.standing().step()) && each.finding() != null)
                .toList();
        return ActingPool.asTheService(
                connection,
                author,
                () -> StillRated.fallen(connection, line, known)
                        .call(changed -> steps.takeEach(connection, line, changed, attempt)));
    }

    private static boolean isChanged(Case each, Map<UUID, Weighed> now) {
        Case.Finding determined = each.finding();
        return determined != null && !determined.weighed().equals(now.get(each.id()));
    }

    private static <C extends Case> List<C> determined(List<C> held) {
        return held.stream()
                .filter(each -> DETERMINED.contains(each.standing().step()))
                .toList();
    }
}
