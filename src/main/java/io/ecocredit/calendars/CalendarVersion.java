package io.ecocredit.calendars;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.regulation.time.HolidayNotice;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A notice of holidays as the region once loaded it. It stays when another takes its place (I-37).
 *
 * @param version 1 the first
 * @param loadedBy the officer's name
 * @param days within the year, or in December before it
 */
public record CalendarVersion(int year, int version, String loadedBy, Instant loadedAt, List<SpecialDay> days) {

    public CalendarVersion {
        days = List.copyOf(days);
    }

    /** The day on which it was loaded, in Asia/Shanghai. */
    @JsonIgnore
    public LocalDate loadedOn() {
        return LegalClock.dayOf(loadedAt);
    }

    HolidayNotice notice() {
        return new HolidayNotice(year, days);
    }
}
