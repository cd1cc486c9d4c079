package io.ecocredit.platform.paging;

import io.ecocredit.regulation.text.RefusalException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an ordered list is asked for.
 *
 * @param after key after which the page begins; empty for the first
 */
public record Window(String after, int limit) {

    private static final int USUAL = 50;
    private static final int LARGEST = 500;

    /**
     * The window that a cursor and a limit ask for.
     *
     * @param isKey whether a text can be a key of the list
     * @throws RefusalException 400 naming the parameter at fault
     */
    public static Window of(@Nullable String cursor, @Nullable String limit, Predicate<String> isKey) {
        return new Window(
                cursor == null || cursor.isEmpty() ? "" : decode(cursor, isKey),
                limit == null || limit.isEmpty() ? USUAL : size(limit, LARGEST));
    }

    /** The same of a list that goes by numbers of records or persons. */
    public static Window ofNumbers(@Nullable String cursor, @Nullable String limit) {
        return of(cursor, limit, key -> !key.isBlank() && key.chars().noneMatch(Character::isISOControl));
    }

    static String cursorAfter(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor, Predicate<String> isKey) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (isKey.test(key) && cursorAfter(key).equals(cursor)) {
                return key;
            }
        } catch (IllegalArgumentException malformed) {
            // told below, like a cursor of another list
        }
        throw RefusalException.invalid("cursor", cursor, "不是有效的游标");
    }

    /** @throws RefusalException 400 when it is no number from 1 to the largest, which is below a thousand */
    public static int size(String limit, int largest) {
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > largest) {
            throw RefusalException.invalid("limit", limit, "应为1至" + largest);
        }
        return Integer.parseInt(limit);
    }
}
