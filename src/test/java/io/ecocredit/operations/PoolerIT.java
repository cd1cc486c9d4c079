package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import io.ecocredit.start.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program where a pooler stands before its primary. */
class PoolerIT {

    private static final List<String> ROLES = List.of("RUNNING", "PUBLIC", "PRACTITIONERS", "AUDIT");
    private static final String PASSWORD = "cedar-harbour-lantern-42";

    @TempDir
    private Path folder;

    private EmbeddedDatabase database;

    @BeforeEach
    void make_a_database() throws IOException, SQLException {
        database = TestDatabase.temporary();
    }

    @AfterEach
    void end_it() throws IOException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "migrate"})
    void one_that_lends_by_transactions_is_recognised(String command) throws IOException {
        Map<String, String> settings = settings();
        try (PgBouncer pooler = before(settings, "transaction")) {
            settings.put("ECOCREDIT_DATABASE_URL", pooler.address());
            try (Program program = Program.start(
                    Files.createDirectory(folder.resolve("data")),
                    settings,
                    command.isEmpty() ? new String[0] : new String[] {command})) {
                assertThat(program.exitStatus()).as(program.printed()).isEqualTo(FailureKind.DATABASE_POOLER.status());
                assertThat(program.printed())
                        .contains("按事务借出连接", "ECOCREDIT_DATABASE_URL")
                        .doesNotContain("\tat ", PASSWORD);
            }
        }
    }

    @Test
    void one_that_leaves_each_client_its_connection_is_as_good_as_none() throws IOException {
        Map<String, String> settings = settings();
        try (PgBouncer pooler = before(settings, "session")) {
            settings.put("ECOCREDIT_DATABASE_URL", pooler.address());
            try (Program program = Program.serving(Files.createDirectory(folder.resolve("data")), settings)) {
                program.awaitPrinted(Program.LOADED);
                assertThat(program.status("/api/v1/grades/911501000HH1N31B4G")).isEqualTo(200);
                assertThat(program.status("/health/ready")).isEqualTo(200);
            }
        }
    }

    private PgBouncer before(Map<String, String> settings, String mode) throws IOException {
        Map<String, String> passwords = new HashMap<>();
        passwords.put(TestDatabase.OWNER, settings.get("ECOCREDIT_DATABASE_PASSWORD"));
        ROLES.forEach(role -> passwords.put("ecocredit_" + role.toLowerCase(Locale.ROOT), PASSWORD));
        return PgBouncer.before(database, Files.createDirectory(folder.resolve("pooler")), mode, passwords);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = TestDatabase.demonstrationOn(database);
        ROLES.forEach(role -> settings.put("ECOCREDIT_DATABASE_" + role + "_PASSWORD", PASSWORD));
        return settings;
    }
}
