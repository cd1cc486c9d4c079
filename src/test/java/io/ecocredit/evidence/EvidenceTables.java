package io.ecocredit.evidence;

import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.database.DatabaseResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The register that the tests of evidence share, and what it holds. */
public final class EvidenceTables {

    private EvidenceTables() {}

    /** Fills the register unless another class has. */
    public static void fillOnce() throws SQLException {
        if (ask("select uscc from register.institutions").isEmpty()) {
            TwoLeagues.fill();
        }
    }

    /** The first column of an answer, asked as the owner, who sees everything. */
    public static List<String> ask(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /**
     * Rows seen or changed over a datasource in somebody's name, and undone, or the state of the refusal; an empty league,
     * code or number is none.
     */
    public static String acting(String datasource, String reach, String league, String uscc, String person, String sql)
            throws SQLException {
        try (Connection running = DatabaseResource.connect(datasource);
                Statement statement = running.createStatement()) {
            running.setAutoCommit(false);
            statement.execute(
                    "select access.act_as('x', '%s', '%s', '%s', '%s', '')".formatted(reach, league, uscc, person));
            if (!statement.execute(sql)) {
                return Integer.toString(statement.getUpdateCount());
            }
            int rows = 0;
            while (statement.getResultSet().next()) {
                rows++;
            }
            return Integer.toString(rows);
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }
}
