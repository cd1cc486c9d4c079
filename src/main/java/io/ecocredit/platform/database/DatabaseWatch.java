package io.ecocredit.platform.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/** Tells whoever watches whether this process reaches the database that it needs, also where nobody asks whether it is ready. */
@Singleton
class DatabaseWatch {

    private static final long ASKED_EVERY = 5000;

    private final Vertx vertx;
    private final DatabaseReadiness readiness;
    private final AtomicInteger reached;

    DatabaseWatch(Vertx vertx, @Readiness DatabaseReadiness readiness, MeterRegistry meters) {
        this.vertx = vertx;
        this.readiness = readiness;
        this.reached = meters.gauge("ecocredit.database.reached", new AtomicInteger(1));
    }

    void watch(@Observes StartupEvent started) {
        vertx.setPeriodic(
                ASKED_EVERY,
                tick -> readiness
                        .call()
                        .subscribe()
                        .with(answer -> reached.set(answer.getStatus() == Status.UP ? 1 : 0)));
    }
}
