package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.database.DatabaseSettings.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner needs who is no superuser, as docs/operations.md says: no more, and no less. */
class HandedOverTest {

    private static final String OWNER = "bureau";
    private static final String PASSWORD = "of-the-owner-2024";
    private static final String HALF_WAY = "50";

    private EmbeddedDatabase server;
    private DatabaseSettings owned;

    @BeforeEach
    void make_an_owner() throws IOException, SQLException {
        server = TestDatabase.temporary();
        owned = DatabaseSettings.of(
                "postgresql://" + server.settings().address(), OWNER, PASSWORD, role -> "of-" + role.user());
        asSuperuser(
                "create role bureau login createrole password '" + PASSWORD + "'",
                "alter database ecocredit owner to bureau");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void a_database_that_nobody_handed_over_is_told_with_what_to_do() {
        assertThatThrownBy(() -> DatabaseRoles.prepare(owned))
                .isInstanceOfSatisfying(NoDatabaseException.class, told -> {
                    assertThat(told.fault()).isEqualTo(ConnectionFault.RIGHT);
                    assertThat(told.wanted().user()).isEqualTo(OWNER);
                    assertThat(told.getCause()).hasMessageContaining("database/handover.sql");
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void its_owner_makes_and_moves_the_schema_at_first_and_later(boolean makesRoles) throws IOException, SQLException {
        if (!makesRoles) {
            asSuperuser("alter role bureau nocreaterole");
            for (Role role : Role.values()) {
                asSuperuser("create role " + role.user() + " login password '" + owned.password(role) + "'");
            }
        }
        handOver();
        DatabaseRoles.prepare(owned);
        migrate(HALF_WAY);
        handOver();
        DatabaseRoles.prepare(owned);
        migrate("latest");

        try (Connection running = as(Role.RUNNING)) {
            assertThat(SchemaVersion.found(running)).isEqualTo(SchemaVersion.NEEDED);
            assertThatCode(() -> execute(running, "select pg_try_advisory_xact_lock(1)"))
                    .doesNotThrowAnyException();
        }
        try (Connection outside = as(Role.PUBLIC)) {
            for (String hindering : new String[] {
                "select pg_try_advisory_lock(1)", "select lo_create(0)", "create temporary table kept (id int)"
            }) {
                assertThatThrownBy(() -> execute(outside, hindering))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    @Test
    void a_role_that_is_missing_and_may_not_be_made_is_named() throws IOException, SQLException {
        asSuperuser("alter role bureau nocreaterole");
        handOver();

        assertThatThrownBy(() -> DatabaseRoles.prepare(owned))
                .isInstanceOf(NoDatabaseException.class)
                .cause()
                .hasMessageContaining("CREATE ROLE ecocredit_running")
                .hasMessageContaining("ECOCREDIT_DATABASE_RUNNING_PASSWORD");
    }

    @Test
    void the_log_of_the_server_tells_no_password() throws IOException, SQLException {
        asSuperuser("alter system set log_statement = 'all'", "select pg_reload_conf()");
        handOver();
        DatabaseRoles.prepare(owned);
        DatabaseRoles.prepare(owned);

        String log;
        try (Connection administrator = TestDatabase.administrator(server);
                Statement statement = administrator.createStatement();
                var folder = statement.executeQuery("show data_directory")) {
            assertThat(folder.next()).isTrue();
            log = Files.readString(Path.of(folder.getString(1)).resolveSibling("postgresql.log"));
        }
        assertThat(log)
                .contains("alter role ecocredit_public", "SCRAM-SHA-256$")
                .doesNotContain("of-ecocredit_");
    }

    private void handOver() throws IOException, SQLException {
        asSuperuser(Files.readString(Path.of("database", "handover.sql")));
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(owned.jdbcUrl(), OWNER, PASSWORD)
                .defaultSchema("ecocredit_migrations")
                .target(target)
                .load()
                .migrate();
    }

    private Connection as(Role role) throws SQLException {
        return DriverManager.getConnection(owned.jdbcUrl(), role.user(), owned.password(role));
    }

    private void asSuperuser(String... statements) throws SQLException {
        try (Connection administrator = TestDatabase.administrator(server)) {
            for (String each : statements) {
                execute(administrator, each);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
