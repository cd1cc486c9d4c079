package io.ecocredit.procedure.line;

import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.RefusalException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are asked for.
 *
 * @param key of a subject
 * @param late only those whose filing or answer has not come in time, which their league's submission has left behind, or that
 *     were taken off a list on which the facts keep them
 */
public record CaseQuery(
        @Nullable Integer year,
        @Nullable Step step,
        @Nullable String league,
        @Nullable String key,
        boolean late,
        Window window) {

    private static final String CURSOR = "20[0-9]{2}[^\\p{Cntrl}]{1,100}";
    private static final int YEAR_DIGITS = 4;

    /** What a request says, as text. */
    public record Asked(
            @Nullable String year,
            @Nullable String step,
            @Nullable String league,
            @Nullable String key,
            @Nullable String late,
            @Nullable String cursor,
            @Nullable String limit) {

        /** All cases, so many at most. */
        public static Asked all(String most) {
            return new Asked(null, null, null, null, null, null, most);
        }
    }

    /** @throws RefusalException 400 naming the parameter at fault */
    public static CaseQuery of(Asked asked, Line<?, ?> line, Divisions divisions) {
        if (asked.league() != null) {
            divisions.requireLeague("league", asked.league());
        }
        return new CaseQuery(
                asked.year() == null ? null : Stated.year(asked.year()),
                step(asked.step()),
                asked.league(),
                asked.key() == null ? null : line.key(asked.key()),
                late(asked.late()),
                Window.of(asked.cursor(), asked.limit(), cursor -> isCursor(cursor, line)));
    }

    private static @Nullable Step step(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(Step.values())
                        .filter(step -> step.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> RefusalException.invalid("step", text, "没有这个环节"));
    }

    private static boolean late(@Nullable String text) {
        return switch (text) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw RefusalException.invalid("late", text, "应为 true 或 false");
        };
    }

    private static boolean isCursor(String text, Line<?, ?> line) {
        if (!text.matches(CURSOR)) {
            return false;
        }
        try {
            line.key(text.substring(YEAR_DIGITS));
            return true;
        } catch (RuntimeException noKey) {
            return false;
        }
    }

    int afterYear() {
        return window.after().isEmpty() ? 0 : Integer.parseInt(window.after().substring(0, YEAR_DIGITS));
    }

    String afterKey() {
        return window.after().isEmpty() ? "" : window.after().substring(YEAR_DIGITS);
    }

    /** The cursor after a case. */
    public static String cursor(Case subject) {
        return subject.subject().year() + subject.subject().key();
    }
}
