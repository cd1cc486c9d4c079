package io.ecocredit.records.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision on a record of either line, as it is kept, and as whoever may see the record reads it.
 *
 * @param number counts from 1 for each record
 * @param on day of the decision, in Asia/Shanghai
 * @param authority that decided: the record's own, a reviewing authority or a court
 * @param recordedAt when the register learned of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeptDecision(
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

    RecordEvent event() {
        return new RecordEvent(kind, on);
    }
}
