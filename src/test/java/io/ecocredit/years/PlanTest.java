package io.ecocredit.years;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The region may want the steps of a year done earlier than the measure does, and never later (A20). */
@Cites(Article.A20)
class PlanTest {

    private static final EvaluationYear YEAR = new EvaluationYear(2024);

    private static List<String> faultsOf(Map<FixedDate, @Nullable LocalDate> wanted) {
        List<String> faults = new ArrayList<>();
        assertThatThrownBy(() -> Plan.of(YEAR, wanted)).isInstanceOfSatisfying(RefusalException.class, refused -> {
            assertThat(Problems.of(refused).status()).isEqualTo(400);
            Problems.of(refused).errors().stream()
                    .map(Problem.FieldError::field)
                    .forEach(faults::add);
        });
        return faults;
    }

    private static Map<FixedDate, @Nullable LocalDate> only(FixedDate step, @Nullable LocalDate date) {
        Map<FixedDate, @Nullable LocalDate> wanted = new EnumMap<>(FixedDate.class);
        wanted.put(step, date);
        return wanted;
    }

    @Test
    void without_wishes_the_dates_are_the_measures() {
        assertThat(Plan.of(YEAR, null).dates()).isEqualTo(YEAR.procedureDates());
        assertThat(Plan.of(YEAR, Map.of()).dates()).isEqualTo(YEAR.procedureDates());
    }

    @ParameterizedTest
    @EnumSource(FixedDate.class)
    void the_measures_own_day_may_be_wished_and_the_day_after_may_not(FixedDate step) {
        LocalDate last = YEAR.procedureDates().get(step);
        if (last != null) {
            assertThat(Plan.of(YEAR, only(step, last)).dates()).isEqualTo(YEAR.procedureDates());
            assertThat(faultsOf(only(step, last.plusDays(1)))).contains("dates." + step);
        }
    }

    @Test
    void an_earlier_day_takes_the_place_of_the_measures_alone() {
        LocalDate earlier = LocalDate.of(2025, 3, 10);
        Map<FixedDate, LocalDate> dates =
                Plan.of(YEAR, only(FixedDate.PARTICIPANT_LIST, earlier)).dates();
        assertThat(dates.get(FixedDate.PARTICIPANT_LIST)).isEqualTo(earlier);
        dates.remove(FixedDate.PARTICIPANT_LIST);
        assertThat(YEAR.procedureDates()).containsAllEntriesOf(dates);
    }

    @Test
    void no_step_is_due_before_the_year_is_over() {
        assertThat(faultsOf(only(FixedDate.PARTICIPANT_LIST, LocalDate.of(2024, 12, 31))))
                .containsExactly("dates.PARTICIPANT_LIST");
        assertThat(Plan.of(YEAR, only(FixedDate.PARTICIPANT_LIST, LocalDate.of(2025, 1, 1)))
                        .dates())
                .containsEntry(FixedDate.PARTICIPANT_LIST, LocalDate.of(2025, 1, 1));
    }

    @Test
    void a_step_without_a_date_is_named() {
        assertThat(faultsOf(only(FixedDate.SUBMISSION, null))).containsExactly("dates.SUBMISSION");
    }

    @Test
    void steps_are_due_one_after_the_other() {
        LocalDate list = YEAR.procedureDates().get(FixedDate.PARTICIPANT_LIST);
        assertThat(faultsOf(only(FixedDate.SUBMISSION, list))).contains("dates.SUBMISSION");
        assertThat(faultsOf(only(FixedDate.PUBLICATION, list))).contains("dates.PUBLICATION");
    }

    @Test
    void all_that_is_wrong_is_told_at_once_each_with_its_clause() {
        Map<FixedDate, @Nullable LocalDate> wanted = only(FixedDate.PARTICIPANT_LIST, LocalDate.of(2024, 6, 1));
        wanted.put(FixedDate.SUBMISSION, LocalDate.of(2026, 1, 1));
        wanted.put(FixedDate.PUBLICATION, null);
        assertThat(faultsOf(wanted)).contains("dates.PARTICIPANT_LIST", "dates.SUBMISSION", "dates.PUBLICATION");
        assertThatThrownBy(() -> Plan.of(YEAR, wanted))
                .isInstanceOfSatisfying(
                        RefusalException.class,
                        refused -> assertThat(Problems.of(refused).errors())
                                .extracting(Problem.FieldError::clause)
                                .doesNotContainNull());
    }
}
