package io.ecocredit.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Expected;
import io.ecocredit.fixtures.Program;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main job as one command, on the packaged program. */
@Cites(
        value = {Article.A16, Article.A17, Article.A18, Article.A22},
        settles = {Interpretation.I_2, Interpretation.I_6, Interpretation.I_18})
class RateCommandIT {

    @TempDir
    Path region;

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheRegion() throws IOException {
        for (String kind : Expected.KINDS) {
            Files.write(region.resolve(kind + ".csv"), Expected.facts(kind));
        }
    }

    @ParameterizedTest
    @CsvSource({
        Expected.GRADES_2023 + ",2023,2024-05-15",
        Expected.GRADES_2024 + ",2024,2025-05-15",
        Expected.GRADES_2024_LATER + ",2024,2025-07-31"
    })
    void writes_every_row_of_the_expected_grades(String expected, String year, String asOf) {
        Outcome outcome = rate("--year", year, "--as-of", asOf);
        assertThat(outcome.status()).as(outcome.report()).isZero();
        assertThat(outcome.result()).containsExactlyElementsOf(Expected.lines(expected));
    }

    @Test
    void writes_every_row_of_the_expected_practitioners() {
        Outcome outcome = rate("--year", "2024", "--as-of", "2025-05-15", "--practitioners");
        assertThat(outcome.status()).as(outcome.report()).isZero();
        assertThat(outcome.result()).containsExactlyElementsOf(Expected.lines(Expected.PRACTITIONERS_2024));
    }

    @Test
    void a_refused_row_ends_with_status_2_and_its_reason_and_no_result() throws IOException {
        addBadRow();
        Outcome outcome = rate("--year", "2024", "--as-of", "2025-05-15");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.result()).isEmpty();
        assertThat(outcome.report())
                .contains("engagements")
                .contains("UNKNOWN_DIVISION")
                .contains("999999");
    }

    @Test
    void mode_valid_rates_what_the_good_rows_say() throws IOException {
        addBadRow();
        Outcome outcome = rate("--year", "2024", "--as-of", "2025-05-15", "--mode", "valid");
        assertThat(outcome.status()).as(outcome.report()).isZero();
        assertThat(outcome.result()).containsExactlyElementsOf(Expected.lines(Expected.GRADES_2024));
        assertThat(outcome.report()).contains("UNKNOWN_DIVISION");
    }

    @Test
    void a_missing_file_and_a_missing_folder_are_named() throws IOException {
        Files.delete(region.resolve("records.csv"));
        Outcome missingFile = rate("--year", "2024", "--as-of", "2025-05-15");
        assertThat(missingFile.status()).isEqualTo(2);
        assertThat(missingFile.report()).contains("records.csv");

        region = region.resolve("nowhere");
        Outcome missingFolder = rate("--year", "2024", "--as-of", "2025-05-15");
        assertThat(missingFolder.status()).isNotZero();
        assertThat(missingFolder.report()).contains("nowhere");
    }

    @Test
    void a_day_that_is_none_and_an_unknown_option_are_refused_before_anything_starts() {
        assertThat(rate("--year", "2024", "--as-of", "2025-02-30").status()).isEqualTo(2);
        assertThat(rate("--year", "2024", "--as-of", "2025-05-15", "--asof").status())
                .isEqualTo(2);
    }

    @Test
    void a_year_without_rules_and_a_day_out_of_range_are_told_without_a_stack_trace() {
        Outcome unruled = rate("--year", "2019", "--as-of", "2025-05-15");
        assertThat(unruled.status()).isEqualTo(2);
        assertThat(unruled.report()).contains("本办法不适用于2019年度").doesNotContain("\tat ");
        for (String day : List.of("+999999999-12-31", "-999999999-01-01")) {
            Outcome outOfRange = rate("--year", "2024", "--as-of=" + day);
            assertThat(outOfRange.status()).as(day).isEqualTo(2);
            assertThat(outOfRange.report()).contains("--as-of").doesNotContain("\tat ");
        }
    }

    private void addBadRow() throws IOException {
        String row = "911506007B70RLN8CU,999999,2024,91150900YXPQ765CF3,某公司,某项目,DISCLOSURE_SYSTEM\n";
        Files.writeString(region.resolve("engagements.csv"), row, StandardOpenOption.APPEND);
    }

    private record Outcome(int status, List<String> result, String report) {}

    private Outcome rate(String... options) {
        List<String> arguments = new ArrayList<>(List.of("rate", region.toString()));
        arguments.addAll(List.of(options));
        try (Program program = Program.start(folder, Map.of(), arguments.toArray(String[]::new))) {
            return new Outcome(program.exitStatus(), program.written().lines().toList(), program.printed());
        }
    }
}
