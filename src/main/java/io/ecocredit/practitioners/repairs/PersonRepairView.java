package io.ecocredit.practitioners.repairs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ecocredit.platform.precondition.Offer;
import io.ecocredit.practitioners.repairs.PersonRepair.Recognition;
import io.ecocredit.practitioners.repairs.PersonRepair.State;
import io.ecocredit.regulation.repair.Merit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner's repair as its readers see it, by number of the person.
 *
 * @param ratedOn day of the rating that it is about
 * @param dueOn last day for the decision (A28); absent once it is decided, or when the calendar that it needs is not loaded
 * @param overdue past that day without a decision, which is no approval (I-20)
 * @param departments that produced the counted records, each with what it says of the merit
 * @param letter where the confirmation of repair is printed, once it was granted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonRepairView(
        UUID repairId,
        String practitioner,
        int year,
        String leadLeague,
        String leadLeagueLabel,
        State state,
        String stateLabel,
        Merit merit,
        String meritLabel,
        String clause,
        LocalDate ratedOn,
        LocalDate appliedOn,
        @Nullable LocalDate dueOn,
        boolean overdue,
        String words,
        List<UUID> evidence,
        List<Department> departments,
        @Nullable LocalDate decidedOn,
        @Nullable String reason,
        @Nullable String letter,
        @Nullable String letterNumber,
        long version,
        @JsonProperty("_actions") List<Offer> actions) {

    /**
     * A department with its statement; everything of that is absent while there is none (A29).
     *
     * @param awaited whether the reader's league is to enter it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Department(
            String authority,
            @Nullable Boolean recognised,
            @Nullable LocalDate on,
            @Nullable String documentNo,
            @Nullable String words,
            List<UUID> evidence,
            boolean awaited) {

        static Department of(String authority, Optional<Recognition> said, boolean awaited) {
            return said.map(each -> new Department(
                            authority,
                            each.recognised(),
                            each.on(),
                            each.documentNo(),
                            each.words(),
                            each.evidence(),
                            awaited))
                    .orElse(new Department(authority, null, null, null, null, List.of(), awaited));
        }

        public boolean open() {
            return recognised == null;
        }
    }
}
