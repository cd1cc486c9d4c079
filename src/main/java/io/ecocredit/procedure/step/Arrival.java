package io.ecocredit.procedure.step;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a notice has come to its recipient, and the period that this starts (I-19, I-29).
 *
 * @param on in Asia/Shanghai; null while a letter is on its way or lies where nobody can open it, and then no period runs
 * @param due last day of the period
 * @param service how it was served on paper, or that it is still to be; null when it came by inbox
 */
record Arrival(
        @Nullable LocalDate on,
        @Nullable LocalDate due,
        @Nullable String service) {

    /** A letter in an inbox that nobody can open: its service is still to be recorded. */
    static final Arrival UNOPENED = new Arrival(null, null, "站内没有经批准可以查阅的账户，待另行送达");

    Arrival until(LocalDate lastDay) {
        return new Arrival(on, lastDay, service);
    }
}
