package io.ecocredit.regulation.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

@Cites(provisions = Provision.A36_PARAGRAPH_1)
class RetentionScheduleTest {

    private static final List<RetentionRule> RULES = LawFiles.retention().rules();

    @Test
    void every_kind_of_data_has_its_rule_and_findings_end_before_the_jobs_they_belong_to() {
        assertThat(RULES)
                .extracting(RetentionRule::kind)
                .containsExactlyInAnyOrder(KindOfData.values())
                .containsSubsequence(KindOfData.IMPORT_FINDINGS, KindOfData.FINISHED_JOBS);
    }

    @Test
    void the_audit_trail_is_kept_longer_than_the_six_months_of_the_law_and_never_deleted_by_the_program() {
        assertThat(RULES)
                .filteredOn(rule -> rule.kind() == KindOfData.AUDIT_TRAIL)
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.period().toTotalMonths()).isGreaterThan(6);
                    assertThat(rule.ending().isOrdered()).isFalse();
                });
    }

    @Test
    void a_kind_without_a_rule_or_with_two_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionSchedule(RULES.subList(1, RULES.size())))
                .withMessageContaining("IMPORT_FINDINGS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionSchedule(List.of(RULES.getFirst(), RULES.getFirst())));
    }

    @Test
    void a_rule_keeps_for_some_time_and_says_why() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionRule(KindOfData.FINISHED_JOBS, "某法", "第一条", Period.ZERO, Ending.DELETE));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RetentionRule(KindOfData.FINISHED_JOBS, "", "第一条", Period.ofYears(1), Ending.DELETE));
    }

    @Test
    void a_year_from_the_29th_of_february_ends_on_the_28th() {
        RetentionRule year = new RetentionRule(KindOfData.FINISHED_JOBS, "某法", "第一条", Period.ofYears(1), Ending.DELETE);
        assertThat(year.keptSince(LocalDate.of(2028, 2, 29))).isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    void adverse_results_are_withdrawn_after_the_longest_time_of_the_rule_book() {
        LocalDate today = LocalDate.of(2027, 6, 6);
        RetentionRule shown = LawFiles.retention().of(KindOfData.PUBLISHED_ADVERSE_RESULTS);
        assertThat(shown.keptSince(today))
                .isEqualTo(RuleBook.at(today).get(Rule.PUBLIC_YEARS).until(today));
    }
}
