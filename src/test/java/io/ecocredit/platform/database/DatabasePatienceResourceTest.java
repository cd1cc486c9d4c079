package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.clock.Patience;
import io.ecocredit.platform.database.NoDatabaseException.Wanted;
import io.ecocredit.platform.sql.OverJdbc;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A start meets a database that is not there for it yet: it waits, says so, and does not wait for what does not pass. */
@QuarkusTest
class DatabasePatienceResourceTest {

    private static final Wanted WANTED = new Wanted("db.example:5432/register", "late_trial", "THE_SETTING");
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final String LATE = "late_trial";

    private final List<String> said = new ArrayList<>();

    @Test
    void it_waits_for_a_place_and_says_so_and_gives_up_in_time() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator()) {
            run(owner, "create role " + LATE + " login password 'late' connection limit 0");
            try {
                fails(owner.getMetaData().getURL(), "late", SHORT, ConnectionFault.AWAY);
                assertThat(said)
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line)
                                .contains(
                                        "等待数据库 db.example:5432/register",
                                        "waiting for the database",
                                        "too many connections"));

                said.clear();
                connect(owner.getMetaData().getURL(), "late", LONG, line -> {
                    said.add(line);
                    run(owner, "alter role " + LATE + " connection limit 1");
                });
                assertThat(said).hasSize(1);
            } finally {
                run(owner, "drop role " + LATE);
            }
        }
    }

    @Test
    void a_server_that_is_not_there_is_waited_for() {
        fails("jdbc:postgresql://127.0.0.1:9/register", "any", SHORT, ConnectionFault.AWAY);
        assertThat(said).isNotEmpty();
    }

    @Test
    void a_wrong_password_and_an_unknown_database_end_it_at_once() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator()) {
            String url = owner.getMetaData().getURL();
            run(owner, "create role " + LATE + " login password 'late'");
            try {
                fails(url, "wrong", LONG, ConnectionFault.PASSWORD);
                fails(
                        url.substring(0, url.lastIndexOf('/')) + "/no_such_database",
                        "late",
                        LONG,
                        ConnectionFault.UNKNOWN_DATABASE);
                fails(url + "?sslmode=verify-full&sslrootcert=/no/such.pem", "late", LONG, ConnectionFault.CERTIFICATE);
            } finally {
                run(owner, "drop role " + LATE);
            }
        }
        assertThat(said).isEmpty();
    }

    @Test
    void what_is_none_of_the_connections_is_thrown_as_it_is() {
        assertThatThrownBy(() -> DatabasePatience.patiently(
                        WANTED,
                        () -> {
                            throw new IllegalStateException("another matter");
                        },
                        new Patience(LONG),
                        said::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("another matter");
        assertThat(said).isEmpty();
    }

    private void fails(String url, String password, Duration limit, ConnectionFault fault) {
        assertThatThrownBy(() -> connect(url, password, limit, said::add))
                .asInstanceOf(InstanceOfAssertFactories.type(NoDatabaseException.class))
                .satisfies(
                        none -> assertThat(none.fault()).isEqualTo(fault),
                        none -> assertThat(none.wanted()).isEqualTo(WANTED));
    }

    private static void connect(String url, String password, Duration limit, Consumer<String> said)
            throws SQLException {
        DatabasePatience.patiently(
                        WANTED, () -> DriverManager.getConnection(url, LATE, password), new Patience(limit), said)
                .close();
    }

    private static void run(Connection owner, String sql) {
        try {
            OverJdbc.query(owner, sql, Tuple.tuple());
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
