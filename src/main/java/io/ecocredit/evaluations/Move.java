package io.ecocredit.evaluations;

import io.ecocredit.procedure.line.Standing;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Transition;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A step taken on a case.
 *
 * @param by the row of the procedure that allows it
 * @param dueOn by when it was to be taken, null where the measure sets no time
 */
record Move(
        InstitutionCase from,
        Transition by,
        Standing to,
        Order order,
        @Nullable LocalDate dueOn) {

    CaseHistory.Taken taken() {
        return new CaseHistory.Taken(from.id(), from.version(), by, to, order, dueOn);
    }
}
