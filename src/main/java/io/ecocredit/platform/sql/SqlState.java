package io.ecocredit.platform.sql;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's code of why it refused something, whichever way it was asked: by the reactive client, JDBC or entities. */
public final class SqlState {

    private static final String UNIQUE_VIOLATION = "23505";

    /** Classes of what passes: connections, rollbacks, resources, locks, the operator, the system. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private SqlState() {}

    /** Null when the failure, and whatever caused it, was none of the database's. */
    public static @Nullable String of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String state = told(cause);
            if (state != null) {
                return state;
            }
        }
        return null;
    }

    /** Whether a key is taken: somebody else was first. */
    public static boolean isTakenKey(Throwable failure) {
        return UNIQUE_VIOLATION.equals(of(failure));
    }

    /**
     * Whether it failed on the way to the database or in its condition (connection lost, busy, stopping, a conflict of
     * transactions), so that the same may succeed later; otherwise the failure is of what was asked.
     */
    public static boolean isOfTheWay(Throwable failure) {
        String state = of(failure);
        if (state != null) {
            return PASSING.contains(state.substring(0, 2));
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof VertxException
                    || !(cause instanceof RuntimeException)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String told(Throwable failure) {
        return switch (failure) {
            case PgException refused -> refused.getSqlState();
            case SQLException refused -> refused.getSQLState();
            default -> null;
        };
    }
}
