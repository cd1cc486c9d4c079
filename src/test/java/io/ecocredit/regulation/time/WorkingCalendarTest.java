package io.ecocredit.regulation.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods in working days, from the State Council's notices of 2023 to 2026. */
@Cites(
        value = {Article.A20, Article.A21, Article.A23},
        settles = {Interpretation.I_19, Interpretation.I_28})
class WorkingCalendarTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.of(noticesOf(2023, 2024, 2025, 2026));

    private static SortedMap<Integer, HolidayNotice> noticesOf(Integer... years) {
        SortedMap<Integer, HolidayNotice> notices = new TreeMap<>();
        LawFiles.holidayNotices().stream()
                .filter(notice -> List.of(years).contains(notice.year()))
                .forEach(notice -> notices.put(notice.year(), notice));
        return notices;
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/law/workday-vectors.csv", numLinesToSkip = 1)
    void a_period_ends_on_its_last_working_day(LocalDate start, int workingDays, LocalDate due) {
        assertThat(CALENDAR.after(start, workingDays).lastDay()).isEqualTo(due);
    }

    @Test
    void a_saturday_made_up_for_a_holiday_is_worked_and_a_holiday_on_a_monday_is_not() {
        assertThat(CALENDAR.isWorkingDay(LocalDate.of(2024, 2, 4))).isTrue();
        assertThat(CALENDAR.isWorkingDay(LocalDate.of(2024, 2, 12))).isFalse();
        assertThat(CALENDAR.isWorkingDay(LocalDate.of(2024, 3, 2))).isFalse();
        assertThat(CALENDAR.isWorkingDay(LocalDate.of(2024, 3, 4))).isTrue();
    }

    @Test
    void a_period_that_reaches_a_year_without_a_notice_is_refused() {
        assertThatThrownBy(() -> CALENDAR.after(LocalDate.of(2026, 12, 28), 5))
                .isInstanceOfSatisfying(RefusalException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo(RefusalCode.CALENDAR_NOT_LOADED);
                    assertThat(refused.refusal().value()).isEqualTo("2027");
                });
    }

    @Test
    void a_notice_that_begins_in_december_does_not_load_the_year_before() {
        assertThatThrownBy(() -> CALENDAR.isWorkingDay(LocalDate.of(2022, 12, 31)))
                .isInstanceOf(RefusalException.class);
    }

    @Test
    void the_next_years_notice_changes_the_last_days_of_this_one() {
        SortedMap<Integer, HolidayNotice> notices = noticesOf(2025, 2026);
        assertThat(WorkingCalendar.of(notices).isWorkingDay(LocalDate.of(2026, 12, 31)))
                .isTrue();
        notices.put(
                2027,
                new HolidayNotice(
                        2027, List.of(new SpecialDay(LocalDate.of(2026, 12, 31), "元旦", SpecialDay.Type.OFF))));
        assertThat(WorkingCalendar.of(notices).isWorkingDay(LocalDate.of(2026, 12, 31)))
                .isFalse();
    }

    private static WorkingCalendar offToo(String... days) {
        SortedMap<Integer, HolidayNotice> notices = noticesOf(2025);
        List<SpecialDay> all =
                new ArrayList<>(Objects.requireNonNull(notices.get(2025)).days());
        Stream.of(days).forEach(day -> all.add(new SpecialDay(LocalDate.parse(day), "某日", SpecialDay.Type.OFF)));
        notices.put(2025, new HolidayNotice(2025, all));
        return WorkingCalendar.of(notices);
    }

    /** Of five working days from 9 to 15 April, with a weekend between. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-04-10            | 2025-04-16
            2025-04-09            | 2025-04-16
            2025-04-15            | 2025-04-16
            2025-04-15 2025-04-16 | 2025-04-17
            2025-04-10 2025-04-11 | 2025-04-17
            2025-04-08            | 2025-04-15
            2025-04-16            | 2025-04-15
            """)
    void each_day_off_that_comes_into_a_period_puts_its_last_day_off(String days, LocalDate expected) {
        LocalDate told = LocalDate.of(2025, 4, 15);
        assertThat(offToo(days.split(" ")).putOff(told, 5, CALENDAR)).isEqualTo(expected);
        assertThat(CALENDAR.putOff(expected, 5, offToo(days.split(" "))))
                .as("what is worked again shortens nothing that was told")
                .isEqualTo(expected);
    }

    @Test
    void a_deadline_is_met_until_its_day_ends_in_china() {
        Deadline deadline = new Deadline(LocalDate.of(2025, 5, 15));
        assertThat(deadline.isMetBy(Instant.parse("2025-05-15T15:59:59.999Z"))).isTrue();
        assertThat(deadline.isMetBy(Instant.parse("2025-05-15T16:00:00Z"))).isFalse();
        assertThat(deadline.end()).isEqualTo(Instant.parse("2025-05-15T16:00:00Z"));
    }

    @Test
    void a_fixed_date_falls_in_the_next_year_and_does_not_move_for_a_day_off() {
        EvaluationYear year = new EvaluationYear(2024);
        LocalDate list = year.procedureDates().get(FixedDate.PARTICIPANT_LIST);
        assertThat(list).isEqualTo(LocalDate.of(2025, 3, 15));
        assertThat(CALENDAR.isWorkingDay(Objects.requireNonNull(list))).isFalse();
    }
}
