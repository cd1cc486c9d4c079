package io.ecocredit.procedure.submission;

import io.ecocredit.regulation.text.RefusalException;
import org.jspecify.annotations.Nullable;

/** How many cases a spot check draws at random. */
public final class SampleSize {

    private static final int LARGEST = 5000;

    private SampleSize() {}

    /** @throws RefusalException 400 when it is missing or out of bounds */
    public static int required(@Nullable Integer size) {
        if (size == null || size < 1 || size > LARGEST) {
            throw RefusalException.invalid("size", String.valueOf(size), "应为1至" + LARGEST);
        }
        return size;
    }
}
