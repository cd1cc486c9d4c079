package io.ecocredit.regulation.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity documents of natural persons; 11010519491231002X is the example of the standard itself (GB 11643-1999). */
@Cites(provisions = {Provision.A10_ITEM_1, Provision.A36_PARAGRAPH_1})
class IdentityDocumentTest {

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, true, true",
        "440524188001010014, true, false",
        "１１０１０５１９４９１２３１００２ｘ, true, true",
        "110105491231002,    true, true",
        "110105-19491231-002x, true, true",
        "１１０１０５－４９１２３１－００２, true, true",
        "159999196102020010, true, true",
        "110105194912310021, true, false",
        "11010519490231002X, true, false",
        "H12345678,          false, true",
        "A1234567(8),        false, true"
    })
    void a_citizen_number_is_known_and_checked_and_other_documents_are_taken_as_they_are(
            String number, boolean citizen, boolean consistent) {
        IdentityDocument document = new IdentityDocument(number);
        assertThat(document.isCitizenNumber()).isEqualTo(citizen);
        assertThat(document.isConsistent(LocalDate.of(2026, 1, 1))).isEqualTo(consistent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "h 123", "护照12345", "1234567890123456789012345678901"})
    void what_is_no_document_number_is_refused_without_being_repeated(String text) {
        assertThat(IdentityDocument.refusalOf(text)).hasValueSatisfying(refusal -> {
            assertThat(refusal.value()).isNull();
            assertThat(refusal.detail() + refusal).doesNotContain(text.isEmpty() ? "\u0000" : text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"110105-19491231-002x", "110105 19491231 002X", "１１０１０５－４９１２３１－００２", "110105491231002"})
    void a_person_is_one_however_the_number_is_grouped(String written) {
        assertThat(new IdentityDocument(written).canonical()).isEqualTo("11010519491231002X");
    }

    @Test
    void a_document_never_shows_its_number() {
        assertThat(new IdentityDocument("11010519491231002X").toString()).doesNotContain("1101", "002X");
    }
}
