package io.ecocredit.calendars;

import com.tyme.lunar.LunarDay;
import com.tyme.solar.SolarDay;
import com.tyme.solar.SolarTerm;
import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.time.StatutoryHoliday;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** On which days of a year the holidays of the law fall, the lunar ones by an almanac. */
@Singleton
@Cites(settles = Interpretation.I_37)
class StatutoryDays {

    private static final String QINGMING = "清明";

    private final List<StatutoryHoliday> holidays = LawFiles.statutoryHolidays();

    /** Each day off by law, in order; none for a year that is before the law that the program knows. */
    SortedMap<LocalDate, StatutoryHoliday> of(int year) {
        SortedMap<LocalDate, StatutoryHoliday> days = new TreeMap<>();
        holidays.stream()
                .filter(holiday -> holiday.isInForce(year))
                .forEach(holiday -> days.putIfAbsent(dayOf(year, holiday), holiday));
        return days;
    }

    private static LocalDate dayOf(int year, StatutoryHoliday holiday) {
        return switch (holiday.reckoning()) {
            case SOLAR -> LocalDate.of(year, holiday.month(), holiday.day());
            case LUNAR -> lunar(year, holiday.month(), holiday.day());
            case NEW_YEAR_EVE -> lunar(year, 1, 1).minusDays(1);
            case QINGMING ->
                date(SolarTerm.fromName(year, QINGMING).getJulianDay().getSolarDay());
        };
    }

    private static LocalDate lunar(int year, int month, int day) {
        return date(LunarDay.fromYmd(year, month, day).getSolarDay());
    }

    private static LocalDate date(SolarDay day) {
        return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
    }
}
