package io.ecocredit.calendars;

import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.time.HolidayNotice;
import io.ecocredit.regulation.time.StatutoryHoliday;
import io.ecocredit.regulation.time.WorkingCalendar;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * The notice of each year that has one in force.
 *
 * @param versions of what the region has loaded; a year that is not in it is as shipped
 */
record YearsInForce(SortedMap<Integer, HolidayNotice> notices, Map<Integer, Integer> versions) {

    /** What the region has loaded takes the place of what is shipped, unless it lacks a day off by law (I-37). */
    static YearsInForce of(
            List<HolidayNotice> shipped,
            List<CalendarVersion> loaded,
            IntFunction<SortedMap<LocalDate, StatutoryHoliday>> statutory) {
        SortedMap<Integer, HolidayNotice> notices = new TreeMap<>();
        shipped.forEach(notice -> notices.put(notice.year(), notice));
        Map<Integer, Integer> versions = new HashMap<>();
        loaded.stream()
                .filter(version -> version.notice()
                        .lacking(statutory.apply(version.year()))
                        .isEmpty())
                .forEach(version -> {
                    notices.put(version.year(), version.notice());
                    versions.put(version.year(), version.version());
                });
        return new YearsInForce(notices, versions);
    }

    WorkingCalendar calendar() {
        return WorkingCalendar.of(notices);
    }

    boolean has(HolidayNotice notice) {
        return notice.equals(notices.get(notice.year()));
    }

    YearsInForce with(HolidayNotice notice) {
        SortedMap<Integer, HolidayNotice> changed = new TreeMap<>(notices);
        changed.put(notice.year(), notice);
        return new YearsInForce(changed, versions);
    }

    Optional<CalendarYear> year(int year) {
        return notices.containsKey(year)
                ? Optional.of(new CalendarYear(
                        year,
                        versions.getOrDefault(year, 0),
                        HolidayNotice.together(notices).values().stream()
                                .filter(day -> day.date().getYear() == year)
                                .toList()))
                : Optional.empty();
    }

    /** @throws io.ecocredit.regulation.text.RefusalException unless the days that go are exactly those confirmed */
    void requireConfirmed(YearsInForce before, Set<LocalDate> confirmed) {
        SortedMap<LocalDate, SpecialDay> after = HolidayNotice.together(notices);
        SortedMap<LocalDate, SpecialDay> going = new TreeMap<>(HolidayNotice.together(before.notices));
        going.values()
                .removeIf(day ->
                        after.containsKey(day.date()) && after.get(day.date()).type() == day.type());
        Refusal.requireNone(going.values().stream()
                .filter(day -> !confirmed.contains(day.date()))
                .map(day -> Refusal.of(
                                RefusalCode.CALENDAR_DAYS_GO, day.date() + "（" + day.name() + "）将不再放假或者上班，须在removed中写明")
                        .at("removed", day.date().toString()))
                .toList());
        SortedSet<LocalDate> staying = new TreeSet<>(confirmed);
        staying.removeAll(going.keySet());
        Refusal.requireNone(staying.stream()
                .map(date -> Refusal.of(RefusalCode.INVALID_PARAMETER, date + "不是将取消的日子")
                        .at("removed", date.toString()))
                .toList());
    }
}
