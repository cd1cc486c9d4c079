package io.ecocredit.regulation.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real codes of public lists: what is malformed, and what is accepted with a mark. */
@Cites(provisions = Provision.A10_ITEM_1, settles = Interpretation.I_3)
class UsccTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/law/uscc-vectors.csv", numLinesToSkip = 1)
    void a_code_is_judged_as_the_public_vectors_judge_it(String code, String expected) {
        switch (expected) {
            case "valid" -> assertThat(new Uscc(code).hasValidCheckCharacter()).isTrue();
            case "bad-check", "real-but-nonconforming" ->
                assertThat(new Uscc(code).hasValidCheckCharacter()).isFalse();
            default ->
                assertThat(Uscc.refusalOf(code)).hasValueSatisfying(refusal -> {
                    assertThat(refusal.code()).isEqualTo(RefusalCode.MALFORMED_USCC);
                    assertThat(refusal.value()).isEqualTo(code);
                });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "91110000600037341",
                "911100006000373411L",
                "911100006000373ÎL1",
                "91110000600037341O",
                "\u000091110000600037341"
            })
    void nothing_but_eighteen_characters_of_the_alphabet_is_a_code(String text) {
        assertThatThrownBy(() -> new Uscc(text)).isInstanceOf(RefusalException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " 91110000600037341l ",
                "9111 0000 6000 3734 1L",
                "91110000-60003734-1L",
                "９１１１００００６０００３７３４１Ｌ",
                "91110000\u00A060003734\u200B1L"
            })
    void small_letters_groups_and_full_width_make_no_other_code(String text) {
        assertThat(new Uscc(text).value()).isEqualTo("91110000600037341L");
    }

    @Test
    void a_refusal_names_the_place_of_the_wrong_character() {
        assertThat(Uscc.refusalOf("9111000060003IOZSV").orElseThrow().detail()).contains("第14位");
    }
}
