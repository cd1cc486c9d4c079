package io.ecocredit.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.DatabaseRoles;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program in front of what does not let it work: a sentence, an exit status of its kind, and no trace. */
@TestInstance(Lifecycle.PER_CLASS)
class StartFailureIT {

    private static final String SERVING = "";
    private static final String WAITING = "waiting for the database";

    @TempDir
    private Path folder;

    private EmbeddedDatabase database;

    StartFailureIT() throws IOException, SQLException {
        database = TestDatabase.temporary();
    }

    @BeforeAll
    void make_roles() throws IOException, SQLException {
        DatabaseRoles.prepare(TestDatabase.handedOver(database));
    }

    @AfterAll
    void close() throws IOException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVING, "migrate", "retention", "rotate", "audit results"})
    void a_database_that_is_away_is_waited_for_and_told(String command) {
        Map<String, String> settings = settings(
                "ECOCREDIT_DATABASE_URL", "postgresql://127.0.0.1:9/register", "ECOCREDIT_START_PATIENCE", "PT5S");

        String told = ends(FailureKind.DATABASE_AWAY, settings, command);
        assertThat(told).contains(WAITING, "127.0.0.1:9/register", "ECOCREDIT_DATABASE_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVING, "migrate"})
    void a_wrong_password_of_the_owner_is_told_at_once(String command) {
        String told =
                ends(FailureKind.DATABASE_PASSWORD, settings("ECOCREDIT_DATABASE_PASSWORD", "wrong-walnut"), command);

        assertThat(told)
                .contains(TestDatabase.OWNER, "ECOCREDIT_DATABASE_PASSWORD")
                .doesNotContain(WAITING, "wrong-walnut");
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVING, "retention"})
    void a_wrong_password_of_a_role_is_told_at_once(String command) {
        String told = ends(
                FailureKind.DATABASE_PASSWORD,
                settings("ECOCREDIT_DATABASE_MIGRATE", "false", "ECOCREDIT_DATABASE_RUNNING_PASSWORD", "wrong-walnut"),
                command);

        assertThat(told)
                .contains("ecocredit_running", "ECOCREDIT_DATABASE_RUNNING_PASSWORD")
                .doesNotContain(WAITING, "wrong-walnut");
    }

    @Test
    void a_database_that_nobody_made_is_told_at_once() {
        String address = database.settings().jdbcUrl().substring("jdbc:".length());

        String told = ends(
                FailureKind.DATABASE_UNKNOWN,
                settings("ECOCREDIT_DATABASE_URL", address.substring(0, address.lastIndexOf('/')) + "/nowhere"),
                SERVING);
        assertThat(told).contains("/nowhere").doesNotContain(WAITING);
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVING, "retention", "rotate"})
    void a_schema_that_nobody_migrated_is_told(String command) {
        assertThat(ends(FailureKind.SCHEMA_OLDER, settings("ECOCREDIT_DATABASE_MIGRATE", "false"), command))
                .contains("请先运行 migrate");
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVING, "retention"})
    void a_key_file_that_is_missing_or_wrong_is_told(String command) throws IOException {
        Path missing = folder.resolve("no-such-keys");
        assertThat(ends(FailureKind.KEYS, settings("ECOCREDIT_PERSONAL_DATA_KEY_FILE", missing.toString()), command))
                .contains(missing.toString());

        Path wrong = Files.writeString(folder.resolve("wrong-keys"), "active-key=none\nsecret words\n");
        assertThat(ends(FailureKind.KEYS, settings("ECOCREDIT_PERSONAL_DATA_KEY_FILE", wrong.toString()), command))
                .contains(wrong.toString())
                .doesNotContain("secret words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUARKUS_HTTP_PORT", "QUARKUS_MANAGEMENT_PORT"})
    void a_port_that_somebody_has_is_told(String setting) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(ends(FailureKind.PORT_TAKEN, settings(setting, port), SERVING))
                    .contains(port, setting);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVING, "token region"})
    void a_folder_that_cannot_be_made_is_told(String command) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "file", ""), "");
        Map<String, String> settings =
                settings("ECOCREDIT_DATA_FOLDER", file.resolve("below").toString());

        assertThat(ends(FailureKind.FOLDER, settings, command)).contains(file.toString(), "ECOCREDIT_DATA_FOLDER");
    }

    @Test
    void a_folder_to_rate_that_is_not_there_is_told() {
        assertThat(ends(FailureKind.FOLDER, Map.of(), "rate /no/such/region --year 2024 --as-of 2025-06-05"))
                .contains("/no/such/region");
    }

    @Test
    void a_setting_that_is_none_is_told() {
        assertThat(ends(FailureKind.SETTINGS, settings("ECOCREDIT_START_PATIENCE", "soon"), SERVING))
                .contains("ecocredit.start-patience");
        assertThat(ends(FailureKind.SETTINGS, settings("ECOCREDIT_DATABASE_URL", "db.example"), "migrate"))
                .contains("ECOCREDIT_DATABASE_URL");
    }

    @Test
    void where_logs_are_json_all_that_is_told_is_json() {
        Map<String, String> settings = settings(
                "ECOCREDIT_DATABASE_URL",
                "postgresql://127.0.0.1:9/register",
                "ECOCREDIT_START_PATIENCE",
                "PT5S",
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                "true");
        try (Program program = Program.start(folder, settings)) {
            assertThat(program.exitStatus()).isEqualTo(FailureKind.DATABASE_AWAY.status());
            assertThat(program.printed().lines())
                    .hasSizeGreaterThan(1)
                    .extracting(JsonObject::new)
                    .allSatisfy(line -> assertThat(OffsetDateTime.parse(line.getString("timestamp")))
                            .isNotNull())
                    .last()
                    .satisfies(
                            line -> assertThat(line.getString("level")).isEqualTo("ERROR"),
                            line -> assertThat(line.getString("kind")).isEqualTo("database-away"),
                            line -> assertThat(line.getString("message")).contains("gives no answer"));
        }
    }

    private String ends(FailureKind kind, Map<String, String> settings, String command) {
        String[] arguments = command.isEmpty() ? new String[0] : command.split(" ");
        try (Program program = Program.start(folder, settings, arguments)) {
            assertThat(program.exitStatus()).as(program.printed()).isEqualTo(kind.status());
            String printed = program.printed();
            assertThat(printed).doesNotContain("\tat ", "Exception:", "Caused by");
            assertThat(printed.lines().filter(line -> !line.contains(WAITING)))
                    .as(printed)
                    .hasSize(1);
            return printed;
        }
    }

    private Map<String, String> settings(String... more) {
        return new HashMap<>(TestDatabase.demonstrationOn(database, more));
    }
}
