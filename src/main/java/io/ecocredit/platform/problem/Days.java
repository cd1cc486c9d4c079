package io.ecocredit.platform.problem;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Days that somebody states. */
public final class Days {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private Days() {}

    /**
     * The day that a text states as YYYY-MM-DD; empty for what is no day, or none in years in which anything of this register
     * can happen. The database holds no day far outside.
     */
    public static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}
