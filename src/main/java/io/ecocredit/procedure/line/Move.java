package io.ecocredit.procedure.line;

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
public record Move<C extends Case>(
        C from,
        Transition by,
        Standing to,
        Order order,
        @Nullable LocalDate dueOn) {

    /** The same step with another standing at its end. */
    public Move<C> to(Standing other) {
        return new Move<>(from, by, other, order, dueOn);
    }
}
