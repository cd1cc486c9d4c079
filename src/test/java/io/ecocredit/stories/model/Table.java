package io.ecocredit.stories.model;

import io.ecocredit.procedure.LineYear;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who does what at which step, and what follows: written down once more, from articles 20, 21, 23, 26 and 31. */
final class Table {

    private static final String BOTH = """
            LISTED notification LEAGUE NOTIFIED
            LISTED removal LEAGUE REMOVED
            NOTIFIED removal LEAGUE REMOVED
            REMOVED reinstatement LEAGUE LISTED
            NOTIFIED filing SUBJECT FILED
            NOTIFIED proposal LEAGUE PROPOSED
            FILED proposal LEAGUE PROPOSED
            OBJECTION_DECIDED proposal LEAGUE PROPOSED
            CONFIRMED proposal LEAGUE PROPOSED
            NOTIFIED service LEAGUE NOTIFIED
            PROPOSED service LEAGUE PROPOSED
            PROPOSED confirmation SUBJECT CONFIRMED
            PROPOSED objection SUBJECT OBJECTED
            PROPOSED silence SERVICE CONFIRMED
            OBJECTED decision LEAGUE OBJECTION_DECIDED
            DETERMINED review LEAGUE DETERMINED
            RETURNED review LEAGUE DETERMINED
            DETERMINED submission LIST SUBMITTED
            SUBMITTED acceptance REGION ACCEPTED
            SUBMITTED return REGION RETURNED
            ACCEPTED return REGION RETURNED
            CONFIRMED renewed-proposal SERVICE PROPOSED
            DETERMINED renewed-proposal SERVICE PROPOSED
            RETURNED renewed-proposal SERVICE PROPOSED
            DETERMINED repair SERVICE RETURNED
            SUBMITTED repair SERVICE RETURNED
            ACCEPTED repair SERVICE RETURNED
            """;

    private static final String OF_INSTITUTIONS = """
            CONFIRMED public-notice LIST ON_NOTICE
            ON_NOTICE public-notice LIST ON_NOTICE
            ON_NOTICE review LEAGUE DETERMINED
            ON_NOTICE renewed-proposal SERVICE PROPOSED
            SUBMITTED publication LIST PUBLISHED
            ACCEPTED publication LIST PUBLISHED
            """;

    private static final String OF_PRACTITIONERS = """
            CONFIRMED review LEAGUE DETERMINED
            SUBMITTED result-notice LIST CONCLUDED
            ACCEPTED result-notice LIST CONCLUDED
            CONCLUDED letter LEAGUE LETTER_SENT
            CONCLUDED repair SERVICE RETURNED
            LETTER_SENT repair SERVICE RETURNED
            """;

    /** Steps that say what a result is and wait for it to be made known. */
    static final Set<String> DETERMINED = Set.of("DETERMINED", "SUBMITTED", "ACCEPTED");

    static final Set<String> SUBMITTED = Set.of("SUBMITTED", "ACCEPTED");

    static final Set<String> KNOWN = Set.of("PUBLISHED", "CONCLUDED", "LETTER_SENT");

    /** What the service does unasked. */
    static final Set<String> UNASKED = Set.of("silence", "repair");

    private static final List<Row> INSTITUTIONS = rows(BOTH + OF_INSTITUTIONS);
    private static final List<Row> PRACTITIONERS = rows(BOTH + OF_PRACTITIONERS);

    /** @param who a {@link Seat.Party}, LIST for what is done with all together, SERVICE for what nobody orders */
    record Row(String from, String action, String who, String to) {

        /** Whether somebody does it to one case. */
        boolean isOfOne() {
            return !who.equals("LIST") && !who.equals("SERVICE");
        }
    }

    private Table() {}

    private static List<Row> rows(String text) {
        return text.lines()
                .map(line -> line.strip().split(" "))
                .map(words -> new Row(words[0], words[1], words[2], words[3]))
                .toList();
    }

    static List<Row> of(LineYear line) {
        return line == LineYear.INSTITUTIONS ? INSTITUTIONS : PRACTITIONERS;
    }

    static List<Row> from(LineYear line, String step) {
        return of(line).stream().filter(row -> row.from().equals(step)).toList();
    }

    /** Every action of either line, also for the line that has none of it. */
    static List<String> actions() {
        return Stream.concat(INSTITUTIONS.stream(), PRACTITIONERS.stream())
                .map(Row::action)
                .distinct()
                .toList();
    }

    static boolean has(LineYear line, String from, String action, String to) {
        return from(line, from).stream()
                .anyMatch(row -> row.action().equals(action) && row.to().equals(to));
    }
}
