package io.ecocredit.platform.database;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A pool of which a session of entities gets the connection that a unit of work has already, so that entities and
 * statements are one transaction in one reach, with one row in the audit trail. Everybody else gets connections of the pool.
 */
@SuppressWarnings("deprecation") // Quarkus hands pools of PostgreSQL around by their older type
final class JoinedPool implements PgPool {

    private static final ThreadLocal<@Nullable SqlConnection> NEXT = new ThreadLocal<>();

    private final Pool pool;
    private final PatientConnections patient;

    JoinedPool(Pool pool, PatientConnections patient) {
        this.pool = pool;
        this.patient = patient;
    }

    /** Runs what asks for a connection at once, and gets this one; nobody else on this thread does. */
    static void lend(SqlConnection connection, Runnable opening) {
        NEXT.set(connection);
        try {
            opening.run();
        } finally {
            NEXT.remove();
        }
    }

    @Override
    public Future<SqlConnection> getConnection() {
        SqlConnection lent = NEXT.get();
        if (lent == null) {
            return patient.of(pool);
        }
        NEXT.remove();
        return Future.succeededFuture(new LentConnection(lent));
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return pool.query(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return pool.preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return pool.preparedQuery(sql, options);
    }

    @Override
    public PgPool connectHandler(Handler<SqlConnection> handler) {
        pool.connectHandler(handler);
        return this;
    }

    @Override
    public PgPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        pool.connectionProvider(provider);
        return this;
    }

    @Override
    public int size() {
        return pool.size();
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        pool.close(handler);
    }
}
