package io.ecocredit.platform.sql;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's code of why it refused something, whichever way it was asked: by the reactive client, JDBC or entities. */
public final class SqlState {

    private static final String UNIQUE_VIOLATION = "23505";

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

    private static @Nullable String told(Throwable failure) {
        return switch (failure) {
            case PgException refused -> refused.getSqlState();
            case SQLException refused -> refused.getSQLState();
            default -> null;
        };
    }
}
