package io.ecocredit.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Transactions of the program's own upkeep, which no officer asked for: they reach the persons of every division. What an
 * officer asks for runs in the reach of that officer instead.
 */
public final class WholeReach {

    private static final String REACH = "select set_config('ecocredit.reach', 'ALL', true)";

    private WholeReach() {}

    /** Work on one connection, within one transaction. */
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Commits what the work did, or nothing when it throws. */
    public static <T> T inOneTransaction(DataSource database, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                try (PreparedStatement reach = connection.prepareStatement(REACH)) {
                    reach.execute();
                }
                T result = work.with(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    /** Repeats a batch of work, each in its own transaction, until one finds nothing to do; answers the sum. */
    public static long inBatches(DataSource database, Work<Integer> batch) throws SQLException {
        long sum = 0;
        int last;
        do {
            last = inOneTransaction(database, batch);
            sum += last;
        } while (last > 0);
        return sum;
    }
}
