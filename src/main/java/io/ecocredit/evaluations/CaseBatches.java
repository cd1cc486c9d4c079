package io.ecocredit.evaluations;

import io.ecocredit.evaluations.CaseRepository.Reading;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    public Uni<List<InstitutionCase>> hold(
            SqlConnection connection, int year, @Nullable String league, Collection<Step> steps, Actor actor) {
        return repository.holdAll(connection, year, league, steps, new Reading(actor, today()));
    }

    /** Why an action cannot be taken on a case today, or empty when it can. */
    public Optional<Refusal> refusal(InstitutionCase subject, Action action, Actor actor) {
        CaseFacts facts = Attempt.facts(subject, actor, today());
        return Procedure.INSTITUTIONS
                .require(subject.standing().step(), action, Attempt.party(actor))
                .refusal(facts);
    }

    /**
     * Takes the same step on all.
     *
     * @param effect what else it makes of each standing
     * @throws io.ecocredit.regulation.text.RefusalException when one of them does not allow it; then none is moved
     */
    public Uni<Void> take(
            SqlConnection connection,
            List<InstitutionCase> cases,
            Action action,
            UnaryOperator<Standing> effect,
            Actor actor) {
        Attempt attempt = new Attempt(actor, action, Order.EMPTY, today());
        List<Move> moves = cases.stream()
                .map(attempt::on)
                .map(move -> new Move(move.from(), move.by(), effect.apply(move.to()), move.order(), move.dueOn()))
                .toList();
        return history.take(connection, moves, actor, attempt.today());
    }
}
