package io.ecocredit.procedure.line;

import io.ecocredit.regulation.text.Clause;

/**
 * What a line calls its cases.
 *
 * @param path of its cases in the interface, below {@code /api/v1/}
 * @param page of its cases for people
 * @param yearPage of what is done with a whole list of a year, without the year
 * @param kind of its cases in the audit trail
 * @param subjectKind of its subjects there
 * @param column by which its tables know a subject
 * @param results what is submitted, in a letter
 * @param unit in which cases are counted, in a letter
 * @param clauses by which a whole list is submitted, checked and made known
 */
public record Terms(
        String path,
        String page,
        String yearPage,
        String kind,
        String subjectKind,
        String column,
        String results,
        String unit,
        Clauses clauses) {

    /** The items of the line's article. */
    public record Clauses(Clause submission, Clause spotCheck, Clause result) {}

    /** The page of a case. */
    public String pageOf(Object id) {
        return page + "/" + id;
    }
}
