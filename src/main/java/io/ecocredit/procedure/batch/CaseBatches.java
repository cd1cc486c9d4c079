package io.ecocredit.procedure.batch;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.CaseRepository;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Move;
import io.ecocredit.procedure.line.Reading;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.procedure.step.Attempt;
import io.ecocredit.procedure.step.CaseHistory;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The steps that a league or the region takes for a whole list, all or none, in the transaction of the caller. */
@Singleton
public class CaseBatches {

    private final CaseRepository repository;
    private final CaseHistory history;
    private final LegalClock clock;

    CaseBatches(CaseRepository repository, CaseHistory history, LegalClock clock) {
        this.repository = repository;
        this.history = history;
        this.clock = clock;
    }

    /** Today in Asia/Shanghai. */
    public LocalDate today() {
        return clock.today();
    }

    /** The cases of a year that a league leads, or all, at some steps, held until the transaction ends. */
    public <C extends Case> Uni<List<C>> hold(
            SqlConnection connection,
            Line<C, ?> line,
            int year,
            @Nullable String league,
            Collection<Step> steps,
            Actor actor) {
        return repository.holdAll(connection, line, year, league, steps, new Reading(actor, today()));
    }

    /** @throws io.ecocredit.regulation.text.RefusalException when one of them does not allow the step */
    public <C extends Case> void require(Line<C, ?> line, List<C> cases, Action action, Actor actor) {
        Attempt attempt = new Attempt(actor, action, Order.EMPTY, today());
        cases.forEach(each -> attempt.on(each, line.procedure()));
    }

    /**
     * Takes the same step on all.
     *
     * @param effect what else it makes of each standing
     * @throws io.ecocredit.regulation.text.RefusalException when one of them does not allow it; then none is moved
     */
    public <C extends Case> Uni<Void> take(
            SqlConnection connection,
            Line<C, ?> line,
            List<C> cases,
            Action action,
            BiFunction<C, Standing, Standing> effect,
            Actor actor) {
        Attempt attempt = new Attempt(actor, action, Order.EMPTY, today());
        List<Move<C>> moves = cases.stream()
                .map(each -> attempt.on(each, line.procedure()))
                .map(move -> move.to(effect.apply(move.from(), move.to())))
                .toList();
        return history.take(connection, line, moves, actor, attempt.today());
    }
}
