package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;

/** A start meets a database that has no connection left for it: it waits, says so, and does not wait for anything else. */
@QuarkusTest
class BusyStartResourceTest {

    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(1), Duration.ofMillis(1));
    private static final String LATE = "late_trial";

    @Test
    void it_waits_and_says_so_until_there_is_a_connection() throws SQLException {
        List<String> said = new ArrayList<>();
        try (Connection owner = DatabaseResource.connectAsOwner()) {
            run(owner, "create role " + LATE + " login password 'late' connection limit 0");
            try {
                assertThatThrownBy(() -> connect(owner, "late", said::add))
                        .hasMessageContaining("too many connections");
                assertThat(said).hasSize(PAUSES.size()).allMatch(line -> line.contains("the database is busy"));

                said.clear();
                connect(owner, "late", line -> {
                    said.add(line);
                    run(owner, "alter role " + LATE + " connection limit 1");
                });
                assertThat(said).hasSize(1);

                said.clear();
                assertThatThrownBy(() -> connect(owner, "wrong", said::add)).isInstanceOf(SQLException.class);
                assertThat(said).isEmpty();
            } finally {
                run(owner, "drop role " + LATE);
            }
        }
    }

    private static void connect(Connection owner, String password, Consumer<String> said) throws SQLException {
        String url = owner.getMetaData().getURL();
        BusyStart.patiently(() -> DriverManager.getConnection(url, LATE, password), PAUSES, said)
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
