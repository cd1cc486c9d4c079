package io.ecocredit.platform.database;

import io.ecocredit.platform.sql.NoConnection;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Waits, at the start, for a database that has no connection left or lets nobody in yet, longer each time, and says so. */
final class BusyStart {

    /** Two minutes together. */
    private static final List<Duration> PAUSES = Stream.of(1, 2, 4, 8, 15, 15, 15, 15, 15, 15, 15)
            .map(Duration::ofSeconds)
            .toList();

    private BusyStart() {}

    /** Something that needs a connection. */
    interface Attempt<T, E extends Exception> {
        T make() throws E;
    }

    /**
     * What an attempt gives once there is a connection; blocks.
     *
     * @throws E when there is none after two minutes, or something else fails
     */
    static <T, E extends Exception> T patiently(Attempt<T, E> attempt) throws E {
        return patiently(attempt, PAUSES, System.err::println);
    }

    static <T, E extends Exception> T patiently(Attempt<T, E> attempt, List<Duration> pauses, Consumer<String> said)
            throws E {
        for (Duration pause : pauses) {
            try {
                return attempt.make();
            } catch (Exception failure) {
                if (!NoConnection.was(failure)) {
                    throw failure;
                }
                said.accept("数据库繁忙，暂不能连接，" + pause.toSeconds() + "秒后再试 (the database is busy, trying again in "
                        + pause.toSeconds() + " s)。");
                rest(pause);
            }
        }
        return attempt.make();
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
