package io.ecocredit.repairs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ecocredit.platform.precondition.Offer;
import io.ecocredit.regulation.repair.RepairRules;
import io.ecocredit.regulation.repair.RepairStage;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repair as whoever may see its record reads it. Days are in Asia/Shanghai.
 *
 * @param year of the record
 * @param authority that produced the record, and confirms its rectification
 * @param leadLeague that decides, by leading the furthest result that the record weighs on; absent where there is no case yet
 * @param stage how far that result has come: who ends the record's effect, and how (I-22)
 * @param dueOn last day for the decision (A26.2); absent where none is due, or the calendar is not loaded
 * @param overdue that day has passed; silence is no approval (I-20)
 * @param letter number of the confirmation of repair
 * @param version that an action on it must name ({@code If-Match})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RepairView(
        UUID repairId,
        String recordNo,
        String uscc,
        String name,
        int year,
        String division,
        String authority,
        @Nullable String leadLeague,
        @Nullable String leadLeagueLabel,
        RepairRules.State state,
        String stateLabel,
        RepairStage stage,
        String stageLabel,
        String clause,
        LocalDate appliedOn,
        @Nullable LocalDate dueOn,
        boolean overdue,
        @Nullable Commitment commitment,
        List<Done> steps,
        @Nullable String letter,
        long version,
        @JsonProperty("_actions") List<Offer> actions) {

    /** Who signed the written commitment (A26.1), and when. */
    public record Commitment(String signer, LocalDate signedOn) {}

    /**
     * Something that was done.
     *
     * @param granted whether it was confirmed or approved; absent where nothing was asked
     * @param dueOn by when it was to be done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Done(
            long version,
            String move,
            String moveLabel,
            @Nullable Boolean granted,
            String role,
            LocalDate on,
            @Nullable LocalDate dueOn,
            String words,
            @Nullable LocalDate endedOn,
            @Nullable String goodCause,
            List<RepairMoveOrder.Found> conditions,
            List<UUID> evidence) {

        /** Whether it was done after its last day. */
        public boolean isLate() {
            return dueOn != null && on.isAfter(dueOn);
        }
    }
}
