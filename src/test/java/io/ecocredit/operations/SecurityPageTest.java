package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on security promises nothing that cannot be looked at: what its rows name is there, and no item is missing. */
class SecurityPageTest {

    private static final Path DOCUMENT = Path.of("docs", "security.md");
    private static final List<Path> SOURCES =
            List.of(Path.of("src/test/java"), Path.of("src/browser-test/java"), Path.of("src/keycloak-test/java"));
    private static final int FEWEST_ROWS = 200;
    private static final int FEWEST_COLUMNS = 3;
    private static final int MOST_COLUMNS = 5;

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("[A-Z][A-Za-z]*(Test|IT)");
    private static final Pattern PLACE = Pattern.compile("[\\w./-]+\\.(java|sql|csv|json|md|properties|xml|yaml)");
    private static final Pattern OTHERS = Pattern.compile("\\b(operator|provider)\\b");
    private static final Pattern VERIFICATION = Pattern.compile("V(1[0-6]|[1-9])\\.\\d+\\.\\d+");

    /** The items of GB/T 22239-2019 8.1.4 at level 3; a requirement without letters has one. */
    private static final List<Integer> ITEMS = List.of(4, 7, 4, 6, 1, 1, 2, 2, 3, 2, 2);

    /** A row of a table, without those that name the columns. */
    private record Row(List<String> cells) {
        String id() {
            return cells.getFirst();
        }

        String shownBy() {
            return cells.getLast();
        }

        List<String> evidence() {
            return NAME.matcher(shownBy())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    private final List<Row> rows;

    SecurityPageTest() throws IOException {
        rows = rows(Files.readAllLines(DOCUMENT));
    }

    private static List<Row> rows(List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(line -> isOfTable(lines, line) && !isRuler(lines, line) && !isRuler(lines, line + 1))
                .mapToObj(lines::get)
                .map(line -> line.substring(1, line.lastIndexOf('|')))
                .map(line -> new Row(
                        Stream.of(line.split("\\|", -1)).map(String::strip).toList()))
                .toList();
    }

    private static boolean isOfTable(List<String> lines, int line) {
        return line < lines.size() && lines.get(line).startsWith("|");
    }

    /** What stands between the names of the columns and the rows. */
    private static boolean isRuler(List<String> lines, int line) {
        return isOfTable(lines, line) && lines.get(line).startsWith("| --- ");
    }

    @Test
    void every_row_is_shown_by_something_that_is_there_or_says_on_whom_it_lies() throws IOException {
        Set<String> tests = tests();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(FEWEST_ROWS);
        assertThat(rows.stream()
                        .flatMap(row -> row.evidence().stream()
                                .filter(name -> !isThere(name, tests))
                                .map(name -> row.id() + " names " + name)))
                .as("what is named and not there")
                .isEmpty();
        assertThat(rows.stream()
                        .filter(row -> row.evidence().isEmpty()
                                && !OTHERS.matcher(row.shownBy()).find())
                        .map(Row::id))
                .as("rows that name neither a test nor a file nor the operator or provider")
                .isEmpty();
    }

    private static boolean isThere(String name, Set<String> tests) {
        return TEST.matcher(name).matches() ? tests.contains(name) : Files.exists(Path.of(name));
    }

    @Test
    void every_test_and_file_of_the_text_is_there() throws IOException {
        Set<String> tests = tests();
        assertThat(NAME.matcher(Files.readString(DOCUMENT))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> TEST.matcher(name).matches()
                                || PLACE.matcher(name).matches())
                        .filter(name -> !isThere(name, tests)))
                .isEmpty();
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (Path source : SOURCES) {
            if (Files.exists(source)) {
                try (Stream<Path> files = Files.walk(source)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".java"))
                            .map(name -> name.substring(0, name.length() - ".java".length()))
                            .forEach(tests::add);
                }
            }
        }
        return tests;
    }

    @Test
    void every_row_fills_every_column_of_its_table() {
        assertThat(rows.stream()
                        .filter(row -> row.cells().size() < FEWEST_COLUMNS
                                || row.cells().size() > MOST_COLUMNS
                                || row.cells().contains(""))
                        .map(Row::id))
                .isEmpty();
    }

    @Test
    void no_requirement_is_answered_twice() {
        assertThat(rows).extracting(Row::id).doesNotHaveDuplicates();
    }

    @Test
    void every_chapter_of_the_verification_standard_has_rows_with_their_level() {
        List<Row> verified = rows.stream()
                .filter(row -> VERIFICATION.matcher(row.id()).matches())
                .toList();
        assertThat(verified.stream()
                        .map(row -> row.id().substring(0, row.id().indexOf('.')))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 16)
                        .mapToObj(chapter -> "V" + chapter)
                        .toList());
        assertThat(verified)
                .allSatisfy(row ->
                        assertThat(row.cells()).hasSize(MOST_COLUMNS).element(1).isIn("1", "2", "3"));
        assertThat(rows)
                .filteredOn(row -> row.id().startsWith("V"))
                .as("rows that look like the standard's and are none")
                .hasSameSizeAs(verified);
    }

    @Test
    void every_item_of_classified_protection_has_its_row() {
        List<String> due = new ArrayList<>();
        for (int clause = 1; clause <= ITEMS.size(); clause++) {
            String number = "8.1.4." + clause;
            int items = ITEMS.get(clause - 1);
            if (items == 1) {
                due.add(number);
            }
            for (int item = 0; items > 1 && item < items; item++) {
                due.add(number + " " + (char) ('a' + item));
            }
        }
        assertThat(rows)
                .extracting(Row::id)
                .filteredOn(id -> id.startsWith("8.1.4."))
                .containsExactlyElementsOf(due);
    }
}
