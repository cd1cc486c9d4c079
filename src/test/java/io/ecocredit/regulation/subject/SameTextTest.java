package io.ecocredit.regulation.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One document, authority or person, however it is written; {@code SameTextResourceTest} asks the database the same. */
@Cites(provisions = Provision.A15_ITEM_1, settles = Interpretation.I_34)
class SameTextTest {

    private static final String UNSEEN = " \u3000\u00A0\u200B\u200D\u202E\uFE0F\t\u180E";
    private static final String NUMBER = "呼环字〔2026〕911号";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "呼环字[2026]911号",
                "呼环字（2026）911号",
                "呼环字(2026)911号",
                "呼环字〔2026〕 911号",
                "呼环字〔２０２６〕911号",
                "呼环字【2026】911号",
                "呼环字﹝2026﹞911号",
                "呼环字《2026》911号",
                "呼环字<2026>911号",
                "呼环字︵2026︶911号",
                "呼环字\u3000〔2026〕\u00A0911号\n",
                "呼环字\u200B〔2026〕\u2060911\uFEFF号\u00AD"
            })
    void brackets_widths_blanks_and_what_is_not_seen_make_no_other_document(String written) {
        assertThat(SameText.same(written, NUMBER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"呼环字〔2026〕912号", "呼环字〔2025〕911号", "呼环罚字〔2026〕911号", "2026", ""})
    void another_number_is_another_document(String written) {
        assertThat(SameText.same(written, NUMBER)).isFalse();
    }

    @Test
    void an_office_is_not_its_bureau_and_what_is_absent_is_the_same_as_nothing() {
        assertThat(SameText.same("呼和浩特市生态环境局赛罕区分局", "呼和浩特市生态环境局")).isFalse();
        assertThat(SameText.same(null, null)).isFalse();
        assertThat(SameText.alike(null, null)).isTrue();
        assertThat(SameText.alike(null, NUMBER)).isFalse();
    }

    @Property
    void a_blank_or_what_is_not_seen_makes_no_other_text_wherever_it_stands(
            @ForAll @CharRange(from = '\u4E00', to = '\u9FA5') @NumericChars @AlphaChars String text,
            @ForAll @IntRange(max = 8) int unseen,
            @ForAll Random random) {
        int place = random.nextInt(text.length() + 1);
        assertThat(SameText.folded(text.substring(0, place) + UNSEEN.charAt(unseen) + text.substring(place)))
                .isEqualTo(SameText.folded(text));
    }
}
