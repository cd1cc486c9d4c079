package io.ecocredit.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.time.HolidayNotice;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The almanac against the State Council's own notices, and against years whose festivals are known. */
@Cites(settles = Interpretation.I_37)
class StatutoryDaysTest {

    private final StatutoryDays statutory = new StatutoryDays();

    static Stream<HolidayNotice> shipped() {
        return LawFiles.holidayNotices().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_notice_of_the_state_council_has_the_holidays_of_its_year(HolidayNotice notice) {
        assertThat(notice.lacking(statutory.of(notice.year()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2027, 2027-02-06, 2027-04-05, 2027-06-09, 2027-09-15",
        "2028, 2028-01-26, 2028-04-04, 2028-05-28, 2028-10-03",
        "2030, 2030-02-03, 2030-04-05, 2030-06-05, 2030-09-12"
    })
    void festivals_fall_where_they_do(
            int year, LocalDate newYear, LocalDate qingming, LocalDate dragonBoat, LocalDate midAutumn) {
        assertThat(statutory.of(year).keySet())
                .contains(newYear.minusDays(1), newYear, newYear.plusDays(2), qingming, dragonBoat, midAutumn)
                .doesNotContain(newYear.plusDays(3));
    }

    @Test
    void the_eve_of_the_new_year_and_the_second_of_may_are_off_since_2025() {
        assertThat(days(2024)).hasSize(11).doesNotContain(LocalDate.of(2024, 5, 2));
        assertThat(days(2025)).hasSize(13).contains(LocalDate.of(2025, 1, 28), LocalDate.of(2025, 5, 2));
    }

    private Set<LocalDate> days(int year) {
        return statutory.of(year).keySet();
    }
}
