package io.ecocredit.regulation.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Cites(provisions = Provision.A36_PARAGRAPH_1)
class MaskedTest {

    @ParameterizedTest
    @CsvSource({"张三, 张*", "张三丰, 张**", "欧阳娜娜, 欧***", "𠮷田, 𠮷*", "张, *", "'', ''", "Anna, A***"})
    void a_name_shows_its_first_character(String name, String shown) {
        assertThat(Masked.name(name)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({"15020319900101001X, 1****************X", "H10000001, H*******1", "AB, **"})
    void a_document_shows_its_first_and_last_character(String number, String shown) {
        assertThat(Masked.document(number)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({"13812345678, 138****5678", "0472-1234567, **********67", "110, *10", "12, **"})
    void a_phone_number_shows_the_ends_of_a_mobile_number_and_the_last_two_digits_of_any_other(
            String number, String shown) {
        assertThat(Masked.phone(number)).hasToString(shown);
    }

    @Property(tries = 300)
    void a_masked_document_is_as_long_as_it_was_and_shows_two_characters_at_most(
            @ForAll @StringLength(min = 5, max = 30) String datum) {
        String shown = Masked.document(datum).text();
        assertThat(shown.codePointCount(0, shown.length())).isEqualTo(datum.codePointCount(0, datum.length()));
        assertThat(shown.codePoints().filter(character -> character == '*').count())
                .isGreaterThanOrEqualTo(shown.codePointCount(0, shown.length()) - 2);
    }
}
