package io.ecocredit.jobs;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What running work sees of its job; safe to call from any thread and never waits. */
public final class JobRun {

    private static final long UNKNOWN = -1;

    private final UUID id;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong(UNKNOWN);
    private volatile boolean cancelled;

    JobRun(UUID id) {
        this.id = id;
    }

    /** For work that a command line waits for, with no job in the database. */
    public static JobRun detached() {
        return new JobRun(UUID.randomUUID());
    }

    public UUID id() {
        return id;
    }

    /** Tells how many units of work are done; the next heartbeat carries it to the database. */
    public void reached(long units) {
        done.set(units);
    }

    public void expects(long units) {
        total.set(units);
    }

    /** Stops the work at its next safe point. */
    public void stopIfCancelled() {
        if (cancelled) {
            throw new CancelledException();
        }
    }

    void cancel() {
        cancelled = true;
    }

    /** Units done so far. */
    public long done() {
        return done.get();
    }

    @Nullable
    Long totalOrNull() {
        long known = total.get();
        return known == UNKNOWN ? null : Long.valueOf(known);
    }

    /** The job was cancelled; what it had not committed is rolled back. */
    public static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
