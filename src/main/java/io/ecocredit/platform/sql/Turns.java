package io.ecocredit.platform.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Makes transactions that want the same turn follow one another: each waits until the one before has ended. */
public final class Turns {

    private Turns() {}

    /**
     * Waits until files of some kinds that are on their way in have come in or failed; those that come later see what the transaction
     * has done.
     */
    public static Uni<Void> afterFiles(SqlConnection connection, List<String> kinds) {
        return OneByOne.each(kinds.stream().sorted().toList(), kind -> take(connection, "import " + kind))
                .replaceWithVoid();
    }

    public static Uni<Void> take(SqlConnection connection, String turn) {
        return Statements.run(
                connection, "select pg_advisory_xact_lock(hashtextextended($1, 2024021))", Tuple.of(turn));
    }
}
