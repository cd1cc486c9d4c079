package io.ecocredit.platform.database;

import io.ecocredit.platform.audit.Trail;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Reach;
import io.ecocredit.platform.sql.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Provider;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only way into tables that have an owner: each transaction says first in whose name it works, and the database shows
 * the rows of that one. What changes something leaves its row in the audit trail in the same transaction or does not happen.
 */
public abstract class ActingPool {

    static final String ACT_AS = "select access.act_as($1, $2, $3, $4, $5, $6, $7)";

    private final Pool pool;
    private final Trail trail;
    private final Side side;
    private final Provider<Vertx> vertx;

    protected ActingPool(Provider<Vertx> vertx, Pool pool, Trail trail, Side side) {
        this.vertx = vertx;
        this.pool = pool;
        this.trail = trail;
        this.side = side;
    }

    public Side side() {
        return side;
    }

    /** A transaction that only reads, or that belongs to an action which has left its row already. */
    public <T extends @Nullable Object> Uni<T> as(Actor actor, Function<SqlConnection, Uni<T>> work) {
        return as(actor, actor, work);
    }

    private <T extends @Nullable Object> Uni<T> as(Actor actor, Actor seeing, Function<SqlConnection, Uni<T>> work) {
        return OwnContext.of(
                vertx,
                () -> pool.withTransaction(connection ->
                        Statements.run(connection, ACT_AS, words(actor, seeing)).chain(() -> work.apply(connection))));
    }

    /** The same of a single statement. */
    public Uni<RowSet<Row>> ask(Actor actor, String sql, Tuple values) {
        return as(actor, connection -> connection.preparedQuery(sql).execute(values));
    }

    /** A transaction that acts, with its row in the audit trail. */
    public <T extends @Nullable Object> Uni<T> doing(Act act, Function<SqlConnection, Uni<T>> work) {
        return doing(act, act.actor(), work);
    }

    /** An action that needs to see further than whoever does it, such as who leads a case that several leagues serve. */
    public <T extends @Nullable Object> Uni<T> doing(Act act, Actor seeing, Function<SqlConnection, Uni<T>> work) {
        return as(act.actor(), seeing, connection -> work.apply(connection).call(() -> trail.add(connection, act)));
    }

    /**
     * The service's own work that an action brings about, in the action's transaction: it sees all, and whoever acts sees no
     * more than before.
     */
    public static <T extends @Nullable Object> Uni<T> asTheService(
            SqlConnection connection, Actor acting, Supplier<Uni<T>> work) {
        return reach(connection, Reach.ALL).chain(() -> work.get()).call(() -> reach(connection, acting.reach()));
    }

    private static Uni<Void> reach(SqlConnection connection, Reach reach) {
        return Statements.run(connection, "select set_config('ecocredit.reach', $1, true)", Tuple.of(reach.name()));
    }

    /** Whom entries and the trail name, and what the rows that are shown follow from. */
    static Tuple words(Actor actor, Actor seeing) {
        return Tuple.tuple()
                .addString(actor.name())
                .addString(seeing.reach().name())
                .addString(seeing.league())
                .addString(seeing.uscc())
                .addString(seeing.person())
                .addString(seeing.authority())
                .addString(actor.role());
    }
}
