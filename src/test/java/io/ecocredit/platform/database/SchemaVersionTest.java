package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaVersionTest {

    /** The last migration before two versions of the program were to work on one database. */
    private static final int ALONE = 33;

    /** What the version before may still use, or cannot meet. */
    private static final Pattern TAKES_AWAY = Pattern.compile(
            "\\bdrop\\s+(table|column|view|function|policy|schema|type|sequence)\\b|\\brename\\b|\\balter\\s+(column\\s+)?\\w+\\s+"
                    + "(type|set\\s+not\\s+null|drop\\s+default)\\b|\\brevoke\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void a_copy_asks_for_the_newest_migration_of_its_program() throws IOException {
        assertThat(migrations().lastKey()).isEqualTo(SchemaVersion.NEEDED);
    }

    /** One that drops what nobody uses any more is named here, with the version that stopped using it. */
    @Test
    void a_migration_takes_nothing_away_that_the_version_before_uses() throws IOException {
        assertThat(migrations().tailMap(ALONE, false))
                .isNotEmpty()
                .allSatisfy((number, text) -> assertThat(
                                TAKES_AWAY.matcher(text).results().map(found -> found.group()))
                        .as("V" + number)
                        .isEmpty());
    }

    private static NavigableMap<Integer, String> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "db", "migration"))) {
            TreeMap<Integer, String> texts = new TreeMap<>();
            files.forEach(file -> {
                String name = file.getFileName().toString();
                texts.put(Integer.valueOf(name.substring(1, name.indexOf("__"))), withoutComments(file));
            });
            return texts;
        }
    }

    private static String withoutComments(Path file) {
        try {
            return Files.readString(file).replaceAll("--.*", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
