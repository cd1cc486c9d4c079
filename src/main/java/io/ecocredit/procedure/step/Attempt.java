package io.ecocredit.procedure.step;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Move;
import io.ecocredit.procedure.line.Parties;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.procedure.Transition;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;

/**
 * Somebody about to take a step on a day: asks the procedure's table, and nothing else, whether they may.
 *
 * @param today in Asia/Shanghai
 */
public record Attempt(Actor actor, Action action, Order order, LocalDate today) {

    /**
     * The step as it may be taken.
     *
     * @throws io.ecocredit.regulation.text.RefusalException with the clause when it may not
     * @throws RefusalException when the order does not state what the step requires
     */
    public <C extends Case> Move<C> on(C subject, Procedure procedure) {
        CaseFacts facts = subject.facts(actor, today);
        Transition row = procedure.require(subject.standing().step(), action, Parties.of(actor));
        Refusal.requireNone(row.refusal(facts));
        Refusal.requireNone(row.faults(order));
        return new Move<>(
                subject,
                row,
                subject.standing().at(row.to()),
                order,
                row.limit() == null ? null : facts.lastDays().get(row.limit()));
    }
}
