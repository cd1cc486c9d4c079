package io.ecocredit.practitioners;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.records.decision.DecidedRecord;
import io.ecocredit.regulation.record.RecordStanding;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A general record of a practitioner.
 *
 * @param wording of the indicator in annex 2
 * @param clientName the party served (A15.5)
 * @param rectificationConfirmedOn from which day on it no longer counts
 * @param recordedAt when the register learned of it (A15.1)
 * @param standing whether it was struck out since (I-25)
 * @param version that a decision on it must name ({@code If-Match})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PractitionerRecordView(
        String recordNo,
        String practitioner,
        String indicator,
        @Nullable String wording,
        LocalDate occurredOn,
        LocalDate producedOn,
        String division,
        String divisionLabel,
        String authority,
        @Nullable String documentNo,
        @Nullable String clientName,
        @Nullable String employerUscc,
        @Nullable String summary,
        @Nullable LocalDate rectificationConfirmedOn,
        Instant recordedAt,
        RecordStanding.State standing,
        String standingLabel,
        long version)
        implements DecidedRecord {}
