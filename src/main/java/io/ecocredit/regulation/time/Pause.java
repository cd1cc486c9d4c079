package io.ecocredit.regulation.time;

import java.time.LocalDate;
import java.util.List;

/**
 * A time in which a period does not run.
 *
 * @param since the day on which it was stopped, which still counts
 * @param until the last day that does not count
 */
public record Pause(LocalDate since, LocalDate until) {

    private boolean covers(LocalDate day) {
        return day.isAfter(since) && !day.isAfter(until);
    }

    static boolean isAny(List<Pause> pauses, LocalDate day) {
        return pauses.stream().anyMatch(pause -> pause.covers(day));
    }
}
