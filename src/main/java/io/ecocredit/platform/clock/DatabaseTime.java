package io.ecocredit.platform.clock;

import io.ecocredit.platform.serving.Served;
import io.ecocredit.platform.sql.Statements;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Asks the database, which all copies share, what time it is. */
@Singleton
class DatabaseTime {

    private final Pool pool;
    private final Clock machine;

    @Inject
    DatabaseTime(Pool inside, @ReactiveDataSource("published") Pool published, Served served) {
        this(served.isPublicAlone() ? published : inside, SystemClock.utc());
    }

    DatabaseTime(Pool pool, Clock machine) {
        this.pool = pool;
        this.machine = machine;
    }

    /**
     * What the database answered.
     *
     * @param time the database's at the middle of the question
     * @param ticks of {@link System#nanoTime()} at that moment
     * @param machineAhead the machine's time less the database's
     * @param uncertainty by which either may be off, half of what the answer took
     */
    record Reading(Instant time, long ticks, Duration machineAhead, Duration uncertainty) {

        /** The database's time now, by what has gone by since, whatever became of the machine's clock. */
        Instant now() {
            return time.plusNanos(System.nanoTime() - ticks);
        }

        /** What is left of the difference when the doubt is on the machine's side. */
        Duration differenceAtLeast() {
            Duration least = machineAhead.abs().minus(uncertainty);
            return least.isNegative() ? Duration.ZERO : least;
        }
    }

    Uni<Reading> read() {
        return Uni.createFrom().deferred(() -> {
            Instant asked = machine.instant();
            long begun = System.nanoTime();
            return pool.query("select clock_timestamp()").execute().map(rows -> {
                long half = (System.nanoTime() - begun) / 2;
                Instant told = Statements.only(rows, OffsetDateTime.class).toInstant();
                return new Reading(
                        told, begun + half, Duration.between(told, asked.plusNanos(half)), Duration.ofNanos(half));
            });
        });
    }
}
