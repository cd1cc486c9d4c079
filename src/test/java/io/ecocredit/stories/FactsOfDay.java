package io.ecocredit.stories;

import io.ecocredit.fixtures.Expected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The sample region's facts as somebody knew them on a day: what came later is missing, and what was settled later is
 * open, so that a year can be led while its facts arrive.
 */
final class FactsOfDay {

    /** The day on which a row of a kind came to be known; kinds that are not named are known from the start. */
    private static final Map<String, String> BEGINS = Map.of(
            "exclusions", "from",
            "records", "produced_on",
            "practitioner_records", "produced_on",
            "warnings", "issued_on",
            "rectifications", "confirmed_on");

    /** Days that are filled in later, once they have come. */
    private static final Map<String, List<String>> FOLLOWS = Map.of(
            "exclusions", List.of("until"),
            "records", List.of("final_on"),
            "warnings", List.of("rectified_on", "confirmed_on"));

    private FactsOfDay() {}

    /** The file of a kind as it would have been delivered on a day. */
    static String of(String kind, String day) {
        return of(kind, day, number -> true);
    }

    /** The same of those rows whose first cell is wanted. */
    static String of(String kind, String day, Predicate<String> wanted) {
        List<String> lines =
                new String(Expected.facts(kind), StandardCharsets.UTF_8).lines().toList();
        List<String> header = List.of(lines.getFirst().split(","));
        List<String> known = new ArrayList<>(List.of(lines.getFirst()));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length != header.size()) {
                throw new IllegalStateException("a comma within a cell: " + line);
            }
            if (!wanted.test(cells[0])) {
                continue;
            }
            String begins = BEGINS.get(kind);
            if (begins != null && cells[header.indexOf(begins)].compareTo(day) > 0) {
                continue;
            }
            for (String later : FOLLOWS.getOrDefault(kind, List.of())) {
                int column = header.indexOf(later);
                if (cells[column].compareTo(day) > 0) {
                    cells[column] = "";
                }
            }
            known.add(String.join(",", cells));
        }
        return String.join("\n", known) + "\n";
    }
}
