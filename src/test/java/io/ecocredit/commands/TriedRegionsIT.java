package io.ecocredit.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small regions of {@code src/test/resources/tried}, each one situation that was once rated wrongly, on the packaged program. */
@Cites(
        value = {Article.A18, Article.A25},
        provisions = {Provision.A16_PARAGRAPH_1, Provision.A26_PARAGRAPH_3},
        settles = {Interpretation.I_12, Interpretation.I_21, Interpretation.I_30})
class TriedRegionsIT {

    private static final Path REGIONS = Path.of("src", "test", "resources", "tried", "regions");

    @TempDir
    Path folder;

    @Test
    void a_staff_record_from_before_the_measure_stops_nobody() {
        assertThat(rate("01-staff-record-of-2022", "2025-05-15").result())
                .containsExactly("91150200MA0000001F,150200,100,NORMAL,,0", "91150200MA0000002J,150200,100,NORMAL,,0");
    }

    @Test
    void a_warning_changes_nothing_before_its_day() {
        assertThat(rate("03-warning-erases-the-past", "2024-10-01").result())
                .containsExactly("91150200MA0000001F,150200,90,NORMAL,,1");
        assertThat(rate("03-warning-erases-the-past", "2025-05-15").result())
                .containsExactly("91150200MA0000001F,150200,100,NORMAL,,0");
    }

    @Test
    void nobody_but_its_authorities_rectifies_a_record() {
        String region = "06-rectified-by-anybody-in-advance";
        Outcome all = rate(region, "2025-05-15");
        assertThat(all.status()).isEqualTo(2);
        assertThat(all.result()).isEmpty();
        assertThat(all.report()).contains("OTHER_AUTHORITY", "随便哪个公司", "I-30");
        assertThat(rate(region, "2025-05-15", "--mode", "valid").result())
                .containsExactly("91150200MA0000001F,150200,100,BAD,DIRECT,0");
    }

    private record Outcome(int status, List<String> result, String report) {}

    /** The rows after the header. */
    private Outcome rate(String region, String asOf, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("rate", REGIONS.resolve(region).toString(), "--year", "2024", "--as-of", asOf));
        arguments.addAll(List.of(options));
        try (Program program = Program.start(folder, Map.of(), arguments.toArray(String[]::new))) {
            return new Outcome(
                    program.exitStatus(), program.written().lines().skip(1).toList(), program.printed());
        }
    }
}
