package io.ecocredit.warnings;

import io.ecocredit.platform.paging.Window;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.RefusalException;
import org.jspecify.annotations.Nullable;

/**
 * Which warnings are asked for.
 *
 * @param running whether only those whose limit has not passed
 */
record WarningQuery(@Nullable String uscc, boolean running, Window window) {

    /** @throws RefusalException 400 naming the parameter at fault */
    static WarningQuery of(
            @Nullable String uscc, @Nullable String running, @Nullable String cursor, @Nullable String limit) {
        if (running != null && !running.equals("true") && !running.equals("false")) {
            throw RefusalException.invalid("running", running, "应为 true 或 false");
        }
        return new WarningQuery(
                uscc == null || uscc.isEmpty() ? null : new Uscc(uscc).value(),
                "true".equals(running),
                Window.ofNumbers(cursor, limit));
    }
}
