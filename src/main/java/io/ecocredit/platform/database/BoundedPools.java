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

    private static final Duration ACQUIRE = Duration.ofSeconds(4);

    @Produces
    @Singleton
    PgPoolCreator inside() {
        return input -> new JoinedPool(bounded(input, "inside"));
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
        return input -> new JoinedPool(bounded(input, "practitioners"));
    }

    @Produces
    @Singleton
    @ReactiveDataSource("audit")
    PgPoolCreator audit() {
        return input -> bounded(input, "audit");
    }

    /** @param name by which its measures are told from those of the others */
    private static Pool bounded(PgPoolCreator.Input input, String name) {
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
                .connectingTo(() ->
                        answering(servers.get(Math.floorMod(turn.getAndIncrement(), servers.size())), input.vertx()))
                .using(input.vertx())
                .build();
    }

    /**
     * A server once it has let somebody in. One that accepts connections and says nothing would keep a place of the pool for
     * each that is being made, which the pool itself never gives up.
     */
    private static Future<SqlConnectOptions> answering(PgConnectOptions server, Vertx vertx) {
        PgConnectOptions impatient = new PgConnectOptions(server);
        impatient.setReadIdleTimeout((int) ANSWERS.toSeconds());
        return PgConnection.connect(vertx, impatient)
                .compose(SqlConnection::close)
                .map(server);
    }
}
