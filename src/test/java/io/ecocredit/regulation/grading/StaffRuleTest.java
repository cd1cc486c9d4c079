package io.ecocredit.regulation.grading;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.grading.StaffRule.StaffRecord;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 评价年度机构内3名及以上工作人员出现不良信用记录: who is counted, from when and until when. */
@Cites(provisions = Provision.A16_PARAGRAPH_1, settles = Interpretation.I_12)
class StaffRuleTest {

    private static final EvaluationYear YEAR = new EvaluationYear(2024);

    @Test
    void the_period_begins_with_the_third_person_and_two_records_of_one_person_are_one_person() {
        assertThat(StaffRule.periods(List.of(
                        record("A", "2024-01-10"),
                        record("A", "2024-02-10"),
                        record("B", "2024-03-10"),
                        record("C", "2024-04-10"))))
                .containsExactly(period("2024-04-10", "2024-04-10", null, 3));
    }

    @Test
    void a_fourth_person_changes_the_number_and_not_the_day_it_began() {
        assertThat(StaffRule.periods(List.of(
                        record("A", "2024-01-10"),
                        record("B", "2024-01-10"),
                        record("C", "2024-01-10"),
                        record("D", "2024-06-01"))))
                .containsExactly(
                        period("2024-01-10", "2024-01-10", "2024-06-01", 3),
                        period("2024-01-10", "2024-06-01", null, 4));
    }

    @Test
    void it_ends_on_the_day_that_leaves_fewer_than_three_and_begins_anew_with_another_third() {
        assertThat(StaffRule.periods(List.of(
                        record("A", "2024-01-10"),
                        record("B", "2024-01-10"),
                        record("C", "2024-01-10", "2024-05-01"),
                        record("D", "2024-08-01"))))
                .containsExactly(
                        period("2024-01-10", "2024-01-10", "2024-05-01", 3),
                        period("2024-08-01", "2024-08-01", null, 3));
    }

    @Test
    void one_person_goes_as_another_comes_and_the_period_goes_on() {
        assertThat(StaffRule.periods(List.of(
                        record("A", "2024-01-10"),
                        record("B", "2024-01-10"),
                        record("C", "2024-01-10", "2024-05-01"),
                        record("D", "2024-05-01"))))
                .containsExactly(
                        period("2024-01-10", "2024-01-10", "2024-05-01", 3),
                        period("2024-01-10", "2024-05-01", null, 3));
    }

    @Test
    void people_of_two_years_are_not_added_up() {
        assertThat(StaffRule.periods(
                        List.of(record("A", "2023-12-31"), record("B", "2024-01-01"), record("C", "2024-01-01"))))
                .isEmpty();
    }

    @Test
    void each_year_has_its_own_period() {
        assertThat(StaffRule.periods(List.of(
                        record("A", "2023-05-01"),
                        record("B", "2023-05-01"),
                        record("C", "2023-05-01"),
                        record("A", "2024-05-01"),
                        record("B", "2024-05-01"),
                        record("C", "2024-05-01"))))
                .extracting(StaffPeriod::year)
                .containsExactly(new EvaluationYear(2023), YEAR);
    }

    private static StaffPeriod period(String since, String from, @Nullable String until, int people) {
        return new StaffPeriod(
                YEAR,
                LocalDate.parse(since),
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until),
                people);
    }

    private static StaffRecord record(String person, String producedOn) {
        return record(person, producedOn, null);
    }

    private static StaffRecord record(String person, String producedOn, @Nullable String rectifiedOn) {
        return new StaffRecord(
                person, LocalDate.parse(producedOn), rectifiedOn == null ? null : LocalDate.parse(rectifiedOn));
    }
}
