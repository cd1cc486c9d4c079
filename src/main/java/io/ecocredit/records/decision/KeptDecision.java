package io.ecocredit.records.decision;

import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision on a record of either line, as it is kept.
 *
 * @param number counts from 1 for each record
 * @param on day of the decision, in Asia/Shanghai
 * @param recordedAt when the register learned of it
 */
public record KeptDecision(
        int number,
        Kind kind,
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
