package io.ecocredit.evidence;

import io.ecocredit.platform.database.ActingPool;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Function;

/**
 * Where the evidence about one institution or person lies.
 *
 * @param side the pool that reaches it
 * @param opening fails with a problem when whoever the transaction works for may not know whom the evidence is about
 */
public record EvidencePlace(ActingPool side, Owner owner, Function<SqlConnection, Uni<?>> opening) {

    /**
     * Whom evidence is about.
     *
     * @param table that keeps it, and {@code column} that names its owner there; both are constants of the program
     */
    public record Owner(String table, String column, String code) {}

    Uni<Void> open(SqlConnection connection) {
        return opening.apply(connection).replaceWithVoid();
    }
}
