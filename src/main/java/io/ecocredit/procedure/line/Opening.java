package io.ecocredit.procedure.line;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an inbox in which a notice is to arrive: that somebody can open it as long as the period runs which it starts, by
 * the word of another than who serves the notice (I-29).
 *
 * @param on the day of arrival, in Asia/Shanghai
 * @param until last day of the period
 * @param servedBy whose own approvals do not count
 * @param unlessBefore a day before which they do; null where none of them does
 */
@Cites(settles = Interpretation.I_29)
public record Opening(
        LocalDate on,
        LocalDate until,
        String servedBy,
        @Nullable LocalDate unlessBefore) {}
