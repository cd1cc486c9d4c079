package io.ecocredit.platform.clock;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;

/** For how long something that fails on its way is tried again, longer apart each time. */
public final class Patience {

    private static final String SETTING = "ecocredit.start-patience";
    private static final Duration UNLESS_SET = Duration.ofMinutes(2);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Duration limit;
    private final Duration first;
    private final LongSupplier nanoseconds;

    public Patience(Duration limit) {
        this(limit, FIRST, System::nanoTime);
    }

    Patience(Duration limit, Duration first, LongSupplier nanoseconds) {
        this.limit = limit;
        this.first = first;
        this.nanoseconds = nanoseconds;
    }

    /** Something that may fail on its way. */
    public interface Attempt<T, E extends Exception> {
        T make() throws E;
    }

    /** Who is told why it is tried again, and in how long. */
    public interface Told {
        void waits(Exception failure, Duration pause);
    }

    /** That of a start, which operators may set. */
    public static Patience ofTheStart() {
        return new Patience(ConfigProvider.getConfig()
                .getOptionalValue(SETTING, Duration.class)
                .orElse(UNLESS_SET));
    }

    public Duration limit() {
        return limit;
    }

    /** Begins to wait. */
    public Waiting begin() {
        return new Waiting();
    }

    /** A time that has begun. */
    public final class Waiting {

        private final long began = nanoseconds.getAsLong();
        private Duration next = first;

        private Waiting() {}

        /** How long to rest before the next attempt; nothing once the time is over. */
        public synchronized Optional<Duration> pause() {
            Duration left = limit.minusNanos(nanoseconds.getAsLong() - began);
            if (!left.isPositive()) {
                return Optional.empty();
            }
            Duration pause = next.compareTo(left) < 0 ? next : left;
            Duration longer = next.multipliedBy(2);
            next = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            return Optional.of(pause);
        }
    }

    /**
     * What an attempt gives once it succeeds; blocks.
     *
     * @param passes tells what may be different the next time
     * @throws E the last failure when the time is over, or what does not pass
     */
    public <T, E extends Exception> T with(Attempt<T, E> attempt, Predicate<Exception> passes, Told told) throws E {
        Waiting waiting = begin();
        while (true) {
            try {
                return attempt.make();
            } catch (Exception failure) {
                Optional<Duration> pause = passes.test(failure) ? waiting.pause() : Optional.empty();
                if (pause.isEmpty()) {
                    throw failure;
                }
                told.waits(failure, pause.get());
                rest(pause.get());
            }
        }
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
