package io.ecocredit.platform.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Makes transactions that want the same turn follow one another: each waits until the one before has ended. */
public final class Turns {

    private Turns() {}

    public static Uni<Void> take(SqlConnection connection, String turn) {
        return Statements.run(
                connection, "select pg_advisory_xact_lock(hashtextextended($1, 2024021))", Tuple.of(turn));
    }
}
