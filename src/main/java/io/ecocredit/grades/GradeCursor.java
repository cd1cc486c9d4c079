package io.ecocredit.grades;

import io.ecocredit.regulation.text.RefusalException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of results ended, opaque to the client. It carries the order, so that all pages of a search have the same.
 *
 * @param rank what comes before the code in the order
 */
record GradeCursor(Order order, int rank, String uscc) {

    /** What results are in the order of. */
    enum Order {
        /** By code. */
        CODE("0"),
        /** The shortest name first, of which the words that were typed are the most. */
        RELEVANCE("r.length"),
        /** None that means anything, always the same: where so many match that none is more relevant than another. */
        NONE("r.place");

        private final String column;

        Order(String column) {
            this.column = column;
        }

        /** The expression of results {@code r} that comes before the code. */
        String rank() {
            return column;
        }

        GradeCursor beginning() {
            return new GradeCursor(this, Integer.MIN_VALUE, "");
        }
    }

    private static final Pattern SHAPE = Pattern.compile("([012])\\.(-?[0-9]{1,10})\\.([0-9A-Z]{18})");

    String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((order.ordinal() + "." + rank + "." + uscc).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The place that a cursor tells; null without one.
     *
     * @throws RefusalException 400 for what is no cursor
     */
    static @Nullable GradeCursor of(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        Matcher place = SHAPE.matcher(decoded(cursor));
        if (place.matches() && Math.abs(Long.parseLong(place.group(2))) <= Integer.MAX_VALUE) {
            return new GradeCursor(
                    Order.values()[Integer.parseInt(place.group(1))], Integer.parseInt(place.group(2)), place.group(3));
        }
        throw RefusalException.invalid("cursor", cursor, "不是有效的游标");
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
