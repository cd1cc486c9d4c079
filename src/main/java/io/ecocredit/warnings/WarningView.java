package io.ecocredit.warnings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ecocredit.platform.precondition.Offer;
import io.ecocredit.regulation.repair.WarningRules;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A warning as whoever may see its record reads it. Days are in Asia/Shanghai.
 *
 * @param recordNo of the record that it warns of, which is its own number too
 * @param division of the record, whose league issued it
 * @param matter from the league's list; absent from a warning that came in bulk
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
            @Nullable String reason) {}

    WarningView offering(List<Offer> offers) {
        return new WarningView(
                recordNo,
                uscc,
                name,
                division,
                divisionLabel,
                issuedOn,
                matter,
                requirement,
                limitOn,
                state,
                stateLabel,
                clause,
                reports,
                version,
                offers);
    }
}
