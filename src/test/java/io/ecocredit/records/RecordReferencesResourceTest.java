package io.ecocredit.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.database.DatabaseResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record refers to is there, whoever writes; every connection here works as the service does and keeps nothing. */
@QuarkusTest
class RecordReferencesResourceTest {

    private static final String USCC = "91150200MA0000001X";

    @ParameterizedTest
    @CsvSource({"91150200MA0000002Y, 0, an institution", USCC + ", 1000000, an entry"})
    void a_record_of_nobody_or_of_no_entry_is_not_kept(String uscc, long beyond, String missing) throws SQLException {
        try (Connection connection = reachingAll();
                Statement statement = connection.createStatement()) {
            long entry = institution(statement);

            assertThatThrownBy(() -> statement.execute(records("'R-1'", uscc, entry + beyond)))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("23503"))
                    .hasMessageContaining("a record names " + missing);
        }
    }

    @Test
    void a_league_keeps_its_record_of_an_institution_that_it_cannot_see() throws SQLException {
        try (Connection connection = reachingAll();
                Statement statement = connection.createStatement()) {
            long entry = institution(statement);
            statement.execute(
                    "select set_config('ecocredit.reach', '', true), set_config('ecocredit.league', '150700', true)");

            assertThat(statement.executeUpdate(records("'R-1', 'R-2'", USCC, entry)))
                    .isEqualTo(2);
        }
    }

    private static Connection reachingAll() throws SQLException {
        Connection connection = DatabaseResource.connect("quarkus.datasource");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('ecocredit.reach', 'ALL', true), set_config('ecocredit.actor', 'test', true)");
        }
        return connection;
    }

    /** The entry that brings an institution of Baotou. */
    private static long institution(Statement statement) throws SQLException {
        try (ResultSet opened =
                statement.executeQuery("select register.open_entry('test', 'test', '2024-01-01T00:00Z')")) {
            opened.next();
            long entry = opened.getLong(1);
            statement.execute(
                    "insert into register.institutions (uscc, name, kinds, division, registered_on, fingerprint, entry_id)"
                            + " values ('" + USCC + "', '包头某公司', '{TESTING}', '150200', '2020-01-01', 'f', " + entry
                            + ")");
            return entry;
        }
    }

    private static String records(String numbers, String uscc, long entry) {
        return "insert into register.records (record_no, uscc, category, item, produced_on, division, authority, source,"
                + " fingerprint, entry_id) select number, '" + uscc
                + "', 'GENERAL', '13.4', '2024-01-01', '150700', '某局', 1, 'f', "
                + entry + " from unnest(array[" + numbers + "]) as t (number)";
    }
}
