package io.ecocredit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.imports.CsvFile.MalformedFile;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as spreadsheets and systems write them, and those that cannot be trusted to say what they seem to. */
class CsvFileTest {

    private static final List<String> COLUMNS = List.of("uscc", "name");
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static CsvFile open(byte[] content, Charset charset) throws IOException, MalformedFile {
        return CsvFile.open(new ByteArrayInputStream(content), charset, new CsvFile.Columns(COLUMNS, List.of(), false));
    }

    private static List<ImportRow> rows(byte[] content, Charset charset) throws IOException, MalformedFile {
        List<ImportRow> rows = new ArrayList<>();
        try (CsvFile file = open(content, charset)) {
            long line = 1;
            for (ImportRow row = file.next(line); row != null; row = file.next(line)) {
                rows.add(row);
                line = row.line();
            }
        }
        return rows;
    }

    private static List<ImportRow> rows(String content) throws IOException, MalformedFile {
        return rows(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static List<String> names(List<ImportRow> rows) {
        return rows.stream().map(row -> row.required("name")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_end_as_any_system_ends_them(String end) throws Exception {
        List<ImportRow> rows = rows(String.join(end, "uscc,name", "1,甲", "2,乙", ""));
        assertThat(names(rows)).containsExactly("甲", "乙");
        assertThat(rows).extracting(ImportRow::line).containsExactly(2L, 3L);
        assertThat(names(rows(String.join(end, "uscc,name", "1,甲"))))
                .as("without an end to the last")
                .containsExactly("甲");
    }

    @Test
    void a_mark_of_byte_order_is_passed_over_and_columns_come_in_any_order() throws Exception {
        List<ImportRow> rows = rows("\uFEFFname,uscc\n甲,1\n");
        assertThat(names(rows)).containsExactly("甲");
        assertThat(rows.getFirst().required("uscc")).isEqualTo("1");
    }

    @Test
    void a_file_is_read_in_the_charset_that_it_declares() throws Exception {
        assertThat(names(rows("uscc,name\n1,内蒙古𬭎\n".getBytes(GB18030), GB18030)))
                .containsExactly("内蒙古𬭎");
        assertThatThrownBy(() -> rows("uscc,name\n1,内蒙古\n".getBytes(GB18030), StandardCharsets.UTF_8))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("字符集");
    }

    @Test
    void bytes_that_are_no_text_stop_the_file_near_where_they_are() {
        byte[] content = "uscc,name\n1,甲\n2,?\n".getBytes(StandardCharsets.UTF_8);
        content[content.length - 2] = (byte) 0xFF;
        assertThatThrownBy(() -> rows(content, StandardCharsets.UTF_8))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("字符集");
    }

    @Test
    void quotes_keep_commas_line_ends_and_quotes() throws Exception {
        List<ImportRow> rows = rows("uscc,name\n1,\"甲,\"\"乙\"\"\n丙\"\n2,丁\n");
        assertThat(names(rows)).containsExactly("甲,\"乙\"\n丙", "丁");
        assertThat(rows).extracting(ImportRow::line).as("where each begins").containsExactly(2L, 4L);
    }

    /** The parser takes the end of the file for the closing quote: without the count, a hundred rows would be one. */
    @ParameterizedTest
    @ValueSource(strings = {"1,\"甲\n2,乙\n3,丙\n", "1,甲\n2,\"乙", "1,\"甲\"\"\n2,乙\n"})
    void a_quote_that_is_left_open_stops_the_file(String content) {
        assertThatThrownBy(() -> rows("uscc,name\n" + content))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("引号");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\n", "1,甲,多\n", "1,甲,\n"})
    void a_row_of_another_shape_is_refused_and_those_after_it_are_read(String row) throws Exception {
        List<ImportRow> rows = rows("uscc,name\n" + row + "2,乙\n");
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().isRefused()).isTrue();
        assertThat(rows.getFirst().refusals().getFirst().code()).isEqualTo(RefusalCode.MALFORMED_VALUE);
        assertThat(rows.getFirst().refusals().getFirst().detail()).contains("应有2个字段");
        assertThat(rows.getLast().isRefused()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uscc\n",
                "uscc,name,more\n",
                "uscc,uscc\n",
                "uscc,name,name\n",
                "Uscc,name\n",
                "uscc, name\n",
                "uscc;name\n",
                "1,甲\n"
            })
    void a_header_has_exactly_the_columns_of_its_kind(String header) {
        assertThatThrownBy(() -> rows(header))
                .isInstanceOfSatisfying(
                        MalformedFile.class,
                        malformed -> assertThat(malformed.line()).isEqualTo(1))
                .hasMessageContaining("表头应为：uscc,name");
    }

    @Test
    void a_header_at_fault_is_told_what_it_lacks_and_what_is_not_known() {
        assertThatThrownBy(() -> rows("uscc,title\n")).hasMessageContaining("缺少：name；不认识：title");
    }

    @Test
    void a_file_of_nothing_is_told_its_header_and_one_of_a_header_has_no_rows() throws Exception {
        assertThatThrownBy(() -> rows("")).isInstanceOf(MalformedFile.class).hasMessageContaining("文件为空");
        assertThatThrownBy(() -> rows("\uFEFF"))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("文件为空");
        assertThat(rows("uscc,name\n")).isEmpty();
        assertThat(rows("uscc,name")).isEmpty();
    }

    @Test
    void what_is_said_of_columns_is_said_of_fields_in_their_own_words() {
        Refusal ofColumns = Refusal.of(RefusalCode.DATES_OUT_OF_ORDER, "produced_on 不能早于 occurred_on")
                .at("produced_on", "2024-01-01");
        Refusal ofFields = FieldNames.inFields(ofColumns);
        assertThat(ofFields.field()).isEqualTo("producedOn");
        assertThat(ofFields.value()).isEqualTo("2024-01-01");
        assertThat(ofFields.detail()).isEqualTo("producedOn 不能早于 occurredOn");
        assertThat(ofFields.code()).isEqualTo(RefusalCode.DATES_OUT_OF_ORDER);
        assertThat(FieldNames.inFields(Refusal.of(RefusalCode.MISSING_VALUE, "必填"))
                        .field())
                .isNull();
    }

    @Test
    void a_value_of_a_personal_column_is_not_repeated() {
        Refusal personal = Refusal.of(RefusalCode.MALFORMED_VALUE, "有误").at("identity_number", "159999196102020010");
        Refusal told = FieldNames.inFieldsHiding(List.of("identity_number"), personal);
        assertThat(told.field()).isEqualTo("identityNumber");
        assertThat(told.value()).isNull();
        assertThat(FieldNames.inFieldsHiding(List.of("name"), personal).value()).isEqualTo("159999196102020010");
    }

    @Test
    void fingerprints_tell_where_one_value_ends_and_the_next_begins() {
        assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
        assertThat(Fingerprint.of("a", null)).isEqualTo(Fingerprint.of("a", "")).isNotEqualTo(Fingerprint.of("a"));
        assertThat(Fingerprint.of("a", 1)).isEqualTo(Fingerprint.of("a", "1")).hasSize(64);
        assertThat(Fingerprint.of("a", "b")).isNotEqualTo(Fingerprint.of("b", "a"));
    }
}
