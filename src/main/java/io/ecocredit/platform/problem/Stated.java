package io.ecocredit.platform.problem;

import org.jspecify.annotations.Nullable;

/** What a request states where nothing but the form of it is looked at; each is 400 when it is missing or cannot be. */
public final class Stated {

    private Stated() {}

    /** The body of a request that must have one. */
    public static <T> T body(@Nullable T stated) {
        if (stated == null) {
            throw ProblemException.invalid("body", null, "必填");
        }
        return stated;
    }

    /** Words that may not be left out. */
    public static String text(String field, @Nullable String stated, int longest) {
        if (stated == null || stated.isBlank() || stated.length() > longest) {
            throw ProblemException.invalid(field, null, "应为1至" + longest + "字");
        }
        return stated;
    }

    /** The parameter {@code year}. */
    public static int year(String stated) {
        if (!stated.matches("20[0-9]{2}")) {
            throw ProblemException.invalid("year", stated, "应为四位年度");
        }
        return Integer.parseInt(stated);
    }
}
