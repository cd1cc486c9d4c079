package io.ecocredit.warnings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.precondition.Offer;
import io.ecocredit.regulation.record.Warning;
import io.ecocredit.regulation.repair.WarningRules;
import io.ecocredit.regulation.repair.WarningRules.Move;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A warning as whoever may see its record reads it. Days are in Asia/Shanghai.
 *
 * @param recordNo of the record that it warns of, which is its own number too
 * @param division of the record, whose league issued it
 * @param matter from the league's list; absent from a warning that came in bulk
 * @param earlyWarning number of the warning that was given before there was the record, which this one goes on from (A24)
 * @param limitOn last day for rectification, inclusive
 * @param reports the first first
 * @param version that an action on it must name ({@code If-Match})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WarningView(
        String recordNo,
        String uscc,
        String name,
        String division,
        String divisionLabel,
        LocalDate issuedOn,
        @Nullable String matter,
        @Nullable String earlyWarning,
        String requirement,
        LocalDate limitOn,
        WarningRules.State state,
        String stateLabel,
        String clause,
        List<Report> reports,
        long version,
        @JsonProperty("_actions") List<Offer> actions) {

    /**
     * A report of rectification and what became of it.
     *
     * @param confirmed absent while it is undecided
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Report(
            int number,
            LocalDate reportedOn,
            @Nullable String statement,
            List<UUID> evidence,
            @Nullable Boolean confirmed,
            @Nullable LocalDate decidedOn,
            @Nullable String reason) {

        /** When it was decided so, null when it was not. */
        private @Nullable LocalDate decidedOn(boolean confirming) {
            return confirmed == null || confirmed != confirming ? null : decidedOn;
        }
    }

    /** What a reader may do about a warning that stands so. */
    static List<Offer> offers(String recordNo, WarningRules.State state, Actor reader) {
        return offers("/api/v1/warnings/", recordNo, state, reader);
    }

    /** The same about a warning whose number stands below another address. */
    static List<Offer> offers(String at, String number, WarningRules.State state, Actor reader) {
        return Arrays.stream(Move.values())
                .filter(move -> isOf(move, reader))
                .filter(move -> move.isPossible(state))
                .map(move -> new Offer(
                        move.noun(),
                        move.label(),
                        at + number + "/" + move.noun(),
                        Clause.of(Article.A25).toString()))
                .toList();
    }

    /** Whose move it is: the institution reports, the league that warned decides. */
    static boolean isOf(Move move, Actor actor) {
        return actor.role().equals(move == Move.REPORT ? Roles.INSTITUTION : Roles.LEAGUE);
    }

    /** One more with each report and each decision on one. */
    static long version(List<Report> reports) {
        return 1L
                + reports.size()
                + reports.stream().filter(each -> each.confirmed() != null).count();
    }

    /** The warning as the law looks at it: its last report decides. */
    Warning warning() {
        return warning(issuedOn, limitOn, reports);
    }

    static Warning warning(LocalDate issuedOn, LocalDate limitOn, List<Report> reports) {
        Report last = reports.isEmpty() ? null : reports.getLast();
        return new Warning(
                issuedOn,
                limitOn,
                last == null ? null : last.reportedOn(),
                last == null ? null : last.decidedOn(true),
                last == null ? null : last.decidedOn(false));
    }
}
