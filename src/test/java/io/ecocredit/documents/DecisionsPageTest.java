package io.ecocredit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each decision says its number, date and status, and the list names them all. */
class DecisionsPageTest {

    private static final Path FOLDER = Path.of("docs", "adr");
    private static final Pattern FILE = Pattern.compile("(\\d{4})-[a-z-]+\\.md");
    private static final Pattern HEAD = Pattern.compile(
            "# (\\d+)\\. ([^\n]+)\n\nDate: (\\d{4}-\\d{2}-\\d{2}) · Status: ([^\n]+)\n\n## Why\n.*\n## Decision\n.*",
            Pattern.DOTALL);
    private static final String LATER = "\\[(\\d+)]\\((\\d{4}-[a-z-]+\\.md)\\)";
    private static final Pattern STATUS =
            Pattern.compile("accepted|(?:amended|superseded) by LATER(?: and LATER)*".replace("LATER", LATER));

    private record Decision(int number, String title, LocalDate date, String status, String file) {
        static Decision in(Path page) {
            String file = page.getFileName().toString();
            Matcher head = HEAD.matcher(read(page));
            assertThat(head.matches())
                    .as("%s: number, title, date, status, why, decision", file)
                    .isTrue();
            return new Decision(
                    Integer.parseInt(head.group(1)),
                    head.group(2),
                    LocalDate.parse(head.group(3)),
                    head.group(4),
                    file);
        }

        String asRow() {
            return "| %d | [%s](%s) | %s | %s |".formatted(number, title, file, date, status);
        }
    }

    private final List<Decision> decisions;

    DecisionsPageTest() throws IOException {
        try (Stream<Path> pages = Files.list(FOLDER)) {
            decisions = pages.filter(
                            page -> FILE.matcher(page.getFileName().toString()).matches())
                    .sorted()
                    .map(Decision::in)
                    .toList();
        }
    }

    @Test
    void they_are_numbered_without_a_gap_in_the_order_of_their_days() {
        assertThat(decisions.stream().map(Decision::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, decisions.size()).boxed().toList());
        assertThat(decisions).allSatisfy(each -> assertThat(each.file()).startsWith("%04d-".formatted(each.number())));
        assertThat(decisions.stream().map(Decision::date)).isSorted();
    }

    @Test
    void each_is_accepted_or_names_the_later_one_that_changed_it() {
        assertThat(decisions).allSatisfy(each -> {
            assertThat(each.status()).as(each.file()).matches(STATUS);
            assertThat(Pattern.compile(LATER).matcher(each.status()).results()).allSatisfy(later -> {
                assertThat(Integer.parseInt(later.group(1))).isGreaterThan(each.number());
                assertThat(later.group(2)).startsWith("%04d-".formatted(Integer.parseInt(later.group(1))));
                assertThat(FOLDER.resolve(later.group(2))).exists();
            });
        });
    }

    @Test
    void the_list_names_them_all_as_they_stand() {
        String rows = read(FOLDER.resolve("README.md"))
                .lines()
                .filter(line -> line.matches("\\| \\d.*"))
                .collect(Collectors.joining("\n"));
        assertThat(rows).isEqualTo(decisions.stream().map(Decision::asRow).collect(Collectors.joining("\n")));
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
