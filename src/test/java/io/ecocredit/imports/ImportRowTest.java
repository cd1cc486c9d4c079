package io.ecocredit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row finds all that is wrong with it at once, and lets no citizen number in where none belongs (A36). */
@Cites(Article.A36)
class ImportRowTest {

    /** A number with a real date and its check character; nobody's. */
    private static final String CITIZEN = "159999196102020010";

    @Test
    void every_fault_of_a_row_is_found_in_one_pass() {
        ImportRow row = new ImportRow(7, Map.of("summary", "长".repeat(2001), "authority", "某局\u0007", "item", ""));
        row.required("item");
        assertThat(row.refusals()).hasSize(3);
        assertThat(row.refusals())
                .extracting(Refusal::code)
                .containsExactlyInAnyOrder(
                        RefusalCode.MALFORMED_VALUE, RefusalCode.MALFORMED_VALUE, RefusalCode.MISSING_VALUE);
        assertThat(row.line()).isEqualTo(7);
    }

    @Test
    void the_longest_field_is_taken_and_one_more_is_not_repeated_whole() {
        assertThat(new ImportRow(1, Map.of("summary", "长".repeat(2000))).isRefused())
                .isFalse();
        Refusal refusal =
                new ImportRow(1, Map.of("summary", "长".repeat(2001))).refusals().getFirst();
        assertThat(Objects.requireNonNull(refusal.value())).hasSizeLessThan(50).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "\u007f", "a\u0085b"})
    void control_characters_are_refused_and_not_repeated(String value) {
        Refusal refusal = new ImportRow(1, Map.of("summary", value)).refusals().getFirst();
        assertThat(refusal.code()).isEqualTo(RefusalCode.MALFORMED_VALUE);
        assertThat(refusal.value()).isNull();
    }

    @Test
    void line_ends_and_tabs_are_text() {
        assertThat(new ImportRow(1, Map.of("summary", "一\n二\r\n三\t四")).isRefused())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"summary", "authority", "document_no", "name"})
    void a_citizen_number_is_refused_wherever_it_stands_and_told_nowhere(String field) {
        ImportRow row = new ImportRow(1, Map.of(field, "见" + CITIZEN + "一案"));
        assertThat(row.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.PERSONAL_DATA_NOT_ALLOWED);
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.value()).isNull();
            assertThat(refusal.detail()).doesNotContain(CITIZEN);
            assertThat(Objects.requireNonNull(refusal.clause()).toString()).contains("第三十六条");
        });
    }

    @Test
    void later_faults_of_such_a_field_do_not_tell_it_either() {
        ImportRow row = new ImportRow(1, Map.of("summary", CITIZEN));
        row.refuse(Refusal.of(RefusalCode.UNKNOWN_VALUE, "不认识").at("summary", CITIZEN));
        row.flag(Refusal.of(RefusalCode.UNKNOWN_VALUE, "存疑").at("summary", CITIZEN));
        assertThat(row.refusals()).extracting(Refusal::value).containsOnlyNulls();
        assertThat(row.flags()).extracting(Refusal::value).containsOnlyNulls();
    }

    @Test
    void where_one_belongs_it_is_let_be() {
        assertThat(new ImportRow(1, Map.of("identity_number", CITIZEN)).isRefused())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uscc", "client_uscc", "employer_uscc"})
    void one_is_refused_as_the_code_of_an_institution_once_and_told_nowhere(String field) {
        ImportRow row = new ImportRow(1, Map.of(field, CITIZEN));
        row.requiredUscc(field);
        assertThat(row.flags()).isEmpty();
        assertThat(row.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.PERSONAL_DATA_NOT_ALLOWED);
            assertThat(refusal.value()).isNull();
        });
    }

    @Test
    void blanks_around_a_value_are_none_of_it_and_blanks_alone_are_nothing() {
        ImportRow row = new ImportRow(1, Map.of("name", " \u3000甲 ", "item", " \t"));
        assertThat(row.required("name")).isEqualTo("甲");
        assertThat(row.optional("item")).isNull();
        assertThat(row.optional("absent")).isNull();
        assertThat(row.isRefused()).isFalse();
        assertThat(row.required("absent")).isEmpty();
        assertThat(row.refusals()).singleElement().extracting(Refusal::field).isEqualTo("absent");
    }

    @Test
    void a_doubt_keeps_the_row_and_a_fault_does_not() {
        ImportRow row = new ImportRow(1, Map.of("name", "甲"));
        row.flag(Refusal.of(RefusalCode.UNKNOWN_VALUE, "存疑").at("name", "甲"));
        assertThat(row.isRefused()).isFalse();
        assertThat(row.flags()).hasSize(1);
        row.refuse(Refusal.of(RefusalCode.UNKNOWN_VALUE, "不认识").at("name", "甲"));
        assertThat(row.isRefused()).isTrue();
    }
}
