package io.ecocredit.calendars;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calendars by which days were reckoned one after the other. A period whose last day is kept nowhere follows the calendar as
 * long as it runs, and not once it is over: no notice that is loaded afterwards makes timely what was late (I-19, I-20).
 */
@Cites(settles = {Interpretation.I_19, Interpretation.I_20})
public final class CalendarHistory {

    private final List<Reign> reigns;

    CalendarHistory(List<Reign> reigns) {
        this.reigns = List.copyOf(reigns);
    }

    /** @param until day on which a notice changed the calendar, in Asia/Shanghai; null of the present one */
    record Reign(WorkingCalendar calendar, @Nullable LocalDate until) {

        private Optional<LocalDate> lastDay(LocalDate arrival, int workingDays) {
            try {
                return Optional.of(calendar.after(arrival, workingDays).lastDay());
            } catch (RefusalException notLoaded) {
                return Optional.empty();
            }
        }

        private boolean saw(LocalDate day) {
            return until == null || until.isAfter(day);
        }
    }

    /**
     * The last day of a period of working days that starts the day after {@code arrival}; empty while a calendar year that it
     * needs is not loaded.
     */
    public Optional<LocalDate> lastDay(LocalDate arrival, int workingDays) {
        return reigns.stream()
                .map(reign -> reign.lastDay(arrival, workingDays).filter(reign::saw))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
