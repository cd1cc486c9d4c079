package io.ecocredit.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.DatabaseSettings.Role;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import io.ecocredit.start.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords and keys are read from files, and passwords of the database are changed while the program serves. */
class SecretFilesIT {

    private static final Duration HEALING = Duration.ofMinutes(2);
    private static final String OWNER = "ECOCREDIT_DATABASE_PASSWORD";

    @TempDir
    Path folder;

    @Test
    void passwords_in_files_are_changed_while_it_serves() throws IOException, SQLException {
        try (EmbeddedDatabase database = TestDatabase.temporary()) {
            Map<String, String> environment = new HashMap<>(TestDatabase.demonstrationOn(database));
            toFile(environment, OWNER, environment.get(OWNER));
            toFile(
                    environment,
                    "ECOCREDIT_PERSONAL_DATA_KEYS_COPIES",
                    environment.get("ECOCREDIT_PERSONAL_DATA_KEYS_COPIES"));
            for (Role role : Role.values()) {
                toFile(environment, passwordOf(role), "first-of-" + role);
            }
            try (Program program = Program.serving(folder, environment)) {
                program.awaitPrinted(Program.LOADED);
                try (Connection administrator = TestDatabase.administrator(database);
                        Statement statement = administrator.createStatement()) {
                    for (Role role : Role.values()) {
                        statement.execute("alter role " + role.user() + " password 'second-of-" + role + "'");
                        toFile(environment, passwordOf(role), "second-of-" + role);
                    }
                    statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where usename like 'ecocredit\\_%'");
                }
                program.awaitReady(HEALING);
                assertThat(program.status("/api/v1/grades?q=%E5%8C%85%E5%A4%B4"))
                        .isEqualTo(200);
                Map<String, String> region = Map.of(
                        "Authorization", program.authorization("region"),
                        "Content-Type", "text/csv",
                        "Prefer", "wait=30");
                String delivered = program.post("/api/v1/imports/institutions", region, """
                                uscc,name,kinds,division,registered_on
                                9115020065E6PF50T9,甲环境检测有限公司,TESTING,150200,2009-05-10
                                """)
                        .body();
                assertThat(delivered).contains("SUCCEEDED");
                assertThat(program.get("/api/v1/practitioners?number=P-1", region)
                                .statusCode())
                        .isLessThan(500);
            }
        }
    }

    @Test
    void a_file_that_cannot_be_read_or_is_empty_is_named() throws IOException {
        Path missing = folder.resolve("nowhere");
        Path empty = Files.createFile(folder.resolve("empty"));
        for (Path unusable : new Path[] {missing, empty}) {
            try (Program program = Program.start(folder, Map.of(OWNER + "_FILE", unusable.toString()))) {
                assertThat(program.exitStatus()).isEqualTo(FailureKind.SETTINGS.status());
                assertThat(program.printed())
                        .contains(OWNER + "_FILE=" + unusable)
                        .doesNotContain("\tat ");
            }
        }
    }

    private void toFile(Map<String, String> environment, String variable, String value) throws IOException {
        environment.remove(variable);
        environment.put(
                variable + "_FILE",
                Files.writeString(folder.resolve(variable), value + "\n").toString());
    }

    private static String passwordOf(Role role) {
        return "ECOCREDIT_DATABASE_" + role + "_PASSWORD";
    }
}
