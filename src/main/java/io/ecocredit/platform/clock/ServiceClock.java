package io.ecocredit.platform.clock;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
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

    private final MovedClock clock = new MovedClock(SystemClock.utc());
    private final boolean adjustable;
    private long timer = -1;

    ServiceClock(@ConfigProperty(name = "ecocredit.clock.adjustable", defaultValue = "false") boolean adjustable) {
        this.adjustable = adjustable;
    }

    @Produces
    @Singleton
    Clock clock() {
        return clock;
    }

    void follow(@Observes StartupEvent started, Vertx vertx, Pool pool) {
        if (adjustable) {
            timer = vertx.setPeriodic(FOLLOWS_WITHIN.toMillis(), tick -> read(pool));
        }
    }

    void stop(@Observes ShutdownEvent stopping, Vertx vertx) {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
    }

    private void read(Pool pool) {
        pool.query("select (extract(epoch from ahead_by) * 1000)::bigint from access.clock")
                .execute()
                .subscribe()
                .with(
                        rows -> clock.moveAhead(
                                Duration.ofMillis(rows.iterator().next().getLong(0))),
                        failure -> LOG.debugf("the clock stays as it is: %s", failure.getMessage()));
    }
}
