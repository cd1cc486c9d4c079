package io.ecocredit.evaluations;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Party;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.procedure.Transition;
import io.ecocredit.regulation.text.Refusal;
import java.time.LocalDate;
import java.util.List;

/**
 * Somebody about to take a step on a day: asks the procedure's table, and nothing else, whether they may.
 *
 * @param today in Asia/Shanghai
 */
public record Attempt(Actor actor, Action action, Order order, LocalDate today) {

    /** As which party somebody acts in the procedure. */
    public static Party party(Actor actor) {
        return switch (actor.role()) {
            case Roles.LEAGUE -> Party.LEAGUE;
            case Roles.REGION -> Party.REGION;
            case Actor.SYSTEM -> Party.SERVICE;
            default -> Party.SUBJECT;
        };
    }

    static CaseFacts facts(InstitutionCase subject, Actor actor, LocalDate today) {
        boolean leads = subject.subject().leadLeague().equals(actor.league());
        return subject.facts(today, actor.name(), party(actor), leads);
    }

    /**
     * The step as it may be taken.
     *
     * @throws io.ecocredit.regulation.text.RefusalException with the clause when it may not
     * @throws ProblemException when the order does not state what the step requires
     */
    Move on(InstitutionCase subject) {
        CaseFacts facts = facts(subject, actor, today);
        Transition row = allowed(Procedure.INSTITUTIONS, subject.standing().step(), facts);
        return new Move(
                subject,
                row,
                subject.standing().at(row.to()),
                order,
                row.limit() == null ? null : facts.lastDays().get(row.limit()));
    }

    /**
     * The row of a procedure by which the step may be taken.
     *
     * @throws io.ecocredit.regulation.text.RefusalException with the clause when it may not
     * @throws ProblemException when the order does not state what the step requires
     */
    public Transition allowed(Procedure procedure, Step step, CaseFacts facts) {
        Transition row = procedure.require(step, action, party(actor));
        row.refusal(facts).ifPresent(refusal -> {
            throw refusal.asException();
        });
        List<Refusal> faults = row.faults(order);
        if (!faults.isEmpty()) {
            throw new ProblemException(Problems.of(faults));
        }
        return row;
    }
}
