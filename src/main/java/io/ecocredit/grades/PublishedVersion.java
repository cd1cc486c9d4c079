package io.ecocredit.grades;

import io.ecocredit.platform.database.PublishedDatabase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The number of the last change of what is published, as this process knows it: told by the database at once, and asked for
 * every second in case that was missed. Whoever keeps answers keeps them by this number, and keeps none while it is unknown, as
 * it always is where a replica is read.
 */
@Singleton
class PublishedVersion {

    private static final Logger LOG = Logger.getLogger(PublishedVersion.class);
    private static final long ASKED_EVERY = 1000;
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(1500);

    private final PublishedDatabase database;
    private final Context context;
    private final boolean canBeHeard;
    private volatile @Nullable Known known;
    private @Nullable PgConnection connection;
    private long tellings;
    private boolean isAsking;
    private volatile boolean isStopping;

    /** @param replica where the public side reads instead of the database itself; a replica cannot be listened to */
    PublishedVersion(
            Vertx vertx,
            PublishedDatabase database,
            @ConfigProperty(name = "ecocredit.database.read-url") Optional<String> replica) {
        this.database = database;
        this.canBeHeard = replica.isEmpty();
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
        if (!canBeHeard) {
            return;
        }
        context.runOnContext(begun -> {
            connect();
            context.owner().setPeriodic(ASKED_EVERY, tick -> context.runOnContext(due -> ask()));
        });
    }

    /** A connection that is lost from now on is no longer missed. */
    void stop(@Observes ShutdownEvent stopping) {
        isStopping = true;
        known = null;
        context.runOnContext(ending -> {
            PgConnection open = connection;
            if (open != null) {
                open.closeAndForget();
            }
        });
    }

    private void connect() {
        if (isStopping) {
            return;
        }
        database.connect()
                .flatMap(this::listen)
                .subscribe()
                .with(
                        connected -> context.runOnContext(begun -> listening(connected)),
                        failure -> context.runOnContext(failed -> lost()));
    }

    private void listening(PgConnection connected) {
        if (isStopping) {
            connected.closeAndForget();
        } else {
            connection = connected;
            ask();
        }
    }

    private Uni<PgConnection> listen(PgConnection connected) {
        connected.notificationHandler(told -> context.runOnContext(moved -> told(told.getPayload())));
        connected.closeHandler(() -> context.runOnContext(closed -> lost()));
        return connected.query("listen published").execute().replaceWith(connected);
    }

    /** A connection on which nothing is read for some seconds is closed, and another takes its place. */
    private void lost() {
        known = null;
        connection = null;
        isAsking = false;
        if (isStopping) {
            return;
        }
        context.owner().setTimer(ASKED_EVERY, due -> context.runOnContext(again -> connect()));
    }

    private void ask() {
        PgConnection asked = connection;
        if (isAsking || isStopping || asked == null) {
            return;
        }
        isAsking = true;
        long heard = tellings;
        read(asked)
                .ifNoItem()
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

    private void unanswered(Throwable failure) {
        isAsking = false;
        known = null;
        LOG.debugf("the version of what is published is not known: %s", failure.getMessage());
    }

    private static Uni<Known> read(PgConnection asked) {
        return asked.query("""
                        select number, case when clock_timestamp() - changed_at > interval '2 seconds' then changed_at end
                            as settled_at
                        from published.version
                        """).execute().map(rows -> known(rows.iterator().next()));
    }

    private static Known known(Row row) {
        return new Known(
                row.getLong("number"),
                row.getValue("settled_at") == null
                        ? null
                        : row.getOffsetDateTime("settled_at").toInstant().truncatedTo(ChronoUnit.SECONDS));
    }

    private void told(String number) {
        tellings++;
        known = new Known(Long.parseLong(number), null);
    }
}
