package io.ecocredit.platform.clock;

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
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The clock that services are given. In a demonstration every copy of the service follows what the database says of the
 * time, so that a year can be walked through in an hour; otherwise it is the machine's and nothing moves it.
 */
@Singleton
public class ServiceClock {

    private static final Logger LOG = Logger.getLogger(ServiceClock.class);
    private static final Duration FOLLOWS_WITHIN = Duration.ofMillis(200);
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);
    private static final int BEFORE_THE_SCHEDULER = Interceptor.Priority.PLATFORM_BEFORE - 1;

    private final boolean adjustable;
    private volatile Duration ahead = Duration.ZERO;
    private long timer = -1;

    ServiceClock(@ConfigProperty(name = "ecocredit.clock.adjustable", defaultValue = "false") boolean adjustable) {
        this.adjustable = adjustable;
    }

    @Produces
    @Singleton
    Clock clock() {
        InstantSource moved = () -> SystemClock.utc().instant().plus(ahead);
        return moved.withZone(ZoneOffset.UTC);
    }

    /** Before anything else begins, so that nothing is ever done by the machine's time in a moved demonstration. */
    void follow(@Observes @Priority(BEFORE_THE_SCHEDULER) StartupEvent started, Vertx vertx, Pool pool) {
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
