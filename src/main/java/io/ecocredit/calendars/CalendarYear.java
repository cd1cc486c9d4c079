package io.ecocredit.calendars;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import java.util.List;

/**
 * The days of one calendar year that differ from the ordinary week.
 *
 * @param version of the notice that the region has loaded, 1 the first; 0 for what the program ships
 * @param days as they are in force, in order: the last ones may be of the next year's notice
 */
@Cites(settles = Interpretation.I_19)
public record CalendarYear(int year, int version, List<SpecialDay> days) {

    public CalendarYear {
        days = List.copyOf(days);
    }
}
