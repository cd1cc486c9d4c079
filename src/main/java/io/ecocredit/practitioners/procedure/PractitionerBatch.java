package io.ecocredit.practitioners.procedure;

import io.ecocredit.evaluations.Attempt;
import io.ecocredit.evaluations.CaseHistory;
import io.ecocredit.evaluations.CaseHistory.Line;
import io.ecocredit.evaluations.CaseHistory.Taken;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.procedure.Transition;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One step on many practitioners' cases at once, in one transaction: all or none. */
@Singleton
@Cites(Article.A21)
class PractitionerBatch {

    private final CaseHistory history;
    private final LegalClock clock;

    PractitionerBatch(CaseHistory history, LegalClock clock) {
        this.history = history;
        this.clock = clock;
    }

    /** Those that stand at one of the steps. */
    static List<PractitionerCase> at(List<PractitionerCase> held, Set<Step> steps) {
        return held.stream()
                .filter(each -> steps.contains(each.standing().step()))
                .toList();
    }

    /** @throws ProblemException 409 that names every case that stands in the way */
    static void requireNone(List<PractitionerCase> missing, String code, String detail, Clause clause) {
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

    /**
     * Takes the same step on all cases, as the table allows it.
     *
     * @param effect what else changes in the standing
     */
    Uni<Void> take(
            SqlConnection connection,
            List<PractitionerCase> cases,
            Action action,
            UnaryOperator<Standing> effect,
            Actor actor) {
        Attempt attempt = new Attempt(actor, action, StepOrder.EMPTY.stated(), clock.today());
        List<Taken> taken = cases.stream()
                .map(each -> {
                    CaseFacts facts = each.facts(actor, clock.today());
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
                : history.take(connection, Line.PRACTITIONERS, taken, actor, clock.today());
    }

    private static @Nullable LocalDate dueOn(Transition row, CaseFacts facts) {
        return row.limit() == null ? null : facts.lastDays().get(row.limit());
    }
}
