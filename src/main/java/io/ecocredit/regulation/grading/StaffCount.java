package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.record.Inheritance;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time during which the same number of an institution's staff had a record of one year in force.
 *
 * @param from the first day with exactly this number
 * @param until the first day with another number; null while it lasts
 * @param people distinct practitioners; all that leaves the practitioners' side
 * @param inherited where it was the staff of an institution that was absorbed (I-3); null for the institution's own
 */
public record StaffCount(
        EvaluationYear year,
        LocalDate from,
        @Nullable LocalDate until,
        int people,
        @Nullable Inheritance inherited) {

    /** Of an institution's own staff. */
    public StaffCount(EvaluationYear year, LocalDate from, @Nullable LocalDate until, int people) {
        this(year, from, until, people, null);
    }

    /** The same for who has taken over the institution. */
    public StaffCount takenOver(Inheritance from) {
        return new StaffCount(year, this.from, until, people, from);
    }
}
