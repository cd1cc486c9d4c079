package io.ecocredit.regulation.time;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Working days (工作日) of the years for which the State Council's notice has been loaded. A day is a working day when the
 * ordinary week or the notice says so; a year that is not loaded is refused, never guessed.
 */
@Cites(settles = Interpretation.I_19)
public final class WorkingCalendar {

    /** A day that differs from the ordinary week. */
    public record SpecialDay(LocalDate date, String name, Type type) {
        /** {@code OFF}: a weekday without work; {@code MAKEUP_WORKDAY}: a weekend day with work. */
        public enum Type {
            OFF,
            MAKEUP_WORKDAY
        }
    }

    private final Set<Integer> loadedYears;
    private final Map<LocalDate, SpecialDay.Type> specialDays;

    private WorkingCalendar(Set<Integer> loadedYears, Map<LocalDate, SpecialDay.Type> specialDays) {
        this.loadedYears = loadedYears;
        this.specialDays = specialDays;
    }

    /** A calendar of exactly the years that have a notice; a notice that begins in December does not load the year before. */
    public static WorkingCalendar of(SortedMap<Integer, HolidayNotice> notices) {
        Map<LocalDate, SpecialDay.Type> byDate = new HashMap<>();
        HolidayNotice.together(notices).forEach((date, day) -> byDate.put(date, day.type()));
        return new WorkingCalendar(Set.copyOf(notices.keySet()), byDate);
    }

    public boolean isWorkingDay(LocalDate day) {
        requireLoaded(day);
        SpecialDay.Type special = specialDays.get(day);
        return special == null
                ? day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
                : special == SpecialDay.Type.MAKEUP_WORKDAY;
    }

    /**
     * The last day of a period of working days that starts the day after {@code arrival}.
     *
     * @param workingDays at least 1
     */
    public Deadline after(LocalDate arrival, int workingDays) {
        return after(arrival, workingDays, List.of());
    }

    /** The same of a period that stood still meanwhile. */
    public Deadline after(LocalDate arrival, int workingDays, List<Pause> pauses) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("a period has at least one working day: " + workingDays);
        }
        LocalDate day = arrival;
        for (int counted = 0; counted < workingDays; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day) && !Pause.isAny(pauses, day)) {
                counted++;
            }
        }
        return new Deadline(day);
    }

    /**
     * The last day that was told of a period, as many working days later as there are days of it that were worked by another
     * calendar and are off by this one. It is never earlier: what has become a working day shortens nothing that was told.
     *
     * @param workingDays how many the period has, at least 1
     * @param before by which {@code lastDay} was reckoned
     */
    public LocalDate putOff(LocalDate lastDay, int workingDays, WorkingCalendar before) {
        int lost = 0;
        LocalDate day = lastDay;
        for (int counted = 0; counted < workingDays; day = day.minusDays(1)) {
            if (before.isWorkingDay(day)) {
                counted++;
                lost += isWorkingDay(day) ? 0 : 1;
            }
        }
        return lost == 0 ? lastDay : after(lastDay, lost).lastDay();
    }

    private void requireLoaded(LocalDate day) {
        if (!loadedYears.contains(day.getYear())) {
            throw Refusal.of(RefusalCode.CALENDAR_NOT_LOADED, day.getYear() + "年工作日历尚未载入，不能推算期限")
                    .at("year", Integer.toString(day.getYear()))
                    .asException();
        }
    }
}
