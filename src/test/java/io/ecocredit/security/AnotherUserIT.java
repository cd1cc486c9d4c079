package io.ecocredit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.DatabaseRoles;
import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import io.ecocredit.start.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else with an account on the machine, who wants what the embedded database holds or to act as the service. */
class AnotherUserIT {

    private static final String OWNER = "postgres";
    private static final int NOBODY = 65_534;

    @TempDir
    Path folder;

    @Test
    void reads_no_file_and_gets_in_with_no_password() throws IOException, SQLException, InterruptedException {
        try (Program program = Program.serving(folder, Map.of("ECOCREDIT_DEMONSTRATION_SAMPLE", "false"))) {
            assertThat(program.isAlive()).isTrue();
            isClosed(folder);
            DatabaseSettings database = Objects.requireNonNull(EmbeddedDatabase.runningIn(folder));
            nobodyGetsIn(database);
            isSafe(database);
        }
    }

    /** As the version before left it: trust for everybody, no password, roles whose passwords anybody works out. */
    @Test
    void finds_an_older_folder_closed_once_it_has_been_started_again()
            throws IOException, SQLException, InterruptedException {
        TestDatabase.unpackInto(folder);
        try (EmbeddedDatabase before = EmbeddedDatabase.in(folder)) {
            DatabaseSettings guessable = DatabaseSettings.of(before.settings().jdbcUrl(), OWNER, "", role -> null);
            DatabaseRoles.prepare(DatabaseSettings.of(
                    before.settings().jdbcUrl(),
                    OWNER,
                    before.settings().ownerPassword(),
                    role -> guessable.passwords().get(role)));
            try (Connection owner = TestDatabase.administrator(before);
                    Statement statement = owner.createStatement()) {
                statement.execute("create table kept (word text); insert into kept values ('still here')");
                statement.execute("alter role postgres password null");
            }
        }
        Files.delete(folder.resolve("postgresql-password"));
        Files.writeString(
                folder.resolve("postgresql/pg_hba.conf"),
                "local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n");
        loosen(folder, "rwxr-xr-x");
        loosen(folder.resolve("postgresql.log"), "rw-r--r--");

        try (EmbeddedDatabase now = EmbeddedDatabase.in(folder)) {
            isClosed(folder);
            nobodyGetsIn(now.settings());
            isSafe(now.settings());
            assertThat(answer(now.settings(), "select word from kept")).isEqualTo("still here");
            assertThat(Files.readString(folder.resolve("postgresql/pg_hba.conf")))
                    .doesNotContain("trust");
            assertThat(Files.readString(folder.resolve("postgresql.log")))
                    .doesNotContain(now.settings().ownerPassword());
        }
        try (EmbeddedDatabase again = EmbeddedDatabase.in(folder)) {
            assertThat(answer(again.settings(), "select word from kept")).isEqualTo("still here");
        }
    }

    @Test
    void is_told_nothing_where_a_folder_is_not_the_service_s_own() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));

        try (Program program = Program.start(folder, Map.of("ECOCREDIT_DATA_FOLDER", link.toString()))) {
            assertThat(program.exitStatus()).isEqualTo(FailureKind.FOLDER.status());
            assertThat(program.printed()).contains("不得为符号链接").doesNotContain("\tat ");
        }
        assertThat(folder.resolve("real")).isEmptyDirectory();
    }

    private static void isClosed(Path folder) throws IOException, InterruptedException {
        for (String own : new String[] {"", "postgresql", "postgresql-programs"}) {
            assertThat(mode(folder.resolve(own))).as(own).isEqualTo("rwx------");
        }
        List<String> command =
                new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "cat"));
        for (String secret : new String[] {"postgresql-password", "postgresql.log", "postgresql/pg_hba.conf"}) {
            assertThat(mode(folder.resolve(secret))).as(secret).isEqualTo("rw-------");
            command.add(folder.resolve(secret).toString());
        }
        if (Files.getAttribute(folder, "unix:uid").equals(0)) {
            Process cat = new ProcessBuilder(command).start();
            assertThat(cat.inputReader().lines()).isEmpty();
            assertThat(cat.waitFor()).isNotZero();
        }
    }

    private static void isSafe(DatabaseSettings database) throws SQLException {
        assertThat(answer(database, "show fsync")).isEqualTo("on");
        assertThat(answer(database, "show unix_socket_directories")).isEmpty();
        assertThat(answer(database, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(answer(database, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
    }

    private static void nobodyGetsIn(DatabaseSettings database) {
        DatabaseSettings guessed = DatabaseSettings.of(database.jdbcUrl(), OWNER, "", role -> null);
        Stream.of("", "any", OWNER, "ecocredit").forEach(password -> refused(database, OWNER, password));
        guessed.passwords().forEach((role, password) -> refused(database, role.user(), password));
    }

    private static void refused(DatabaseSettings database, String user, String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), user, password)
                        .close())
                .as(user)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        told -> assertThat(told.getSQLState()).isIn("28P01", "28000", "08004"));
    }

    private static String answer(DatabaseSettings database, String query) throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void loosen(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
