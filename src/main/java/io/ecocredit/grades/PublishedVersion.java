package io.ecocredit.grades;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The number of the last change of what is published, as this process knows it: told by the database at once, and asked for
 * every second in case that was missed. Whoever keeps answers keeps them by this number, and keeps none while it is unknown.
 */
@Singleton
class PublishedVersion {

    private static final Logger LOG = Logger.getLogger(PublishedVersion.class);
    private static final long ASKED_EVERY = 1000;
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(1500);

    private final Pool pool;
    private final Context context;
    private volatile @Nullable Known known;
    private long tellings;
    private boolean isAsking;
    private @Nullable PgConnection listening;

    PublishedVersion(Vertx vertx, @ReactiveDataSource("published") Pool pool) {
        this.pool = pool;
        this.context = vertx.getOrCreateContext();
    }

    /**
     * A version.
     *
     * @param changedAt when it was made, to the second below; null for the first seconds, when another change may yet fall
     *     into the same one
     */
    record Known(long number, @Nullable Instant changedAt) {}

    /** Empty while it is not known for certain. */
    Optional<Known> current() {
        return Optional.ofNullable(known);
    }

    void follow(@Observes StartupEvent started) {
        context.runOnContext(begun -> {
            listen();
            ask();
            context.owner().setPeriodic(ASKED_EVERY, tick -> context.runOnContext(due -> ask()));
        });
    }

    private void ask() {
        if (isAsking) {
            return;
        }
        isAsking = true;
        long heard = tellings;
        read().ifNoItem()
                .after(ANSWERED_WITHIN)
                .fail()
                .subscribe()
                .with(
                        answer -> context.runOnContext(back -> answered(answer, heard)),
                        failure -> context.runOnContext(back -> unanswered(failure)));
    }

    /** What was told while the question was under way is newer than its answer. */
    private void answered(Known answer, long heard) {
        isAsking = false;
        if (heard == tellings) {
            known = answer;
        }
    }

    /** A database that does not answer may have left the listening connection without a word. */
    private void unanswered(Throwable failure) {
        isAsking = false;
        known = null;
        LOG.debugf("the version of what is published is not known: %s", failure.getMessage());
        PgConnection silent = listening;
        if (silent != null) {
            silent.closeHandler(() -> {});
            silent.closeAndForget();
            lost();
        }
    }

    private Uni<Known> read() {
        return pool.query("""
                        select number, case when clock_timestamp() - changed_at > interval '2 seconds' then changed_at end
                        from published.version
                        """).execute().map(rows -> known(rows.iterator().next()));
    }

    private static Known known(Row row) {
        return new Known(
                row.getLong(0),
                row.getValue(1) == null
                        ? null
                        : row.getOffsetDateTime(1).toInstant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Listens on a connection of its own until that is lost, and then on another. */
    private void listen() {
        pool.getConnection()
                .flatMap(this::hear)
                .subscribe()
                .with(
                        hearing -> context.runOnContext(begun -> listening = hearing),
                        failure -> context.runOnContext(failed -> lost()));
    }

    private void lost() {
        known = null;
        listening = null;
        context.owner().setTimer(ASKED_EVERY, due -> context.runOnContext(again -> listen()));
    }

    private Uni<PgConnection> hear(SqlConnection connection) {
        PgConnection hearing = PgConnection.newInstance(io.vertx.pgclient.PgConnection.cast(connection.getDelegate()));
        hearing.notificationHandler(told -> context.runOnContext(moved -> told(told.getPayload())));
        hearing.closeHandler(() -> context.runOnContext(closed -> lost()));
        return hearing.query("listen published")
                .execute()
                .onFailure()
                .call(connection::close)
                .replaceWith(hearing);
    }

    private void told(String number) {
        tellings++;
        known = new Known(Long.parseLong(number), null);
    }
}
