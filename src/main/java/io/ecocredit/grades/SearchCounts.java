package io.ecocredit.grades;

import io.ecocredit.regulation.grading.Grade;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many results match, in all and by league, grade, kind and year; each facet counts what its other values would find, with
 * every other condition kept.
 *
 * @param isEstimated whether the numbers are estimated from a sample
 * @param matches all that have the words, whatever the other conditions
 */
record SearchCounts(boolean isEstimated, int all, int matches, Map<Facet, List<Count>> facets) {

    /** What results are counted by. */
    enum Facet {
        LEAGUE,
        GRADE,
        KIND,
        YEAR
    }

    /** @param value a code, a constant or a year */
    record Count(String value, int results) {}

    List<Count> of(Facet facet) {
        return facets.getOrDefault(facet, List.of());
    }

    /** Puts counts together from rows of facet, value and number. */
    static final class Collector {
        private final Map<Facet, List<Count>> facets = new EnumMap<>(Facet.class);
        private final double scale;
        private int all;
        private int matches;

        /** @param scale for how many institutions one was counted */
        Collector(double scale) {
            this.scale = scale;
        }

        void add(Row row) {
            int results = Math.toIntExact(Math.round(row.getInteger(2) * scale));
            switch (row.getString(0)) {
                case "ALL" -> all = results;
                case "MATCHES" -> matches = results;
                case String facet ->
                    facets.computeIfAbsent(Facet.valueOf(facet), first -> new ArrayList<>())
                            .add(new Count(row.getString(1), results));
            }
        }

        SearchCounts counts() {
            facets.forEach((facet, counts) -> counts.sort(
                    facet == Facet.GRADE
                            ? Comparator.comparing(count -> Grade.valueOf(count.value()))
                            : Comparator.comparing(Count::value)));
            return new SearchCounts(scale > 1, all, matches, facets);
        }
    }
}
