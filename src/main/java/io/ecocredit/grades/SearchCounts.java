package io.ecocredit.grades;

import io.ecocredit.grades.GradeResource.Count;
import io.ecocredit.grades.GradeResource.Counts;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts together how many results match, from rows of facet, value and number: in all and by league, grade, kind and year; each
 * facet counts what its other values would find, with every other condition kept.
 */
final class SearchCounts {

    private final Divisions divisions;
    private final double scale;
    private final List<Count> leagues = new ArrayList<>();
    private final List<Count> grades = new ArrayList<>();
    private final List<Count> kinds = new ArrayList<>();
    private final List<Count> years = new ArrayList<>();
    private int all;
    private int matches;

    /** @param scale for how many institutions one was counted; estimated from a sample where it is more than one */
    SearchCounts(Divisions divisions, double scale) {
        this.divisions = divisions;
        this.scale = scale;
    }

    void add(Row row) {
        int results = Math.toIntExact(Math.round(row.getInteger("results") * scale));
        String value = row.getString("value");
        switch (row.getString("facet")) {
            case "ALL" -> all = results;
            case "MATCHES" -> matches = results;
            case "LEAGUE" -> leagues.add(new Count(value, divisions.nameOf(value), results));
            case "GRADE" -> grades.add(new Count(value, Grade.valueOf(value).label(), results));
            case "KIND" -> kinds.add(new Count(value, labelOfKind(value), results));
            default -> years.add(new Count(value, value + "年度", results));
        }
    }

    private static String labelOfKind(String kind) {
        return InstitutionKind.of(kind).map(InstitutionKind::label).orElse(kind);
    }

    /** All that have the words, whatever the other conditions. */
    int matches() {
        return matches;
    }

    Counts counts() {
        grades.sort(Comparator.comparing(count -> Grade.valueOf(count.value())));
        Stream.of(leagues, kinds, years).forEach(facet -> facet.sort(Comparator.comparing(Count::value)));
        return new Counts(all, scale > 1, leagues, grades, kinds, years);
    }
}
