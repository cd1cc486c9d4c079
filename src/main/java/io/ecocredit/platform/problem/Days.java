package io.ecocredit.platform.problem;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Days that somebody states. */
public final class Days {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private Days() {}

    /**
     * The day that a text states as YYYY-MM-DD; null for what is no day, or none in years in which anything of this register can
     * happen. The database holds no day far outside.
     */
    public static @Nullable LocalDate parse(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR ? day : null;
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }
}
