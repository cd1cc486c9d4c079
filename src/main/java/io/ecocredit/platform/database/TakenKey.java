package io.ecocredit.platform.database;

import io.vertx.pgclient.PgException;

/** PostgreSQL's word that a key is taken: somebody else was first. */
public final class TakenKey {

    private static final String UNIQUE_VIOLATION = "23505";

    private TakenKey() {}

    public static boolean isWhy(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }
}
