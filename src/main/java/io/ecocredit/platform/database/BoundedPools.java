package io.ecocredit.platform.database;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the reactive pools give up in bounded time, for which the configuration has no words: when the database is silent,
 * a request is refused with 503 after seconds instead of waiting for half a minute.
 */
final class BoundedPools {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWERS = Duration.ofSeconds(3);

    /** Longer than any statement takes; a connection on which the database fell silent gives up its place. */
    private static final Duration SILENT = Duration.ofSeconds(20);

    /**
     * As many as a connection of the inside keeps planned, while it lasts. Who sees which rows is part of each statement's plan,
     * which otherwise takes ten times as long as the statement. The public side is without such rules, and its searches are
     * planned by what they look for.
     */
    private static final int STATEMENTS = 128;

    private static final Duration ACQUIRE = Duration.ofSeconds(4);

    /** While the program starts, instead of both of the first. */
    private static final Duration AT_START = Duration.ofSeconds(15);

    private final RolePasswords passwords;
    private final StartPhase start;

    BoundedPools(RolePasswords passwords, StartPhase start) {
        this.passwords = passwords;
        this.start = start;
    }

    @Produces
    @Singleton
    PgPoolCreator inside() {
        return input -> joined(input, "inside");
    }

    @Produces
    @Singleton
    @ReactiveDataSource("published")
    PgPoolCreator published(PublishedDatabase database) {
        return input -> {
            Pool pool = bounded(input, "published");
            database.reachedBy(input.pgConnectOptionsList().getFirst());
            return pool;
        };
    }

    @Produces
    @Singleton
    @ReactiveDataSource("comments")
    PgPoolCreator comments() {
        return input -> bounded(input, "comments");
    }

    @Produces
    @Singleton
    @ReactiveDataSource("practitioners")
    PgPoolCreator practitioners() {
        return input -> joined(input, "practitioners");
    }

    @Produces
    @Singleton
    @ReactiveDataSource("audit")
    PgPoolCreator audit() {
        return input -> bounded(input, "audit");
    }

    private JoinedPool joined(PgPoolCreator.Input input, String name) {
        input.pgConnectOptionsList()
                .forEach(options -> options.setCachePreparedStatements(true)
                        .setPreparedStatementCacheMaxSize(STATEMENTS)
                        .setPreparedStatementCacheSqlFilter(statement -> true));
        return new JoinedPool(bounded(input, name), new PatientConnections(start, input.vertx(), name));
    }

    /** @param name by which its measures are told from those of the others */
    private Pool bounded(PgPoolCreator.Input input, String name) {
        List<PgConnectOptions> servers = List.copyOf(input.pgConnectOptionsList());
        servers.forEach(options -> options.setConnectTimeout((int) CONNECT.toMillis())
                .setReadIdleTimeout((int) SILENT.toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS));
        AtomicInteger turn = new AtomicInteger();
        return PgBuilder.pool()
                .with(input.poolOptions()
                        .setName(name)
                        .setConnectionTimeout((int) ACQUIRE.toSeconds())
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(() -> passwords
                        .asNow(servers.get(Math.floorMod(turn.getAndIncrement(), servers.size())), input.vertx())
                        .compose(server -> answering(server, input.vertx())))
                .using(input.vertx())
                .build();
    }

    /**
     * A server once it has let somebody in. One that accepts connections and says nothing would keep a place of the pool for
     * each that is being made, which the pool itself never gives up.
     */
    private Future<SqlConnectOptions> answering(PgConnectOptions server, Vertx vertx) {
        PgConnectOptions reached = new PgConnectOptions(server);
        reached.setConnectTimeout((int) (start.isOver() ? CONNECT : AT_START).toMillis());
        PgConnectOptions impatient = new PgConnectOptions(reached);
        impatient.setReadIdleTimeout((int) (start.isOver() ? ANSWERS : AT_START).toSeconds());
        return PgConnection.connect(vertx, impatient)
                .compose(SqlConnection::close)
                .map(reached);
    }
}
