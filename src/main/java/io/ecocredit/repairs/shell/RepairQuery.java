package io.ecocredit.repairs.shell;

import io.ecocredit.platform.paging.Window;
import io.ecocredit.regulation.text.RefusalException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which repairs are asked for.
 *
 * @param subject code of the institution or number of the person; null for all whom the reader may see
 * @param open only those that are not decided
 */
public record RepairQuery(
        @Nullable String subject, @Nullable String recordNo, boolean open, Window window) {

    private static final String KEY = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** @throws RefusalException 400 naming the parameter at fault */
    public static RepairQuery of(
            @Nullable String subject, @Nullable String recordNo, @Nullable String open, Window window) {
        if (open != null && !open.equals("true") && !open.equals("false")) {
            throw RefusalException.invalid("open", open, "应为 true 或 false");
        }
        return new RepairQuery(given(subject), given(recordNo), "true".equals(open), window);
    }

    /** @throws RefusalException 400 naming the parameter at fault */
    public static Window window(@Nullable String cursor, @Nullable String limit) {
        return Window.of(cursor, limit, key -> key.matches(KEY));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    public UUID after() {
        return window.after().isEmpty() ? new UUID(0, 0) : UUID.fromString(window.after());
    }
}
