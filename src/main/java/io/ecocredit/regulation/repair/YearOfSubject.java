package io.ecocredit.regulation.repair;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a year of an institution has come: its case, and its result once there was one.
 *
 * @param leadLeague that leads its case; null where it has none
 * @param shownOn first day of its first public notice; null while there was none
 * @param publishedOn day of its publication, which nothing changes; null while it never was
 * @param replacedOn day at whose end a later year's published result holds; null while none is published (I-16)
 * @param openToHistory whether the past of this year may be brought in by whoever asks (I-30)
 */
public record YearOfSubject(
        int year,
        @Nullable String leadLeague,
        RepairStage stage,
        @Nullable LocalDate shownOn,
        @Nullable LocalDate publishedOn,
        @Nullable LocalDate replacedOn,
        boolean openToHistory,
        Filing filing) {

    /** Whether its result stands at a stage and no later one has taken its place. */
    boolean isPresent(RepairStage reached) {
        return stage == reached && replacedOn == null;
    }

    /**
     * How the institution filed for the year.
     *
     * @param due last day; null for an institution that was not notified
     * @param on null while nothing was filed
     * @param excused whether a good cause was found for not filing in time (I-39)
     * @param untruthful whether what was filed was found untrue (I-39)
     */
    public record Filing(@Nullable LocalDate due, @Nullable LocalDate on, boolean excused, boolean untruthful) {

        /** Of a year without a case. */
        public static final Filing NONE = new Filing(null, null, false, false);

        /** Whether the institution, once listed, did not file in time (A26.3). */
        boolean isLate(LocalDate today) {
            if (due == null) {
                return false;
            }
            return on == null ? today.isAfter(due) : on.isAfter(due);
        }
    }
}
