package io.ecocredit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.RefusalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Cites(Article.A36)
class FileNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"整改报告 (终稿).pdf", "a.PDF", "…*\"';.pdf", "..pdf"})
    void a_name_is_kept_as_it_is(String name) {
        assertThat(FileName.of(name, EvidenceType.PDF).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "../a.pdf",
                "a\\b.pdf",
                "a\nb.pdf",
                "a\r\nSet-Cookie: x.pdf",
                "a\u007F.pdf",
                "fdp\u202Eexe.pdf",
                "a\u200B.pdf",
                "a\u2028.pdf",
                "a\uE000.pdf"
            })
    void what_is_no_name_is_refused(String name) {
        assertThatThrownBy(() -> FileName.of(name, EvidenceType.PDF)).isInstanceOf(RefusalException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf.exe", "a.html", "a.pdf.svg", "report", "a.pdf "})
    void the_extension_is_that_of_the_type(String name) {
        assertThatThrownBy(() -> FileName.of(name, EvidenceType.PDF))
                .isInstanceOf(RefusalException.class)
                .hasMessageContaining(".pdf");
        assertThat(FileName.of("a.jpeg", EvidenceType.JPEG).value()).isEqualTo("a.jpeg");
    }

    @Test
    void a_name_has_two_hundred_characters_at_most_whatever_they_are() {
        assertThat(FileName.of("𠀀".repeat(196) + ".pdf", EvidenceType.PDF).value())
                .hasSize(2 * 196 + 4);
        assertThatThrownBy(() -> FileName.of("长".repeat(197) + ".pdf", EvidenceType.PDF))
                .isInstanceOf(RefusalException.class);
    }

    @Test
    void a_citizen_number_has_no_place_in_a_name_and_is_not_repeated() {
        assertThatThrownBy(() -> FileName.of("159999196102020010号.pdf", EvidenceType.PDF))
                .isInstanceOf(RefusalException.class)
                .hasMessageNotContaining("159999196102020010");
    }
}
