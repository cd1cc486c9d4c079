package io.ecocredit.regulation.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a citizen number and what only looks like one; 11010519491231002X is the standard's own example. */
@Cites(
        provisions = Provision.A36_PARAGRAPH_1,
        settles = {Interpretation.I_34, Interpretation.I_35})
class CitizenNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "１１０１０５１９４９１２３１００２Ｘ",
                "110105 19491231 002X",
                "110105-19491231-002X",
                "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
                "110105\u200B19491231\u3000002X",
                "110105491231002",
                "１１０１０５４９１２３１００２",
                "110105 491231 002",
                "159999198704120018",
                "159999198704120878"
            })
    void one_is_found_however_it_is_written_alone_and_within_a_text(String written) {
        assertThat(CitizenNumber.is(written, TODAY)).isTrue();
        String text = "见" + written + "（田某）一案";
        assertThat(CitizenNumber.isIn(text, TODAY)).isTrue();
        assertThat(CitizenNumber.masked(text, TODAY)).isEqualTo("见****（田某）一案");
        assertThat(CitizenNumber.masked(written + "、" + written, TODAY)).isEqualTo("****、****");
    }

    @ParameterizedTest
    @CsvSource({
        "911501008101204424, no province begins with 91",
        "150102202403150012, the check character is another",
        "202403150012345678, no province begins with 20",
        "150102202403150012345678, a longer number",
        "440524188001010014, born before 1900",
        "110105194902310028, no such day",
        "110105203001010010, not born yet",
        "91150200MA0QFLX1DW, letters"
    })
    void what_only_looks_like_one_is_none_and_stays_as_it_is(String text, String why) {
        String within = "对" + text + "检查";
        assertThat(CitizenNumber.isIn(within, TODAY)).as(why).isFalse();
        assertThat(CitizenNumber.masked(within, TODAY)).isEqualTo(within);
    }

    @Test
    void nobody_is_born_after_today() {
        String born = "11010520261129001" + lastOf("11010520261129001");
        assertThat(CitizenNumber.is(born, TODAY)).isTrue();
        assertThat(CitizenNumber.is(born, TODAY.minusDays(1))).isFalse();
    }

    @Test
    void fifteen_digits_are_the_eighteen_of_the_same_person_and_other_documents_only_folded() {
        assertThat(CitizenNumber.canonical("110105491231002")).isEqualTo("11010519491231002X");
        assertThat(CitizenNumber.canonical(" 11010519491231002x ")).isEqualTo("11010519491231002X");
        assertThat(CitizenNumber.former("11010519491231002X")).contains("110105491231002");
        assertThat(CitizenNumber.former("110105200012310021")).isEmpty();
        assertThat(CitizenNumber.canonical("h１２３４５６７８（9）")).isEqualTo("H12345678(9)");
        assertThat(CitizenNumber.canonical("123456789012345")).isEqualTo("123456789012345");
    }

    /** Codes of 18 digits with the check character that GB 32100 gives them, from every division and none. */
    @Test
    void of_a_hundred_thousand_codes_of_institutions_that_are_all_digits_at_most_ten_are_taken_for_persons() {
        Random random = new Random(20260101);
        int codes = 0;
        int masked = 0;
        while (codes < 100_000) {
            StringBuilder begun = new StringBuilder().append(1 + random.nextInt(9));
            for (int index = 1; index < 17; index++) {
                begun.append(random.nextInt(10));
            }
            for (int last = 0; last <= 9; last++) {
                Uscc code = new Uscc(begun.toString() + last);
                if (code.hasValidCheckCharacter()) {
                    codes++;
                    masked += CitizenNumber.isIn("对" + code + "检查", TODAY) ? 1 : 0;
                }
            }
        }
        assertThat(masked).isLessThanOrEqualTo(10);
    }

    private static char lastOf(String seventeen) {
        for (char last : "0123456789X".toCharArray()) {
            if (CitizenNumber.is(seventeen + last, TODAY)) {
                return last;
            }
        }
        throw new AssertionError(seventeen);
    }
}
