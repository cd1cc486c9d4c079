package io.ecocredit.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection of its own to what is published, for who listens. It is not taken from the readers' pool, which would keep one
 * on which a database fell silent for as long as it is silent.
 */
@Singleton
public class PublishedDatabase {

    private static final int SILENT_FOR_SECONDS = 3;

    private final Vertx vertx;
    private final RolePasswords passwords;
    private volatile @Nullable PgConnectOptions options;

    PublishedDatabase(Vertx vertx, RolePasswords passwords) {
        this.vertx = vertx;
        this.passwords = passwords;
    }

    /** Remembers how the readers' pool connects. */
    void reachedBy(PgConnectOptions asTheReaders) {
        options = new PgConnectOptions(asTheReaders);
    }

    /** Connects; whoever asks nothing for a few seconds, or is not answered, loses the connection. */
    public Uni<PgConnection> connect() {
        PgConnectOptions asTheReaders = options;
        if (asTheReaders == null) {
            return Uni.createFrom().failure(new IllegalStateException("the readers' pool is not there yet"));
        }
        PgConnectOptions own = new PgConnectOptions(asTheReaders);
        own.setReadIdleTimeout(SILENT_FOR_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS);
        return Uni.createFrom()
                .completionStage(() -> passwords.asNow(own, vertx.getDelegate()).toCompletionStage())
                .chain(now -> PgConnection.connect(vertx, now));
    }
}
