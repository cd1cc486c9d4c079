package io.ecocredit.evaluations;

import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.procedure.line.CaseWords;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are asked for.
 *
 * @param late only those whose filing or answer has not come in time
 */
record CaseQuery(
        @Nullable Integer year,
        @Nullable Step step,
        @Nullable String league,
        @Nullable String uscc,
        boolean late,
        Window window) {

    private static final String KEY = "20[0-9]{2}[0-9A-Z]{18}";
    private static final int YEAR_DIGITS = 4;

    /** What a request says, as text. */
    record Asked(
            @Nullable String year,
            @Nullable String step,
            @Nullable String league,
            @Nullable String uscc,
            @Nullable String late,
            @Nullable String cursor,
            @Nullable String limit) {}

    /** @throws ProblemException 400 naming the parameter at fault */
    static CaseQuery of(Asked asked, Divisions divisions) {
        String league = asked.league();
        if (league != null) {
            divisions.refusalAsLeague("league", league).ifPresent(refusal -> {
                throw refusal.asException();
            });
        }
        return new CaseQuery(
                CaseWords.year(asked.year()),
                CaseWords.step(asked.step()),
                league,
                asked.uscc() == null ? null : new Uscc(asked.uscc()).value(),
                CaseWords.late(asked.late()),
                Window.of(asked.cursor(), asked.limit(), key -> key.matches(KEY)));
    }

    int afterYear() {
        return window.after().isEmpty() ? 0 : Integer.parseInt(window.after().substring(0, YEAR_DIGITS));
    }

    String afterUscc() {
        return window.after().isEmpty() ? "" : window.after().substring(YEAR_DIGITS);
    }

    static String key(InstitutionCase subject) {
        return subject.subject().year() + subject.subject().uscc();
    }
}
