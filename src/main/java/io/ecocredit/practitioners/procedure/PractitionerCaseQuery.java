package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.procedure.line.CaseWords;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Divisions;
import org.jspecify.annotations.Nullable;

/**
 * Which practitioners' cases are asked for.
 *
 * @param late only those whose filing or answer has not come in time
 */
record PractitionerCaseQuery(
        @Nullable Integer year,
        @Nullable Step step,
        @Nullable String league,
        @Nullable String practitioner,
        boolean late,
        Window window) {

    private static final String KEY = "20[0-9]{2}[^\\p{Cntrl}]{1,100}";
    private static final int YEAR_DIGITS = 4;

    /** What a request says, as text. */
    record Asked(
            @Nullable String year,
            @Nullable String step,
            @Nullable String league,
            @Nullable String practitioner,
            @Nullable String late,
            @Nullable String cursor,
            @Nullable String limit) {}

    /** @throws ProblemException 400 naming the parameter at fault */
    static PractitionerCaseQuery of(Asked asked, Divisions divisions) {
        if (asked.league() != null) {
            divisions.refusalAsLeague("league", asked.league()).ifPresent(refusal -> {
                throw refusal.asException();
            });
        }
        if (asked.practitioner() != null && !("2000" + asked.practitioner()).matches(KEY)) {
            throw ProblemException.invalid("practitioner", null, "应为从业人员编号");
        }
        return new PractitionerCaseQuery(
                CaseWords.year(asked.year()),
                CaseWords.step(asked.step()),
                asked.league(),
                asked.practitioner(),
                CaseWords.late(asked.late()),
                Window.of(asked.cursor(), asked.limit(), key -> key.matches(KEY)));
    }

    int afterYear() {
        return window.after().isEmpty() ? 0 : Integer.parseInt(window.after().substring(0, YEAR_DIGITS));
    }

    String afterNumber() {
        return window.after().isEmpty() ? "" : window.after().substring(YEAR_DIGITS);
    }

    static String key(PractitionerCase subject) {
        return subject.subject().year() + subject.subject().practitioner();
    }
}
