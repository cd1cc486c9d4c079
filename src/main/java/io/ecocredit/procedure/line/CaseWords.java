package io.ecocredit.procedure.line;

import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.procedure.Step;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a query for cases says in words; each is 400 with the name of the parameter when it cannot be read. */
public final class CaseWords {

    private CaseWords() {}

    public static @Nullable Integer year(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("20[0-9]{2}")) {
            throw ProblemException.invalid("year", text, "应为四位年度");
        }
        return Integer.valueOf(text);
    }

    public static @Nullable Step step(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(Step.values())
                .filter(step -> step.name().equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("step", text, "没有这个环节"));
    }

    /** Whether only those are meant whose filing or answer has not come in time. */
    public static boolean late(@Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw ProblemException.invalid("late", text, "应为 true 或 false");
    }
}
