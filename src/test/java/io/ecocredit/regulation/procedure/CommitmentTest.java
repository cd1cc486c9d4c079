package io.ecocredit.regulation.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Annex 3: all six items, a signer, the code of the one who commits itself, a date. */
@Cites(provisions = Provision.A20_ITEM_1)
class CommitmentTest {

    private static final Uscc OWN = new Uscc("911501000HH1N31B4G");
    private static final EvaluationYear YEAR = new EvaluationYear(2024);
    private static final LocalDate TODAY = LocalDate.of(2025, 3, 20);
    private static final Set<Integer> ALL = Set.of(1, 2, 3, 4, 5, 6);

    private static List<String> faultyFields(Commitment letter) {
        return letter.faults(OWN, YEAR, TODAY).stream()
                .map(fault -> Objects.requireNonNull(fault.field()))
                .toList();
    }

    @Test
    void a_whole_letter_has_no_fault_and_reads_as_the_annex_prints_it() {
        Commitment letter = new Commitment(ALL, "检测报告", "无", "签署人", OWN.value(), TODAY);

        assertThat(letter.faults(OWN, YEAR, TODAY)).isEmpty();
        assertThat(letter.itemText(2)).isEqualTo("资质认定、资质认定证书在有效期内、服务内容符合认定业务范围，出具的检测报告合法、真实、准确。");
        assertThat(letter.itemText(6)).isEqualTo("其它承诺事项：无");
    }

    @Test
    void items_that_are_left_out_or_empty_are_told_as_missing() {
        Set<Integer> oneAndNothing = new HashSet<>(Arrays.asList(1, null));

        assertThat(faultyFields(new Commitment(oneAndNothing, "报告", "无", "签署人", OWN.value(), TODAY)))
                .hasSize(5)
                .containsOnly("commitment.items");
        Map<String, String> withoutItems = Map.of("products", "报告", "other", "无", "signer", "签署人", "uscc", OWN.value());
        assertThat(faultyFields(new ObjectMapper().convertValue(withoutItems, Commitment.class)))
                .hasSize(7)
                .containsOnly("commitment.items", "commitment.signedOn");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void none_of_the_six_items_may_be_missing(int missing) {
        Set<Integer> items = new HashSet<>(ALL);
        items.remove(missing);
        Commitment letter = new Commitment(items, "检测报告", "无", "签署人", OWN.value(), TODAY);

        assertThat(letter.faults(OWN, YEAR, TODAY)).singleElement().satisfies(fault -> {
            assertThat(fault.detail()).isEqualTo("缺第" + missing + "项承诺");
            assertThat(fault.clause()).isEqualTo(Commitment.CLAUSE);
        });
    }

    @Test
    void every_blank_is_named() {
        assertThat(faultyFields(new Commitment(ALL, " ", null, "", "911501000HH1N31B4X", null)))
                .containsExactly(
                        "commitment.products",
                        "commitment.other",
                        "commitment.signer",
                        "commitment.uscc",
                        "commitment.signedOn");
        assertThat(faultyFields(new Commitment(ALL, "报告", "无", "签署人", OWN.value(), TODAY.plusDays(1))))
                .containsExactly("commitment.signedOn");
        assertThat(faultyFields(new Commitment(ALL, "报告", "无", "签署人", OWN.value(), LocalDate.of(2019, 3, 1))))
                .as("of another year")
                .containsExactly("commitment.signedOn");
        assertThat(faultyFields(new Commitment(Set.of(1, 2, 3, 4, 5, 6, 7), "报告", "无", "签署人", OWN.value(), TODAY)))
                .containsExactly("commitment.items");
    }
}
