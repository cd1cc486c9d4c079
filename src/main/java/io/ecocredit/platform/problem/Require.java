package io.ecocredit.platform.problem;

import java.util.function.Supplier;

/** What must hold before work goes on. */
public final class Require {

    private Require() {}

    /** @throws RuntimeException the one that is supplied, when it does not hold */
    public static void that(boolean holds, Supplier<? extends RuntimeException> otherwise) {
        if (!holds) {
            throw otherwise.get();
        }
    }
}
