package io.ecocredit.platform.clock;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Compares the clocks while the service runs. As long as they do not agree this copy does nothing by itself and takes no
 * traffic; when they agree again it goes on.
 */
@Readiness
@Singleton
class ClockWatch implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(ClockWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ClockDifference difference;
    private final Scheduler scheduler;
    private boolean hasPaused;
    private long timer = -1;

    ClockWatch(ClockDifference difference, Scheduler scheduler) {
        this.difference = difference;
        this.scheduler = scheduler;
    }

    void watch(@Observes StartupEvent started, Vertx vertx) {
        timer = vertx.setPeriodic(
                EVERY.toMillis(),
                tick -> difference
                        .compare()
                        .subscribe()
                        .with(
                                compared -> follow(),
                                failure -> LOG.debugf("the clocks are compared later: %s", failure.getMessage())));
    }

    void stop(@Observes ShutdownEvent stopping, Vertx vertx) {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
    }

    /** Stops the work of this copy or takes it up again. */
    synchronized void follow() {
        if (!difference.agrees() && scheduler.isRunning()) {
            scheduler.pause();
            hasPaused = true;
            LOG.errorf("本机时钟与数据库不一致，暂停后台工作，本实例不再接收请求"
                    + " (the clocks of this machine and of the database differ: this copy stops its work)");
        } else if (difference.agrees() && hasPaused) {
            scheduler.resume();
            hasPaused = false;
            LOG.info("本机时钟与数据库一致，恢复后台工作 (the clocks agree again: this copy goes on)");
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("clock").status(difference.agrees()).build();
    }
}
