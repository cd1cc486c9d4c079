package io.ecocredit.regulation.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.repair.PractitionerRepair.Facts;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a dishonest individual is repaired (A28, A29), to the day. */
@Cites(
        value = {Article.A28, Article.A29},
        settles = Interpretation.I_26)
class PractitionerRepairTest {

    private static final LocalDate RATED = LocalDate.parse("2024-02-29");
    private static final LocalDate LATER = LocalDate.parse("2026-01-01");

    private static Facts facts(LocalDate today, String... since) {
        return new Facts(
                2023,
                RATED,
                true,
                List.of(since).stream().map(LocalDate::parse).toList(),
                Set.of("甲局", "乙局"),
                Set.of("甲局"),
                today);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-01, false", "2025-02-28, false", "2025-03-01, true", "2030-01-01, true"})
    void a_year_passes_first(LocalDate today, boolean possible) {
        assertThat(PractitionerRepair.obstacle(facts(today)).map(Refusal::code))
                .isEqualTo(possible ? Optional.empty() : Optional.of(RefusalCode.PERIOD_NOT_OVER));
    }

    @Test
    void the_refusal_names_the_first_day_and_the_clause() {
        Refusal refusal = PractitionerRepair.obstacle(facts(RATED.plusDays(1))).orElseThrow();
        assertThat(refusal.detail()).contains("2025-03-01");
        assertThat(String.valueOf(refusal.clause())).contains("第二十八条第一款（I-26）");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, true", // the day of the rating, which rests on it
        "2024-03-01, false",
        "2025-02-28, false",
        "2025-03-01, true"
    })
    void a_record_within_the_year_bars_and_one_outside_does_not(LocalDate produced, boolean possible) {
        assertThat(PractitionerRepair.obstacle(facts(LATER, produced.toString()))
                        .map(Refusal::code))
                .isEqualTo(possible ? Optional.empty() : Optional.of(RefusalCode.CONDITION_NOT_MET));
    }

    @Test
    void nothing_is_repaired_that_was_not_told_or_does_not_run_any_more() {
        Facts untold = new Facts(2023, null, true, List.of(), Set.of("甲局", "乙局"), Set.of(), LATER);
        Facts over = new Facts(2023, RATED, false, List.of(), Set.of(), Set.of(), LATER);
        for (Facts each : List.of(untold, over)) {
            assertThat(PractitionerRepair.obstacle(each).map(Refusal::code)).contains(RefusalCode.REPAIR_NOT_POSSIBLE);
        }
    }

    @Test
    void every_department_recognises_the_merit() {
        assertThat(PractitionerRepair.unrecognised(facts(LATER)))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.detail()).contains("乙局"));
        Facts recognised = new Facts(2023, RATED, true, List.of(), Set.of("甲局", "乙局"), Set.of("甲局", "乙局", "丙局"), LATER);
        assertThat(PractitionerRepair.unrecognised(recognised)).isEmpty();
    }
}
