package io.ecocredit.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list; {@code next} is the cursor that continues it, null at the end. */
public record Page<T>(List<T> items, @Nullable String next) {

    /** The page of what a query found that asked for one item more than the window holds. */
    public static <T> Page<T> of(List<T> found, Window window, Function<T, String> key) {
        if (found.size() <= window.limit()) {
            return new Page<>(found, null);
        }
        List<T> items = List.copyOf(found.subList(0, window.limit()));
        return new Page<>(items, Window.cursorAfter(key.apply(items.getLast())));
    }
}
