package io.ecocredit.evaluations;

import io.ecocredit.evaluations.CaseRepository.Reading;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Gives a case whose result was determined back to its league when a repair has changed what it rests on (A26.1). */
@Singleton
@Cites(Article.A26)
public class Reopening {

    private static final Set<Step> DETERMINED = EnumSet.of(Step.DETERMINED, Step.SUBMITTED, Step.ACCEPTED);
    private static final Actor SERVICE = Actor.system("repair");

    private final CaseRepository repository;
    private final Steps steps;
    private final LegalClock clock;

    Reopening(CaseRepository repository, Steps steps, LegalClock clock) {
        this.repository = repository;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Reopens an institution's case of a year if its result was determined and is not published yet, in the transaction of
     * the connection. That is the service's own work; {@code author} sees no more than before.
     */
    public Uni<Void> reopen(SqlConnection connection, Actor author, String uscc, int year, String reason) {
        LocalDate today = clock.today();
        Attempt attempt = new Attempt(SERVICE, Action.REOPEN, new Order(reason, List.of(), null), today);
        return ActingPool.asTheService(connection, author, () -> reopen(connection, attempt, uscc, year));
    }

    private Uni<Void> reopen(SqlConnection connection, Attempt attempt, String uscc, int year) {
        return repository
                .holdOf(connection, uscc, year, DETERMINED, new Reading(SERVICE, attempt.today()))
                .onItem()
                .transformToMulti(held -> Multi.createFrom().iterable(held))
                .onItem()
                .transformToUniAndConcatenate(
                        each -> steps.take(connection, attempt.on(each), StepOrder.EMPTY, attempt))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
