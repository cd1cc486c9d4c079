package io.ecocredit.warnings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ecocredit.platform.precondition.Offer;
import io.ecocredit.regulation.record.Warning;
import io.ecocredit.regulation.repair.WarningRules;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A warning of conduct of which there was no record (A24), as whoever may see the institution's file reads it. Days are in
 * Asia/Shanghai.
 *
 * @param division of the league that gave it
 * @param found what was found, on {@code foundOn}
 * @param limitOn last day for rectification, inclusive
 * @param recordNo of the record that is bound to it, on which it then goes on; absent while there is none
 * @param reports the first first
 * @param version that an action on it must name ({@code If-Match})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EarlyWarningView(
        String warningNo,
        String uscc,
        String name,
        String division,
        String divisionLabel,
        String indicator,
        String found,
        LocalDate foundOn,
        String place,
        LocalDate issuedOn,
        String matter,
        String requirement,
        LocalDate limitOn,
        WarningRules.State state,
        String stateLabel,
        String clause,
        @Nullable String recordNo,
        List<WarningView.Report> reports,
        long version,
        @JsonProperty("_actions") List<Offer> actions) {

    static final String BINDING = "binding";

    /** The warning as the law looks at it. */
    Warning warning() {
        return WarningView.warning(issuedOn, limitOn, reports);
    }
}
