package io.ecocredit.calendars;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The days of one calendar year that differ from the ordinary week.
 *
 * @param days each within the year, none twice
 */
@Cites(settles = Interpretation.I_19)
public record CalendarYear(int year, List<SpecialDay> days) {

    private static final int LONGEST_NAME = 50;

    public CalendarYear {
        days = List.copyOf(days);
    }

    /** @throws RefusalException 400 that names the first day at fault */
    CalendarYear checked() {
        Set<Object> seen = new HashSet<>();
        for (SpecialDay day : days) {
            if (day.date() == null
                    || day.type() == null
                    || day.name() == null
                    || day.name().isBlank()) {
                throw RefusalException.invalid("days", null, "每一天都须写明日期、名称和类型（OFF 或 MAKEUP_WORKDAY）");
            }
            if (day.date().getYear() != year) {
                throw RefusalException.invalid("days", day.date().toString(), "不在" + year + "年");
            }
            if (!seen.add(day.date())) {
                throw RefusalException.invalid("days", day.date().toString(), "重复");
            }
            if (day.name().length() > LONGEST_NAME) {
                throw RefusalException.invalid("days", day.date().toString(), "名称不超过" + LONGEST_NAME + "字");
            }
        }
        return this;
    }
}
