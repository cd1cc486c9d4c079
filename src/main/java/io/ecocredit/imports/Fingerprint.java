package io.ecocredit.imports;

import io.ecocredit.platform.precondition.Digests;
import org.jspecify.annotations.Nullable;

/** A digest that tells whether two rows say the same. */
public final class Fingerprint {

    /** As long as most of what is digested. */
    private static final int USUAL_LENGTH = 256;

    private static final char SEPARATOR = '\u001f';

    private Fingerprint() {}

    public static String of(@Nullable Object... values) {
        return Digests.hex(text(values));
    }

    /** The text that is digested: values in order, absent ones empty. */
    public static String text(@Nullable Object... values) {
        StringBuilder text = new StringBuilder(USUAL_LENGTH);
        for (Object value : values) {
            text.append(value == null ? "" : value).append(SEPARATOR);
        }
        return text.toString();
    }
}
