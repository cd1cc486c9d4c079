package io.ecocredit.procedure.submission;

import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.text.Clause;
import java.util.List;

/** Names the cases that stand in the way of what is done with a whole list. */
final class MissingCases {

    private MissingCases() {}

    /**
     * @param clause for which each is needed
     * @throws ProblemException as told, naming every case that stands in the way
     */
    static <C extends Case> void requireNone(Line<C, ?> line, List<C> missing, Problem told, Clause clause) {
        if (!missing.isEmpty()) {
            throw new ProblemException(told.at(
                    missing.stream().map(each -> fault(line, each, clause)).toList()));
        }
    }

    private static <C extends Case> Problem.FieldError fault(Line<C, ?> line, C missing, Clause clause) {
        Case.Subject subject = missing.subject();
        boolean awaitsCheck = missing.standing().awaitsCheck();
        return new Problem.FieldError(
                line.terms().path() + "/" + missing.id(),
                subject.key(),
                missing.standing().step().name(),
                line.about(
                        missing,
                        awaitsCheck ? "已抽中，尚未作出抽查结论" : missing.standing().step().label()),
                clause.toString());
    }
}
