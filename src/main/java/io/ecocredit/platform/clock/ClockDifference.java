package io.ecocredit.platform.clock;

import io.ecocredit.platform.clock.DatabaseTime.Reading;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Compares the machine's clock with the database's, which all copies share. Where they are too far apart one of them is wrong,
 * and nobody can tell which: a copy does not start, one that runs stops its own work until they agree, and its legal time goes
 * on from when they last did.
 */
@Singleton
public class ClockDifference {

    private static final Duration TOLERATED = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final DatabaseTime database;
    private final AtomicLong secondsAhead;
    private volatile @Nullable Reading trusted;
    private volatile boolean agrees = true;

    ClockDifference(DatabaseTime database, MeterRegistry meters) {
        this.database = database;
        this.secondsAhead = meters.gauge("ecocredit.clock.ahead.seconds", new AtomicLong());
    }

    /** What stands in the way of a start; waits for the database's answer. */
    public List<String> faults() {
        Reading found = compare().await().atMost(LIMIT);
        if (agrees) {
            return List.of();
        }
        long seconds = found.machineAhead().toSeconds();
        return List.of("本机时钟与数据库相差" + seconds + "秒，期限将按错误的日期计算，请先校准"
                + " (the clock of this machine is " + seconds
                + " seconds ahead of the database's: set both right first)。");
    }

    /** Asks the database for its time, and takes it where the machine's agrees. */
    Uni<Reading> compare() {
        return database.read().invoke(this::taken);
    }

    private void taken(Reading found) {
        secondsAhead.set(found.machineAhead().toSeconds());
        agrees = found.differenceAtLeast().compareTo(TOLERATED) <= 0;
        if (agrees) {
            trusted = found;
        }
    }

    /** Whether machine and database agreed when they were last compared. */
    boolean agrees() {
        return agrees;
    }

    /** When they last agreed; null before they ever did. */
    @Nullable
    Reading trusted() {
        return trusted;
    }
}
