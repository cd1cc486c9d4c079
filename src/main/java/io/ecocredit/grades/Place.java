package io.ecocredit.grades;

import io.ecocredit.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of results ended, opaque to the client.
 *
 * @param rank length of the name by which the results are ordered; 0 where they are in the order of the codes
 */
record Place(int rank, String uscc) {

    static final Place BEGINNING = new Place(-1, "");

    private static final Pattern SHAPE = Pattern.compile("(0|[1-9][0-9]{0,3})\\.([0-9A-Z]{18})");

    String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((rank + "." + uscc).getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws ProblemException 400 for what is no cursor */
    static Place of(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return BEGINNING;
        }
        Matcher place = SHAPE.matcher(decoded(cursor));
        if (place.matches()) {
            return new Place(Integer.parseInt(place.group(1)), place.group(2));
        }
        throw ProblemException.invalid("cursor", cursor, "不是有效的游标");
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
