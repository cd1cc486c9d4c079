package io.ecocredit.platform.problem;

import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a request states where nothing but the form of it is looked at; each is 400 when it is missing or cannot be. */
public final class Stated {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private Stated() {}

    /** The body of a request that must have one. */
    public static <T> T body(@Nullable T stated) {
        if (stated == null) {
            throw RefusalException.invalid("body", null, "必填");
        }
        return stated;
    }

    /** Words that may not be left out. */
    public static String text(String field, @Nullable String stated, int longest) {
        if (stated == null || stated.isBlank() || stated.length() > longest) {
            throw RefusalException.invalid(field, null, "应为1至" + longest + "字");
        }
        return stated;
    }

    /** The same without the blanks around them. */
    public static String words(String field, @Nullable String stated, int longest) {
        return text(field, stated, longest).strip();
    }

    /** What has no form of its own, such as a number in the register; without the blanks around it. */
    public static String required(String field, @Nullable String stated) {
        if (stated == null || stated.isBlank()) {
            throw RefusalException.invalid(field, null, "必填");
        }
        return stated.strip();
    }

    /** The number that an address or a form gives something; what is thrown otherwise the caller says. */
    public static UUID number(String stated, Supplier<RefusalException> otherwise) {
        try {
            return UUID.fromString(stated);
        } catch (IllegalArgumentException malformed) {
            throw otherwise.get();
        }
    }

    /** A day in years in which somebody can be rated. */
    public static LocalDate day(String field, String stated) {
        return Days.parse(stated)
                .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR)
                .orElseThrow(() -> RefusalException.invalid(
                        field, stated, "应为" + FIRST_YEAR + "年至" + LAST_YEAR + "年的日期 YYYY-MM-DD"));
    }

    /** The parameter {@code year}. */
    public static int year(String stated) {
        if (!stated.matches("20[0-9]{2}")) {
            throw RefusalException.invalid("year", stated, "应为四位年度");
        }
        return Integer.parseInt(stated);
    }
}
