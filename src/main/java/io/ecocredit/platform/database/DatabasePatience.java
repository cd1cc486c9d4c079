package io.ecocredit.platform.database;

import io.ecocredit.platform.clock.Patience;
import io.ecocredit.platform.clock.Patience.Attempt;
import io.ecocredit.platform.database.NoDatabaseException.Wanted;
import io.ecocredit.platform.telling.OperatorTold;
import io.ecocredit.platform.telling.OperatorTold.Level;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Waits, at the start, for a database that does not answer, starts, or has no connection left, and says each time what for.
 * Only the way to it is tried again, and nothing that was asked of it.
 */
public final class DatabasePatience {

    private static final String KIND = "waiting-for-database";

    private DatabasePatience() {}

    /**
     * What an attempt gives once the database answers; blocks.
     *
     * @throws NoDatabaseException when it does not in the time of a start, or when waiting helps nobody
     * @throws E when something else fails
     */
    public static <T, E extends Exception> T patiently(Wanted wanted, Attempt<T, E> attempt) throws E {
        return patiently(wanted, attempt, Patience.ofTheStart(), said -> OperatorTold.tell(Level.WARN, KIND, said));
    }

    static <T, E extends Exception> T patiently(
            Wanted wanted, Attempt<T, E> attempt, Patience patience, Consumer<String> said) throws E {
        try {
            return patience.with(
                    attempt,
                    failure -> ConnectionFault.of(failure) == ConnectionFault.AWAY,
                    (failure, pause) -> said.accept(sentence(wanted.place(), failure, pause)));
        } catch (Exception failure) {
            ConnectionFault fault = ConnectionFault.of(failure);
            if (fault == null) {
                throw failure;
            }
            throw new NoDatabaseException(fault, wanted, failure);
        }
    }

    static String sentence(String place, Throwable failure, Duration pause) {
        String seconds = Long.toString(Math.max(1, pause.toSeconds()));
        return "等待数据库 " + place + "，" + seconds + "秒后再试：" + ConnectionFault.told(failure)
                + " (waiting for the database, trying again in " + seconds + " s)。";
    }

    static void tell(String place, Throwable failure, Duration pause) {
        OperatorTold.tell(Level.WARN, KIND, sentence(place, failure, pause));
    }
}
