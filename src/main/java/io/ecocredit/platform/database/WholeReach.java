package io.ecocredit.platform.database;

import io.ecocredit.platform.identity.Actor;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Transactions of the program's own upkeep, which no officer asked for: they reach the persons of every division. What an
 * officer asks for runs in the reach of that officer instead.
 */
public final class WholeReach {

    private static final Actor UPKEEP = Actor.system("upkeep");

    private WholeReach() {}

    /** Work on one connection, within one transaction. */
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Commits what the work did, or nothing when it throws. */
    public static <T> T inOneTransaction(DataSource database, Work<T> work) throws SQLException {
        try (ActingTransaction transaction = ActingTransaction.open(database, UPKEEP)) {
            T result = work.with(transaction.connection());
            transaction.commit();
            return result;
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
