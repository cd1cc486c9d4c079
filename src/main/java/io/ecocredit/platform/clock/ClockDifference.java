package io.ecocredit.platform.clock;

import io.ecocredit.platform.sql.Statements;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * How far the machine's clock is from the database's, which all copies share. The measure's periods end with a day, which must
 * end for every copy at once: one whose clock is off does not start, and tells of it while it runs. A copy does not stop for it
 * later, since the database's own clock might be the one that is wrong, and then all would.
 */
@Singleton
public class ClockDifference {

    private static final Logger LOG = Logger.getLogger(ClockDifference.class);
    private static final Duration TOLERATED = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Pool pool;
    private final Clock machine;
    private final AtomicLong secondsAhead;
    private long timer = -1;

    @Inject
    ClockDifference(@ReactiveDataSource("published") Pool pool, MeterRegistry meters) {
        this(pool, meters, SystemClock.utc());
    }

    ClockDifference(Pool pool, MeterRegistry meters, Clock machine) {
        this.pool = pool;
        this.machine = machine;
        this.secondsAhead = meters.gauge("ecocredit.clock.ahead.seconds", new AtomicLong());
    }

    /**
     * The machine's time less the database's, which read its own somewhere on the way.
     *
     * @param uncertain half of the way, which on a starved machine is long; it counts as no difference
     */
    private record Measured(Duration ahead, Duration uncertain) {}

    /** What stands in the way of a start; waits for the database's answer. */
    public List<String> faults() {
        Measured measured = compare().await().atMost(LIMIT);
        Duration ahead = measured.ahead();
        return ahead.abs().minus(measured.uncertain()).compareTo(TOLERATED) <= 0
                ? List.of()
                : List.of("本机时钟与数据库相差" + ahead.toSeconds() + "秒，期限将按错误的日期计算，请先校准"
                        + " (the clock of this machine is " + ahead.toSeconds()
                        + " seconds ahead of the database's: set both right first)。");
    }

    /** The machine's time less the database's, to within the time that the answer takes. */
    Uni<Duration> ahead() {
        return compare().map(Measured::ahead);
    }

    private Uni<Measured> compare() {
        return Uni.createFrom().deferred(() -> {
            Instant asked = machine.instant();
            return pool.query("select clock_timestamp()").execute().map(rows -> {
                Duration half = Duration.between(asked, machine.instant()).dividedBy(2);
                Duration ahead = Duration.between(
                        Statements.only(rows, OffsetDateTime.class).toInstant(), asked.plus(half));
                secondsAhead.set(ahead.toSeconds());
                return new Measured(ahead, half);
            });
        });
    }

    void watch(@Observes StartupEvent started, Vertx vertx) {
        timer = vertx.setPeriodic(
                EVERY.toMillis(),
                tick -> ahead().subscribe()
                        .with(
                                told -> {},
                                failure -> LOG.debugf("the clocks are compared later: %s", failure.getMessage())));
    }

    void stop(@Observes ShutdownEvent stopping, Vertx vertx) {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
    }
}
