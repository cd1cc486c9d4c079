package io.ecocredit.records;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.institutions.FileChange.Concern;
import io.ecocredit.records.decision.DecidedRecord;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.subject.Divisions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A record as the inside sees it, as last amended.
 *
 * @param finalOn the producer's statement that a penalty is final (A13.1)
 * @param rectificationConfirmedOn day on which its rectification was confirmed (A22)
 * @param earlyWarning number of the warning of its conduct that it is bound to, given before there was a record (A24)
 * @param recordedAt when the register learned of it (A15.1)
 * @param standing whether it counts at all (I-25)
 * @param version that a decision on it must name ({@code If-Match})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordView(
        String recordNo,
        String uscc,
        Category category,
        String categoryLabel,
        @Nullable String indicator,
        String item,
        @Nullable LocalDate occurredOn,
        LocalDate producedOn,
        @Nullable LocalDate finalOn,
        String division,
        String divisionLabel,
        String authority,
        @Nullable String documentNo,
        int source,
        String sourceLabel,
        @Nullable String clientUscc,
        @Nullable String clientOutcome,
        @Nullable BigDecimal clientPoints,
        @Nullable String clientDocumentNo,
        @Nullable String summary,
        @Nullable LocalDate rectificationConfirmedOn,
        @Nullable String earlyWarning,
        Instant recordedAt,
        RecordStanding.State standing,
        String standingLabel,
        long version)
        implements DecidedRecord {

    private static final int LEAGUE_DIGITS = 4;

    /** Whether it weighs no longer, and never will unless something is undone: struck out, or put right. */
    @JsonIgnore
    public boolean isOver() {
        return isStruckOut() || rectificationConfirmedOn != null;
    }

    /** Whether it is as if it had never been (I-25). */
    @JsonIgnore
    boolean isStruckOut() {
        return standing == RecordStanding.State.WITHDRAWN || standing == RecordStanding.State.QUASHED;
    }

    /** In Chinese, why it is over. */
    public String overLabel() {
        return rectificationConfirmedOn == null ? standingLabel : "的整改已于" + rectificationConfirmedOn + "确认";
    }

    /** Whose file it is in, and the league that answers for it; a record of the region's own has none. */
    public Concern concern() {
        return new Concern(uscc, producedOn.getYear(), division.equals(Divisions.REGION) ? null : leagueOf(division));
    }

    /** A county's work is its league's (GB/T 2260). */
    private static String leagueOf(String division) {
        return division.substring(0, LEAGUE_DIGITS) + "00";
    }
}
