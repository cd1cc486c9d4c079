package io.ecocredit.platform.database;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes the reactive pools give up in bounded time, for which the configuration has no words: when the database is silent,
 * a request is refused with 503 after seconds instead of waiting for half a minute.
 */
final class BoundedPools {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** Longer than any statement takes; a connection that fell silent, even while it was being made, must give up its place. */
    private static final Duration SILENT = Duration.ofSeconds(20);

    private static final Duration ACQUIRE = Duration.ofSeconds(4);

    @Produces
    @Singleton
    PgPoolCreator inside() {
        return BoundedPools::bounded;
    }

    @Produces
    @Singleton
    @ReactiveDataSource("published")
    PgPoolCreator published(PublishedDatabase database) {
        return input -> {
            Pool pool = bounded(input);
            database.reachedBy(input.pgConnectOptionsList().getFirst());
            return pool;
        };
    }

    @Produces
    @Singleton
    @ReactiveDataSource("practitioners")
    PgPoolCreator practitioners() {
        return BoundedPools::bounded;
    }

    @Produces
    @Singleton
    @ReactiveDataSource("audit")
    PgPoolCreator audit() {
        return BoundedPools::bounded;
    }

    private static Pool bounded(PgPoolCreator.Input input) {
        input.pgConnectOptionsList()
                .forEach(options -> options.setConnectTimeout((int) CONNECT.toMillis())
                        .setReadIdleTimeout((int) SILENT.toSeconds())
                        .setIdleTimeoutUnit(TimeUnit.SECONDS));
        return PgBuilder.pool()
                .with(input.poolOptions()
                        .setConnectionTimeout((int) ACQUIRE.toSeconds())
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(List.copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
