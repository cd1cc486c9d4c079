package io.ecocredit.procedure.step;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.CaseRepository;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Reading;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives a case whose result was determined and is not made known yet back to its league when what it rests on has changed
 * (A26.1, A31). That is the service's own work, in the transaction of what changed.
 */
@Singleton
@Cites({Article.A26, Article.A31})
public class CaseReopening {

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

    private static <C extends Case> List<C> determined(List<C> held) {
        return held.stream()
                .filter(each -> DETERMINED.contains(each.standing().step()))
                .toList();
    }
}
