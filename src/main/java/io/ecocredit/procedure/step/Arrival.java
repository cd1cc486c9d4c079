package io.ecocredit.procedure.step;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a notice has come to its recipient, and the period that this starts (I-19, I-29).
 *
 * @param on in Asia/Shanghai; null while a letter is on its way, and then no period runs
 * @param due last day of the period
 * @param service how it was served on paper; null when it came by inbox
 */
record Arrival(
        @Nullable LocalDate on,
        @Nullable LocalDate due,
        @Nullable String service) {

    Arrival until(LocalDate lastDay) {
        return new Arrival(on, lastDay, service);
    }
}
