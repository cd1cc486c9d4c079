package io.ecocredit.platform.problem;

import java.time.LocalDate;

/** Days that somebody states. */
public final class Days {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private Days() {}

    /** Whether a day lies in years in which anything of this register can happen; the database holds no day far outside. */
    public static boolean isPlausible(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }
}
