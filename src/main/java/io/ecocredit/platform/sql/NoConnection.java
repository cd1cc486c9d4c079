package io.ecocredit.platform.sql;

import java.sql.SQLException;
import java.util.Set;

/** Tells whether something failed because no connection to the database was to be had, so that nothing of it was done. */
public final class NoConnection {

    /** PostgreSQL has no place left, or does not let anybody in yet. */
    private static final Set<String> NOT_LET_IN = Set.of("53300", "57P03");

    private NoConnection() {}

    public static boolean was(Throwable failure) {
        String state = SqlState.of(failure);
        if (state != null) {
            return NOT_LET_IN.contains(state);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (toldByPool(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The pools have no types of their own for this: neither that of JDBC nor the reactive one. */
    private static boolean toldByPool(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return (cause instanceof SQLException && message.contains("acquisition timeout"))
                || cause.getClass().getName().endsWith("ConnectionPoolTooBusyException")
                || message.equals("Timeout");
    }
}
