package io.ecocredit.regulation.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.record.WarnedConduct;
import io.ecocredit.regulation.repair.EarlyWarningRules.Following;
import io.ecocredit.regulation.repair.EarlyWarningRules.Issued;
import io.ecocredit.regulation.repair.RepairRules.Conduct;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be warned of before there is a record, and which record may follow (A24): found on 1 June, warned on 10 June. */
@Cites(
        value = Article.A25,
        provisions = Provision.A24_PARAGRAPH_2,
        settles = {Interpretation.I_21, Interpretation.I_30})
class EarlyWarningRulesTest {

    private static final Catalogue CATALOGUE = LawFiles.catalogue();
    private static final String LEAGUE = "150200";
    private static final LocalDate FOUND = LocalDate.of(2024, 6, 1);
    private static final LocalDate ISSUED = LocalDate.of(2024, 6, 10);

    private static Issued warning(String number) {
        return new Issued(new WarnedConduct(number, "1-12", FOUND), LEAGUE, ISSUED, null, false);
    }

    private static Following record(String league, String indicator, @Nullable LocalDate occurred, LocalDate produced) {
        Category category = CATALOGUE.find(indicator).orElseThrow().category();
        return new Following(
                league, category, indicator, occurred, produced, CATALOGUE.terms(category, indicator, null));
    }

    private static Optional<Refusal> binding(Following record) {
        return EarlyWarningRules.ofBinding(warning("YJ1"), record, List.of(warning("YJ1")));
    }

    @ParameterizedTest
    @CsvSource({
        "1-12, true", "1-09, true", "1-14, true", "1-16, true",
        "1-08, false", "18-1, false", "1-13, false", "1-15, false",
        "2-01, false", "2-02, false"
    })
    void what_takes_points_off_an_institution_can_be_warned_of_and_nothing_of_a_practitioner(
            String indicator, boolean possible) {
        Optional<Refusal> refusal =
                EarlyWarningRules.ofIndicator(CATALOGUE.find(indicator).orElseThrow());
        assertThat(refusal.isEmpty()).as("%s", refusal).isEqualTo(possible);
    }

    @Test
    void a_record_of_that_conduct_which_came_after_is_bound() {
        assertThat(binding(record(LEAGUE, "1-12", FOUND, ISSUED))).isEmpty();
        assertThat(binding(record(LEAGUE, "1-12", FOUND.minusYears(1), ISSUED.plusYears(1))))
                .as("whatever the year of the record")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "150600, 1-12, 2024-06-01, 2024-06-10, 另一盟市",
        "150200, 1-09, 2024-06-01, 2024-06-10, 不是所预警的行为",
        "150200, 1-12, 2024-06-02, 2024-06-10, 不是所预警的行为",
        "150200, 1-12,           , 2024-06-10, 行为发生之日",
        "150200, 1-12, 2024-06-01, 2024-06-09, 之前"
    })
    void no_other_record_is(
            String league, String indicator, @Nullable LocalDate occurred, LocalDate produced, String why) {
        Optional<Refusal> refusal = binding(record(league, indicator, occurred, produced));
        assertThat(refusal)
                .map(Refusal::detail)
                .hasValueSatisfying(detail -> assertThat(detail).contains(why));
    }

    @Test
    void a_record_that_was_known_before_and_a_second_one_are_not_bound() {
        Following record = record(LEAGUE, "1-12", FOUND, ISSUED);
        Issued late = new Issued(warning("YJ1").conduct(), LEAGUE, ISSUED, null, true);
        assertThat(EarlyWarningRules.ofBinding(late, record, List.of(late))).isPresent();
        Issued followed = new Issued(warning("YJ1").conduct(), LEAGUE, ISSUED, "R-1", false);
        assertThat(EarlyWarningRules.ofBinding(followed, record, List.of(followed)))
                .map(refusal -> refusal.code().name())
                .contains("STEP_OUT_OF_ORDER");
    }

    @Test
    void the_earlier_warning_of_the_same_conduct_has_its_record_first() {
        Following record = record(LEAGUE, "1-12", FOUND, ISSUED.plusDays(30));
        Issued second = new Issued(
                new WarnedConduct("YJ2", "1-12", FOUND.plusDays(20)), LEAGUE, ISSUED.plusDays(20), null, false);
        List<Issued> all = List.of(warning("YJ1"), second);
        assertThat(EarlyWarningRules.ofBinding(second, record, all))
                .map(Refusal::detail)
                .hasValueSatisfying(detail -> assertThat(detail).contains("YJ1"));
        assertThat(EarlyWarningRules.ofBinding(
                        second, record(LEAGUE, "1-12", FOUND.plusDays(1), ISSUED.plusDays(30)), all))
                .as("conduct that the first had not found")
                .isEmpty();
        assertThat(EarlyWarningRules.ofBinding(warning("YJ1"), record, all)).isEmpty();
    }

    @Test
    void a_client_rated_directly_is_spared_by_no_warning() {
        Following copied = new Following(
                LEAGUE,
                Category.GENERAL,
                "1-14",
                FOUND,
                ISSUED,
                CATALOGUE.terms(Category.GENERAL, "1-14", new ClientOutcome.RatedBad()));
        Issued warning = new Issued(new WarnedConduct("YJ1", "1-14", FOUND), LEAGUE, ISSUED, null, false);
        assertThat(EarlyWarningRules.ofBinding(warning, copied, List.of(warning)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-06-10", "2024-06-01"})
    void conduct_that_an_earlier_warning_can_mean_is_not_warned_of_again(LocalDate found) {
        assertThat(finding(found, List.of(warning("YJ1")), List.of())).isPresent();
        assertThat(finding(LocalDate.of(2024, 6, 11), List.of(warning("YJ1")), List.of()))
                .as("found after the earlier warning")
                .isEmpty();
    }

    @Test
    void conduct_that_has_a_record_is_warned_of_on_the_record() {
        assertThat(finding(FOUND, List.of(), List.of(new Conduct("R-1", "1-12", FOUND))))
                .isPresent();
        assertThat(finding(FOUND, List.of(), List.of(new Conduct("R-1", "1-12", FOUND.minusDays(1)))))
                .as("earlier conduct")
                .isEmpty();
        assertThat(finding(FOUND, List.of(), List.of(new Conduct("R-1", "1-09", FOUND))))
                .isEmpty();
        assertThat(finding(ISSUED.plusDays(20), List.of(), List.of()))
                .as("found on a day to come")
                .isPresent();
    }

    private static Optional<Refusal> finding(LocalDate found, List<Issued> before, List<Conduct> records) {
        return EarlyWarningRules.ofFinding("1-12", found, ISSUED.plusDays(10), before, records);
    }

    @Test
    void the_limit_lies_in_the_year_of_the_warning() {
        assertThat(EarlyWarningRules.ofLimit(ISSUED, LocalDate.of(2024, 12, 31)))
                .isEmpty();
        assertThat(EarlyWarningRules.ofLimit(ISSUED, LocalDate.of(2025, 1, 1))).isPresent();
    }
}
