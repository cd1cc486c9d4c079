package io.ecocredit.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.calendars.CalendarHistory.Reign;
import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.HolidayNotice;
import io.ecocredit.regulation.time.WorkingCalendar;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What was late stays late, whatever is said afterwards of the days that it took. */
@Cites(
        provisions = {Provision.A7_PARAGRAPH_2, Provision.A26_PARAGRAPH_3},
        settles = {Interpretation.I_19, Interpretation.I_20})
class CalendarHistoryTest {

    private static final int DAYS = 20;
    private static final LocalDate RECEIVED = LocalDate.of(2026, 3, 25);
    private static final LocalDate LAST = LocalDate.of(2026, 4, 23);
    private static final LocalDate LONGER = LocalDate.of(2026, 4, 24);
    private static final WorkingCalendar SHIPPED = calendar(List.of());
    private static final WorkingCalendar WITH_A_DAY_OFF = calendar(List.of(LocalDate.of(2026, 4, 1)));

    private static WorkingCalendar calendar(List<LocalDate> daysOff) {
        SortedMap<Integer, HolidayNotice> notices = new TreeMap<>();
        LawFiles.holidayNotices().forEach(notice -> notices.put(notice.year(), notice));
        List<SpecialDay> days =
                new ArrayList<>(Objects.requireNonNull(notices.get(2026)).days());
        daysOff.forEach(day -> days.add(new SpecialDay(day, "自治区假日", SpecialDay.Type.OFF)));
        notices.put(2026, new HolidayNotice(2026, days));
        return WorkingCalendar.of(notices);
    }

    private static CalendarHistory changedOn(LocalDate day) {
        return new CalendarHistory(List.of(new Reign(SHIPPED, day), new Reign(WITH_A_DAY_OFF, null)));
    }

    @Test
    void a_day_off_that_is_added_while_a_period_runs_lengthens_it() {
        assertThat(SHIPPED.after(RECEIVED, DAYS).lastDay()).isEqualTo(LAST);
        assertThat(changedOn(LocalDate.of(2026, 4, 2)).lastDay(RECEIVED, DAYS)).contains(LONGER);
        assertThat(changedOn(LAST).lastDay(RECEIVED, DAYS))
                .as("on the last day")
                .contains(LONGER);
    }

    @Test
    void one_that_is_added_once_it_is_over_changes_nothing() {
        assertThat(changedOn(LAST.plusDays(1)).lastDay(RECEIVED, DAYS)).contains(LAST);
    }

    @Test
    void a_year_that_was_not_loaded_yet_decides_nothing() {
        WorkingCalendar none = WorkingCalendar.of(new TreeMap<>());
        CalendarHistory history =
                new CalendarHistory(List.of(new Reign(none, LAST.plusDays(1)), new Reign(WITH_A_DAY_OFF, null)));
        assertThat(history.lastDay(RECEIVED, DAYS)).contains(LONGER);
        assertThat(new CalendarHistory(List.of(new Reign(none, null))).lastDay(RECEIVED, DAYS))
                .isEmpty();
    }
}
