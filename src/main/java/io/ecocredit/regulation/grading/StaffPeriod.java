package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time during which enough members of an institution's staff had a record of one year in force.
 *
 * @param since the day the threshold was reached, which a change in the number does not move
 * @param from the first day with exactly this number
 * @param until the first day with another number; null while it lasts
 * @param people distinct practitioners; all that leaves the practitioners' side
 */
public record StaffPeriod(
        EvaluationYear year,
        LocalDate since,
        LocalDate from,
        @Nullable LocalDate until,
        int people) {

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
