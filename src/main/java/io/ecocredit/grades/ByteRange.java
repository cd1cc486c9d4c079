package io.ecocredit.grades;

import io.ecocredit.platform.problem.BeyondRangeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a client asks for (RFC 9110, section 14), for who takes up a download where it broke off.
 *
 * @param first offset of the first byte
 * @param last offset of the last byte, which is part of it
 */
record ByteRange(long first, long last) {

    private static final int MOST_DIGITS = 15;
    private static final long FARTHEST = 1_000_000_000_000_000L;
    private static final Pattern SHAPE = Pattern.compile("bytes=(\\d++)?-(\\d++)?");

    /** What has more digits than any file has bytes is as far away as can be said. */
    private static long number(String digits) {
        return digits.length() > MOST_DIGITS ? FARTHEST : Long.parseLong(digits);
    }

    /**
     * The range that a header asks for; null when there is none, or one that may be passed over: of another unit, malformed, or
     * of several parts.
     *
     * @throws BeyondRangeException 416 when no byte of it exists
     */
    static @Nullable ByteRange of(@Nullable String header, long length) {
        Matcher range = SHAPE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1) == null && range.group(2) == null)) {
            return null;
        }
        long first = range.group(1) == null ? Math.max(0, length - number(range.group(2))) : number(range.group(1));
        long last = range.group(1) == null || range.group(2) == null
                ? length - 1
                : Math.min(length - 1, number(range.group(2)));
        if (range.group(1) != null && range.group(2) != null && number(range.group(2)) < first) {
            return null;
        }
        if (first >= length || last < first) {
            throw new BeyondRangeException(length);
        }
        return new ByteRange(first, last);
    }

    long size() {
        return last - first + 1;
    }

    String header(long length) {
        return "bytes " + first + "-" + last + "/" + length;
    }
}
