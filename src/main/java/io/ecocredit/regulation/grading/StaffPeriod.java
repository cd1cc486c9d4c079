package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.record.Inheritance;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time during which so many members of an institution's staff had a record of one year in force that it costs points.
 *
 * @param since the day the threshold was reached, which a change in the number does not move
 * @param from the first day with exactly this number
 * @param until the first day with another number; null while it lasts
 * @param people distinct practitioners
 * @param former code of the absorbed institution whose staff it was (I-3); null for the institution's own
 */
record StaffPeriod(
        EvaluationYear year,
        LocalDate since,
        LocalDate from,
        @Nullable LocalDate until,
        int people,
        @Nullable String former) {

    /** Of an institution's own staff. */
    StaffPeriod(EvaluationYear year, LocalDate since, LocalDate from, @Nullable LocalDate until, int people) {
        this(year, since, from, until, people, null);
    }

    /** The same as it weighs on who has taken over the institution; empty when it was over before. */
    Optional<StaffPeriod> takenOver(Inheritance inherited) {
        return until != null && !until.isAfter(inherited.since())
                ? Optional.empty()
                : Optional.of(new StaffPeriod(
                        year, inherited.from(since), inherited.from(from), until, people, inherited.former()));
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
