package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.fixtures.Program;
import io.ecocredit.start.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    private static final String WRITE = "create table kept (word text); insert into kept values ('still here')";

    @TempDir
    Path folder;

    @Test
    void what_was_written_is_there_after_the_program_was_killed() throws IOException, SQLException {
        try (Program first = Program.serving(folder, Map.of());
                Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(WRITE);
            first.kill();
        }
        try (Program second = Program.serving(folder, Map.of());
                Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select word from kept")) {
            assertThat(second.isAlive()).isTrue();
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isEqualTo("still here");
        }
    }

    @Test
    void a_second_start_on_the_same_folder_says_so_and_harms_nothing() {
        try (Program first = Program.serving(folder, Map.of());
                Program second = Program.start(folder, Map.of())) {
            assertThat(second.exitStatus()).isEqualTo(FailureKind.FOLDER.status());
            assertThat(second.printed()).contains("already running").contains(folder.toString());
            assertThat(first.status("/health/ready")).isEqualTo(200);
        }
    }

    @Test
    void the_server_ends_with_the_program() throws IOException {
        try (Program program = Program.serving(folder, Map.of())) {
            assertThat(program.isAlive()).isTrue();
        }

        assertThat(Files.exists(pidFile())).isFalse();
    }

    @Test
    void what_a_server_that_does_not_come_up_says_is_told() throws IOException, SQLException {
        EmbeddedDatabase.in(folder).close();
        Files.writeString(folder.resolve("postgresql/postgresql.auto.conf"), "no_such_setting = on\n");

        assertThatThrownBy(() -> EmbeddedDatabase.in(folder, Duration.ofSeconds(15)))
                .hasMessageContaining("postgresql.log")
                .hasMessageContaining("no_such_setting");
    }

    private Connection connect() throws IOException, SQLException {
        List<String> lines = Files.readAllLines(pidFile());
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/ecocredit",
                "postgres",
                Files.readString(folder.resolve("postgresql-password")).strip());
    }

    private Path pidFile() {
        return folder.resolve("postgresql/postmaster.pid");
    }
}
