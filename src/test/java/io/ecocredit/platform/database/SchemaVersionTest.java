package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaVersionTest {

    /** The last migration before two versions of the program were to work on one database. */
    private static final int ALONE = 33;

    /** After which the copies of the version before are stopped, as docs/operations.md says, since they could no longer act. */
    private static final Set<Integer> STOPS_THE_VERSION_BEFORE = Set.of(80);

    /** What the version before may still use, or cannot meet. */
    private static final Pattern TAKES_AWAY = Pattern.compile(
            "\\bdrop\\s+(?:table|column|view|function|schema|type|sequence)\\b|\\brename\\b|\\balter\\s+(?:column\\s+)?\\w+\\s+"
                    + "(?:type|set\\s+not\\s+null|drop\\s+default)\\b|\\bdrop\\s+policy\\s+\\w+\\s+on\\s+(?<guarded>[\\w.]+)"
                    + "|\\brevoke\\b[^;]*?\\bon\\s+(?:table\\s+|function\\s+)?(?<of>[^;]*?)\\s+from\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void a_copy_asks_for_the_newest_migration_of_its_program() throws IOException {
        assertThat(migrations().lastKey()).isEqualTo(SchemaVersion.NEEDED);
    }

    @Test
    void an_older_schema_is_refused_and_a_newer_one_is_left_to_the_version_before() {
        assertThatThrownBy(() -> SchemaVersion.require(SchemaVersion.NEEDED - 1))
                .isInstanceOfSatisfying(
                        SchemaVersion.OlderException.class,
                        older -> assertThat(older.found()).isEqualTo(SchemaVersion.NEEDED - 1));
        assertThatCode(() -> SchemaVersion.require(SchemaVersion.NEEDED)).doesNotThrowAnyException();
        assertThatCode(() -> SchemaVersion.require(SchemaVersion.NEEDED + 1)).doesNotThrowAnyException();
    }

    /** One that drops what nobody uses any more is named here, with the version that stopped using it. */
    @Test
    void a_migration_takes_nothing_away_that_the_version_before_uses() throws IOException {
        NavigableMap<Integer, String> later = migrations().tailMap(ALONE, false);
        later.keySet().removeAll(STOPS_THE_VERSION_BEFORE);
        assertThat(later)
                .isNotEmpty()
                .allSatisfy((number, text) -> assertThat(TAKES_AWAY
                                .matcher(text)
                                .results()
                                .filter(found -> !isItsOwn(found, text))
                                .map(MatchResult::group))
                        .as("V" + number)
                        .isEmpty());
    }

    /** Whether a policy is put in another's place, or a right is of something that is made here. */
    private static boolean isItsOwn(MatchResult found, String text) {
        String guarded = found.group("guarded");
        String of = found.group("of");
        if (guarded != null) {
            return Pattern.compile("create policy \\w+ on " + Pattern.quote(guarded) + "\\s")
                    .matcher(text)
                    .find();
        }
        return of != null
                && Stream.of(of.replaceAll("\\([^)]*\\)", "").split(","))
                        .map(String::strip)
                        .allMatch(each -> Pattern.compile(
                                        "create (?:or replace )?(?:table|function) " + Pattern.quote(each) + "\\b")
                                .matcher(text)
                                .find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revoke update on register.records from ecocredit_running;",
                "create table register.a (x text); revoke delete on register.a, register.records from ecocredit_running;",
                "create policy another on register.files using (true); drop policy whole_region on register.records;",
                "alter table register.records drop column summary;"
            })
    void what_takes_away_is_found(String text) {
        assertThat(TAKES_AWAY.matcher(text).results().filter(found -> !isItsOwn(found, text)))
                .hasSize(1);
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
