package io.ecocredit.regulation.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.regulation.repair.PractitionerRepair.Facts;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Fault;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every department that produced a counted record recognises the merit (A29). */
@Cites(Article.A29)
class RecognitionTest {

    @Test
    void without_recognition_it_is_a_condition_that_is_not_met_and_no_fault_of_the_request() {
        assertThatThrownBy(() -> PractitionerRepair.requireRecognised(recognisedBy(Set.of())))
                .isInstanceOfSatisfying(RefusalException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo(RefusalCode.CONDITION_NOT_MET);
                    assertThat(refused.refusal().clause()).isEqualTo(Clause.of(Article.A29));
                    assertThat(refused.refusal().detail()).contains("2个");
                    assertThat(refused.faults())
                            .hasSize(2)
                            .extracting(Fault::detail)
                            .allSatisfy(detail -> assertThat(detail).contains("尚未认定"));
                });
        assertThatThrownBy(() -> PractitionerRepair.requireRecognised(recognisedBy(Set.of("甲局"))))
                .isInstanceOfSatisfying(RefusalException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo(RefusalCode.CONDITION_NOT_MET);
                    assertThat(refused.refusal().detail()).contains("乙局");
                });
        assertThatCode(() -> PractitionerRepair.requireRecognised(recognisedBy(Set.of("甲局", "乙局"))))
                .doesNotThrowAnyException();
    }

    private static Facts recognisedBy(Set<String> departments) {
        return new Facts(
                2024,
                LocalDate.of(2025, 5, 30),
                true,
                List.of(),
                Set.of("甲局", "乙局"),
                departments,
                LocalDate.of(2026, 7, 1));
    }
}
