package io.ecocredit.records;

import io.ecocredit.platform.sql.OneByOne;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** A pass over what is to be told because a day has gone by, one after the other; what fails is told in a later pass. */
public final class DueLetters {

    private static final Logger LOG = Logger.getLogger(DueLetters.class);

    private DueLetters() {}

    /**
     * Tells of each.
     *
     * @param what is told, for the log
     * @param number by which one of them is known in the log
     */
    public static <T> Uni<Void> tell(
            String what, Uni<List<T>> due, Function<T, String> number, Function<T, Uni<Boolean>> telling) {
        Uni<?> all = due.flatMap(found ->
                OneByOne.each(found, each -> orLater(what + " " + number.apply(each), telling.apply(each))));
        return orLater(what, all);
    }

    private static Uni<Void> orLater(String what, Uni<?> told) {
        return told.onFailure()
                .invoke(failure -> LOG.warnf("told later: %s: %s", what, failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
