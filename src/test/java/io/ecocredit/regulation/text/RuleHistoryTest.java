package io.ecocredit.regulation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ecocredit.catalogues.RuleBookFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values change one by one, on a day or with an evaluation year, and a rule book with a fault in it is none. */
class RuleHistoryTest {

    private static final String APRIL = "2026-04-01";

    private final List<Map<String, String>> rows = new ArrayList<>();

    RuleHistoryTest() {
        new RuleBookFile().rows().forEach(row -> rows.add(new HashMap<>(row)));
    }

    @Test
    void a_value_may_change_in_the_middle_of_a_year() {
        row("REPAIR_DECISION_PERIOD").put("until", "2026-03-31");
        add("REPAIR_DECISION_PERIOD", Map.of("value", "10", "from", APRIL, "until", ""));
        RuleHistory history = RuleHistory.of(rows);
        RuleBook before = history.at(LocalDate.of(2026, 3, 31));
        RuleBook after = history.at(LocalDate.parse(APRIL));
        assertThat(before.get(Rule.REPAIR_DECISION_PERIOD)).isEqualTo(20);
        assertThat(after.get(Rule.REPAIR_DECISION_PERIOD)).isEqualTo(10);
        assertThat(before.dated(Rule.REPAIR_DECISION_PERIOD).until()).isEqualTo("2026-03-31");
        assertThat(after.get(Rule.HINT_THRESHOLD)).isEqualTo(before.get(Rule.HINT_THRESHOLD));
        assertThat(history.changes())
                .map(change -> change.rule() + " " + change.from())
                .containsExactly("RECONSIDERATION_PERIOD 2024-01-01", "REPAIR_DECISION_PERIOD 2026-04-01");
    }

    @Test
    void what_is_rated_goes_by_its_year_however_late_it_is_rated() {
        change("VERSION", "2026-7");
        change("WARNING_BELOW", "80");
        RuleHistory history = RuleHistory.of(rows);
        assertThat(history.of(2025).get(Rule.WARNING_BELOW)).isEqualByComparingTo("75");
        assertThat(history.of(2025).version()).isEqualTo("2024-21");
        assertThat(history.of(2026).get(Rule.WARNING_BELOW)).isEqualByComparingTo("80");
        assertThat(history.of(2027).version()).isEqualTo("2026-7");
        assertThat(history.at(LocalDate.of(2025, 12, 31)).get(Rule.WARNING_BELOW))
                .isEqualByComparingTo("75");
        assertThat(history.at(LocalDate.of(2026, 1, 1)).get(Rule.WARNING_BELOW)).isEqualByComparingTo("80");
    }

    @Test
    void what_decides_results_does_not_change_without_a_version() {
        change("WARNING_BELOW", "80");
        assertRefused("WARNING_BELOW from 2026-01-01: no row VERSION begins with it");
    }

    @Test
    void a_missing_row_is_named() {
        rows.remove(row("HINT_THRESHOLD"));
        assertRefused("has no row HINT_THRESHOLD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HINT_THRESHOLD | name | HINT_TRESHOLD | HINT_TRESHOLD from 2023-01-01: no value of the law has this name",
                "HINT_THRESHOLD | value | two | HINT_THRESHOLD from 2023-01-01: “two”is not a count",
                "HINT_THRESHOLD | value | 0 | “0”is not a count",
                "HINT_THRESHOLD | unit | 个 | “个”is no unit",
                "HINT_THRESHOLD | unit | 年 | “年”is not the unit of a count",
                "HINT_THRESHOLD | label | '' | it has no label",
                "HINT_THRESHOLD | from | 2023 | HINT_THRESHOLD from 2023",
                "HINT_THRESHOLD | from | 2023-02-01 | nothing holds from 2023-01-01 until then",
                "HINT_THRESHOLD | until | 2026-03-31 | nothing holds after 2026-03-31",
                "HINT_THRESHOLD | until | 2022-12-31 | it ends before it begins",
                "HINT_THRESHOLD | place | 第三十八条 | 没有“第三十八条”",
                "HINT_THRESHOLD | document | 某办法 | “某办法”is no text",
                "HINT_THRESHOLD | reading | I-99 | “I-99”is no interpretation",
                "WARNING_BELOW | value | 七十五 | “七十五”is not points",
                "WARNING_BELOW | from | 2023-01-01 | WARNING_BELOW from 2023-01-01",
                "PUBLIC_YEARS | unit | 个工作日 | “个工作日”is not the unit of a period",
                "SUBMISSION_DATE | value | 05-32 | “05-32”is not a date",
                "MERIT_SPARES_THE_YEAR | value | no | “no”is not 是 or 否"
            })
    void a_wrong_row_is_named_with_what_is_wrong(String name, String column, String written, String told) {
        row(name).put(column, written);
        assertRefused(told);
    }

    @Test
    void a_column_that_the_file_lacks_is_named() {
        rows.forEach(row -> row.remove("unit"));
        assertRefused("VERSION from 2023: the file has no column unit");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01, it overlaps the one from 2023-01-01",
        "2026-03-30, nothing holds after 2026-03-30 until then"
    })
    void times_that_overlap_or_leave_a_gap_are_refused(String until, String told) {
        row("HINT_THRESHOLD").put("until", until);
        add("HINT_THRESHOLD", Map.of("value", "3", "from", APRIL, "until", ""));
        assertRefused("HINT_THRESHOLD from 2026-04-01: " + told);
    }

    @Test
    void two_rows_without_an_end_overlap() {
        add("HINT_THRESHOLD", Map.of("value", "3"));
        assertRefused("HINT_THRESHOLD from 2023-01-01: it overlaps the one from 2023-01-01");
    }

    private void assertRefused(String told) {
        assertThatIllegalStateException()
                .isThrownBy(() -> RuleHistory.of(rows))
                .withMessageStartingWith("rule-book.csv")
                .withMessageContaining(told);
    }

    private Map<String, String> row(String name) {
        return rows.stream()
                .filter(row -> name.equals(row.get("name")))
                .findFirst()
                .orElseThrow();
    }

    /** A row like the one that there is, but for some columns. */
    private void add(String name, Map<String, String> otherwise) {
        Map<String, String> added = new HashMap<>(row(name));
        added.putAll(otherwise);
        rows.add(added);
    }

    /** Another value from the evaluation year 2026 on. */
    private void change(String name, String value) {
        row(name).put("until", "2025");
        add(name, Map.of("value", value, "from", "2026", "until", ""));
    }
}
