package io.ecocredit.regulation.grading;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.grading.PractitionerGrader.PersonalRecord;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a person becomes a dishonest individual (生态环境失信个人). */
@Cites(
        provisions = Provision.A17_PARAGRAPH_3,
        settles = {Interpretation.I_18, Interpretation.I_34})
class PractitionerGraderTest {

    private static final EvaluationYear YEAR = new EvaluationYear(2024);
    private static final LocalDate LATER = LocalDate.of(2025, 5, 15);

    @Test
    void two_records_of_two_departments_make_a_dishonest_individual_from_the_day_of_the_second() {
        List<PersonalRecord> records =
                List.of(record("R1", "包头市生态环境局", "2024-03-01"), record("R2", "呼和浩特市生态环境局", "2024-12-31"));
        assertThat(isDishonest(records, LocalDate.of(2024, 12, 30))).isFalse();
        assertThat(isDishonest(records, LocalDate.of(2024, 12, 31))).isTrue();
    }

    @Test
    void any_number_of_records_of_one_department_does_not_suffice() {
        assertThat(isDishonest(
                        List.of(
                                record("R1", "包头市生态环境局", "2024-03-01"),
                                record("R2", "包头市生态环境局", "2024-04-01"),
                                record("R3", "包头市生态环境局", "2024-05-01")),
                        LATER))
                .isFalse();
    }

    @Test
    void a_department_written_in_another_way_is_no_other_department() {
        List<PersonalRecord> records = List.of(
                record("R1", "包头市生态环境局（昆都仑区分局）", "2024-03-01"), record("R2", "包头市生态环境局 ( 昆都仑区分局 )", "2024-04-01"));
        assertThat(isDishonest(records, LATER)).isFalse();
        assertThat(PractitionerGrader.rate(records, YEAR, LATER).departments()).containsExactly("包头市生态环境局（昆都仑区分局）");
        assertThat(PractitionerGrader.completing(records, YEAR, LATER)).isEmpty();
    }

    @Test
    void records_of_two_years_do_not_add_up() {
        assertThat(isDishonest(
                        List.of(record("R1", "包头市生态环境局", "2023-12-31"), record("R2", "呼和浩特市生态环境局", "2024-01-01")),
                        LATER))
                .isFalse();
    }

    @Test
    void a_rectified_record_no_longer_counts_on_the_day_of_its_confirmation() {
        List<PersonalRecord> records =
                List.of(record("R1", "包头市生态环境局", "2024-03-01"), record("R2", "呼和浩特市生态环境局", "2024-06-01", "2025-03-10"));
        assertThat(isDishonest(records, LocalDate.of(2025, 3, 9))).isTrue();
        assertThat(isDishonest(records, LocalDate.of(2025, 3, 10))).isFalse();
    }

    @Test
    void the_result_names_what_it_counted() {
        PractitionerGrader.Result result = PractitionerGrader.rate(
                List.of(record("R2", "包头市生态环境局", "2024-03-01"), record("R1", "呼和浩特市生态环境局", "2024-06-01")), YEAR, LATER);
        assertThat(result.counted()).containsExactly("R1", "R2");
        assertThat(result.departments()).containsExactlyInAnyOrder("包头市生态环境局", "呼和浩特市生态环境局");
    }

    private static boolean isDishonest(List<PersonalRecord> records, LocalDate at) {
        return PractitionerGrader.rate(records, YEAR, at).dishonest();
    }

    private static PersonalRecord record(String number, String department, String producedOn) {
        return record(number, department, producedOn, null);
    }

    private static PersonalRecord record(
            String number, String department, String producedOn, @Nullable String rectifiedOn) {
        return new PersonalRecord(
                number,
                department,
                LocalDate.parse(producedOn),
                rectifiedOn == null ? null : LocalDate.parse(rectifiedOn));
    }
}
