package io.ecocredit.procedure.line;

import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.text.Clause;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a line calls its cases.
 *
 * @param path of its cases in the interface, below {@code /api/v1/}
 * @param page of its cases for people
 * @param years below which, in the interface and for people, stands what is done with a whole list of a year
 * @param kind of its cases in the audit trail
 * @param subjectKind of its subjects there
 * @param column by which its tables know a subject
 * @param results what is submitted, in a letter
 * @param unit in which cases are counted, in a letter
 * @param clauses by which a whole list is drawn, submitted, checked and made known
 */
public record Terms(
        String path,
        String page,
        String years,
        SubjectKind kind,
        SubjectKind subjectKind,
        String column,
        String results,
        String unit,
        Clauses clauses) {

    private static final Set<Action> TOGETHER =
            EnumSet.of(Action.OPEN_NOTICE, Action.SUBMIT, Action.PUBLISH, Action.CONCLUDE);

    /** The items of the line's article. */
    public record Clauses(Clause listing, Clause submission, Clause spotCheck, Clause result) {}

    /** The page of a case. */
    public String pageOf(Object id) {
        return page + "/" + id;
    }

    /** The page of what is done with a whole list of a year. */
    public String pageOfYear(int year) {
        return "/inside/" + years + "/" + year;
    }

    /** Where an action is taken: on the case, or, where a league or the region does it for a whole list, under the year. */
    String address(Case subject, Action action) {
        String of = TOGETHER.contains(action) ? years + "/" + subject.subject().year() : path + "/" + subject.id();
        return "/api/v1/" + of + "/" + action.noun();
    }
}
