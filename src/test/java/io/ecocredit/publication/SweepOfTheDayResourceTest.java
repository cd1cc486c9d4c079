package io.ecocredit.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What the calendar changes is looked at on its day by the clock of the database, and on no later one. */
@QuarkusTest
@Cites(
        value = Article.A31,
        settles = {Interpretation.I_19, Interpretation.I_24})
class SweepOfTheDayResourceTest {

    private static final String TODAY = "(access.legal_now() at time zone 'Asia/Shanghai')::date";

    @Test
    void a_day_that_has_not_come_is_not_swept() throws SQLException {
        rolledBack(statement -> assertThatThrownBy(() -> statement.execute(sweep(TODAY + " + 2")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("has not come yet"));
    }

    @Test
    void a_sweep_ahead_hides_none_before_it() throws SQLException {
        rolledBack(statement -> {
            statement.execute("delete from register.calendar_sweeps");
            statement.execute("delete from register.touched_institutions");
            statement.execute("insert into register.calendar_sweeps values (" + TODAY + " - 3), (" + TODAY + " + 900)");
            statement.execute("set session_replication_role = replica");
            statement.execute("insert into register.exclusions (uscc, from_on, reason, fingerprint, entry_id)"
                    + " values ('91150100MA0N00009X', " + TODAY + " - 1, '立案调查', 'sweep', 0)");
            statement.execute(sweep(TODAY));
            assertThat(number(
                            statement,
                            "select count(*) from register.touched_institutions"
                                    + " where uscc = '91150100MA0N00009X' and cause = 'CALENDAR'"))
                    .isOne();
        });
    }

    private static String sweep(String day) {
        return "select register.touch_what_the_calendar_changed(" + day + ", date '1900-01-01')";
    }

    private interface Trial {
        void of(Statement statement) throws SQLException;
    }

    private static void rolledBack(Trial trial) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("select set_config('ecocredit.reach', 'ALL', true)");
            trial.of(statement);
            owner.rollback();
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }
}
