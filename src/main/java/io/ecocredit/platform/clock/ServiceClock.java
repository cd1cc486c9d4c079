package io.ecocredit.platform.clock;

import io.ecocredit.platform.clock.DatabaseTime.Reading;
import io.ecocredit.platform.sql.Statements;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The clock that services are given: the database's, which all copies share, carried on between questions by what goes by and
 * not by the machine's clock, which may jump. In a demonstration every copy also follows how far the database says that the
 * time was moved, so that a year can be walked through in an hour; otherwise nothing moves it.
 */
@Singleton
public class ServiceClock {

    private static final Logger LOG = Logger.getLogger(ServiceClock.class);
    private static final Duration FOLLOWS_WITHIN = Duration.ofMillis(200);
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);
    private static final int BEFORE_THE_SCHEDULER = Interceptor.Priority.PLATFORM_BEFORE - 1;

    private final ClockDifference difference;
    private volatile Duration ahead = Duration.ZERO;
    private long timer = -1;

    ServiceClock(ClockDifference difference) {
        this.difference = difference;
    }

    @Produces
    @Singleton
    Clock clock() {
        InstantSource kept = () -> unmoved().plus(ahead);
        return kept.withZone(ZoneOffset.UTC);
    }

    private Instant unmoved() {
        Reading trusted = difference.trusted();
        return trusted == null ? SystemClock.utc().instant() : trusted.now();
    }

    /** Before anything else begins, so that nothing is ever done by the machine's time in a moved demonstration. */
    void follow(
            @Observes @Priority(BEFORE_THE_SCHEDULER) StartupEvent started,
            Vertx vertx,
            Pool pool,
            @ConfigProperty(name = "ecocredit.clock.adjustable", defaultValue = "false") boolean adjustable) {
        if (adjustable) {
            read(pool).await().atMost(STARTS_WITHIN);
            timer = vertx.setPeriodic(
                    FOLLOWS_WITHIN.toMillis(),
                    tick -> read(pool)
                            .subscribe()
                            .with(
                                    moved -> {},
                                    failure -> LOG.debugf("the clock stays as it is: %s", failure.getMessage())));
        }
    }

    void stop(@Observes ShutdownEvent stopping, Vertx vertx) {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
    }

    private Uni<Void> read(Pool pool) {
        return pool.query("select (extract(epoch from ahead_by) * 1000)::bigint from access.clock")
                .execute()
                .invoke(rows -> ahead = Duration.ofMillis(Statements.only(rows, Long.class)))
                .replaceWithVoid();
    }
}
