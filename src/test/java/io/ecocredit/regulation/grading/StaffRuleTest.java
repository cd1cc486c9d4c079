package io.ecocredit.regulation.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ecocredit.catalogues.RuleBookFile;
import io.ecocredit.regulation.grading.StaffRule.StaffRecord;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.RuleHistory;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 评价年度机构内3名及以上工作人员出现不良信用记录: who is counted, from when and until when. */
@Cites(provisions = Provision.A16_PARAGRAPH_1, settles = Interpretation.I_12)
class StaffRuleTest {

    private static final EvaluationYear YEAR = new EvaluationYear(2024);

    @Test
    void the_period_begins_with_the_third_person_and_two_records_of_one_person_are_one_person() {
        assertThat(periods(List.of(
                        record("A", "2024-01-10"),
                        record("A", "2024-02-10"),
                        record("B", "2024-03-10"),
                        record("C", "2024-04-10"))))
                .containsExactly(period("2024-04-10", "2024-04-10", null, 3));
    }

    @Test
    void a_fourth_person_changes_the_number_and_not_the_day_it_began() {
        assertThat(periods(List.of(
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
        assertThat(periods(List.of(
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
        assertThat(periods(List.of(
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
        assertThat(periods(List.of(record("A", "2023-12-31"), record("B", "2024-01-01"), record("C", "2024-01-01"))))
                .isEmpty();
    }

    @Test
    void each_year_has_its_own_period() {
        assertThat(periods(List.of(
                        record("A", "2023-05-01"),
                        record("B", "2023-05-01"),
                        record("C", "2023-05-01"),
                        record("A", "2024-05-01"),
                        record("B", "2024-05-01"),
                        record("C", "2024-05-01"))))
                .extracting(StaffPeriod::year)
                .containsExactly(new EvaluationYear(2023), YEAR);
    }

    @Test
    void how_many_it_takes_is_said_by_the_year_that_is_rated_also_for_records_of_earlier_years() {
        List<StaffCount> counts = StaffRule.counts(List.of(
                record("A", "2019-05-01"),
                record("B", "2019-05-01"),
                record("A", "2024-05-01"),
                record("B", "2024-06-01")));
        assertThat(StaffRule.periods(counts, book("3"))).isEmpty();
        assertThat(StaffRule.periods(counts, book("2")))
                .extracting(StaffPeriod::year, StaffPeriod::since, StaffPeriod::people)
                .containsExactly(
                        tuple(new EvaluationYear(2019), LocalDate.of(2019, 5, 1), 2),
                        tuple(YEAR, LocalDate.of(2024, 6, 1), 2));
    }

    private static List<StaffPeriod> periods(List<StaffRecord> records) {
        return StaffRule.periods(StaffRule.counts(records), YEAR.rules());
    }

    /** A book by which it takes another number. */
    private static RuleBook book(String threshold) {
        List<Map<String, String>> rows = new RuleBookFile()
                .rows().stream()
                        .map(row -> {
                            Map<String, String> copy = new HashMap<>(row);
                            copy.computeIfPresent(
                                    "value",
                                    (column, value) -> row.containsValue("STAFF_THRESHOLD") ? threshold : value);
                            return copy;
                        })
                        .toList();
        return RuleHistory.of(rows).of(YEAR.value());
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
