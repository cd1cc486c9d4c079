package io.ecocredit.regulation.time;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the State Council's notice of a year arranges (节假日安排), with what the region adds. It may begin in December of
 * the year before, whose last days it then changes.
 *
 * @param year that the notice is of
 * @param days each within the year or in December before it, none twice; kept in order
 */
@Cites(settles = Interpretation.I_37)
public record HolidayNotice(int year, List<SpecialDay> days) {

    private static final int LONGEST_NAME = 50;

    public HolidayNotice {
        days = days.stream().sorted(Comparator.comparing(SpecialDay::date)).toList();
    }

    /**
     * A notice as somebody wrote it.
     *
     * @param statutory the year's days off by law
     * @throws io.ecocredit.regulation.text.RefusalException that names every day at fault
     */
    public static HolidayNotice of(
            int year, List<? extends @Nullable SpecialDay> written, Map<LocalDate, StatutoryHoliday> statutory) {
        List<SpecialDay> days = written.stream()
                .filter(Objects::nonNull)
                .map(HolidayNotice::whole)
                .toList();
        if (days.size() < written.size()) {
            throw incomplete();
        }
        Set<LocalDate> seen = new HashSet<>();
        Refusal.requireNone(days.stream()
                .flatMap(day -> faults(year, day, seen.add(day.date())))
                .toList());
        HolidayNotice notice = new HolidayNotice(year, days);
        Refusal.requireNone(notice.lacking(statutory));
        return notice;
    }

    private static SpecialDay whole(SpecialDay day) {
        if (day.date() == null
                || day.type() == null
                || day.name() == null
                || day.name().isBlank()) {
            throw incomplete();
        }
        return day;
    }

    private static RuntimeException incomplete() {
        return Refusal.of(RefusalCode.INVALID_PARAMETER, "每一天都须写明日期、名称和类型（OFF 或 MAKEUP_WORKDAY）")
                .at("days", null)
                .asException();
    }

    private static Stream<Refusal> faults(int year, SpecialDay day, boolean isFirst) {
        LocalDate date = day.date();
        return Stream.of(
                        fault(RefusalCode.INVALID_PARAMETER, date, "重复", !isFirst),
                        fault(
                                RefusalCode.INVALID_PARAMETER,
                                date,
                                "不在" + year + "年，也不在其前一年12月",
                                !isOfNotice(year, date)),
                        fault(
                                RefusalCode.INVALID_PARAMETER,
                                date,
                                "名称不超过" + LONGEST_NAME + "字",
                                day.name().length() > LONGEST_NAME),
                        fault(
                                RefusalCode.CALENDAR_INCOMPLETE,
                                date,
                                "调休上班日应为周六或者周日",
                                day.type() == SpecialDay.Type.MAKEUP_WORKDAY && !isWeekend(date)))
                .flatMap(each -> each);
    }

    private static Stream<Refusal> fault(RefusalCode code, LocalDate date, String what, boolean isAtFault) {
        return isAtFault ? Stream.of(Refusal.of(code, date + "：" + what).at("days", date.toString())) : Stream.empty();
    }

    private static boolean isOfNotice(int year, LocalDate date) {
        return date.getYear() == year || (date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER);
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Every day off by law that the notice does not give, each under the law that gives it. */
    public List<Refusal> lacking(Map<LocalDate, StatutoryHoliday> statutory) {
        Set<LocalDate> off = days.stream()
                .filter(day -> day.type() == SpecialDay.Type.OFF)
                .map(SpecialDay::date)
                .collect(Collectors.toSet());
        return statutory.entrySet().stream()
                .filter(holiday -> !off.contains(holiday.getKey()))
                .map(holiday -> Refusal.of(
                                RefusalCode.CALENDAR_INCOMPLETE,
                                year + "年的法定节假日" + holiday.getKey() + "（"
                                        + holiday.getValue().name() + "）不在其中")
                        .under(holiday.getValue().clause().as(Interpretation.I_37))
                        .at("days", holiday.getKey().toString()))
                .toList();
    }

    /** The days that notices arrange together: of two that name the same day the later year's holds. */
    public static SortedMap<LocalDate, SpecialDay> together(SortedMap<Integer, HolidayNotice> notices) {
        SortedMap<LocalDate, SpecialDay> together = new TreeMap<>();
        notices.values().forEach(notice -> notice.days().forEach(day -> together.put(day.date(), day)));
        return together;
    }
}
