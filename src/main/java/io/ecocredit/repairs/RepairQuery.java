package io.ecocredit.repairs;

import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.subject.Uscc;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which repairs are asked for.
 *
 * @param open only those that are not decided
 */
record RepairQuery(@Nullable String uscc, @Nullable String recordNo, boolean open, Window window) {

    private static final String KEY = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** What a request says, as text. */
    record Asked(
            @Nullable String uscc,
            @Nullable String recordNo,
            @Nullable String open,
            @Nullable String cursor,
            @Nullable String limit) {}

    /** @throws ProblemException 400 naming the parameter at fault */
    static RepairQuery of(Asked asked) {
        String open = asked.open();
        if (open != null && !open.equals("true") && !open.equals("false")) {
            throw ProblemException.invalid("open", open, "应为 true 或 false");
        }
        return new RepairQuery(
                asked.uscc() == null || asked.uscc().isEmpty() ? null : new Uscc(asked.uscc()).value(),
                asked.recordNo() == null || asked.recordNo().isEmpty() ? null : asked.recordNo(),
                "true".equals(open),
                Window.of(asked.cursor(), asked.limit(), key -> key.matches(KEY)));
    }

    UUID after() {
        return window.after().isEmpty() ? new UUID(0, 0) : UUID.fromString(window.after());
    }
}
