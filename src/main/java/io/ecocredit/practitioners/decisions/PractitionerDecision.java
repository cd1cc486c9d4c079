package io.ecocredit.practitioners.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.records.decision.KeptDecision;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of a practitioner's record after it was entered (I-25).
 *
 * @param number counts from 1 for each record
 * @param on day of the decision, in Asia/Shanghai
 * @param recordedAt when the register learned of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PractitionerDecision(
        int number,
        Kind kind,
        String kindLabel,
        String clause,
        LocalDate on,
        String authority,
        @Nullable String documentNo,
        String reason,
        List<UUID> evidence,
        Instant recordedAt) {

    static PractitionerDecision of(KeptDecision kept) {
        return new PractitionerDecision(
                kept.number(),
                kept.kind(),
                kept.kind().label(),
                kept.kind().clause().toString(),
                kept.on(),
                kept.authority(),
                kept.documentNo(),
                kept.reason(),
                kept.evidence(),
                kept.recordedAt());
    }
}
