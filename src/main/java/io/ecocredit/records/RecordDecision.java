package io.ecocredit.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.records.decision.KeptDecision;
import io.ecocredit.regulation.record.RecordEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of a record, as whoever may see the record reads it.
 *
 * @param on day of the decision, in Asia/Shanghai
 * @param authority that decided: the record's own, a reviewing authority or a court
 * @param record as it was amended; absent where nothing was
 * @param recordedAt when the register learned of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordDecision(
        int number,
        RecordEvent.Kind kind,
        String kindLabel,
        String clause,
        LocalDate on,
        String authority,
        @Nullable String documentNo,
        String reason,
        List<UUID> evidence,
        Instant recordedAt,
        @Nullable RecordForm record) {

    /** @param amended what the record was to say from then on, by the number of the decision */
    static List<RecordDecision> all(List<KeptDecision> decisions, Map<Integer, RecordForm> amended) {
        return decisions.stream()
                .map(each -> new RecordDecision(
                        each.number(),
                        each.kind(),
                        each.kind().label(),
                        each.kind().clause().toString(),
                        each.on(),
                        each.authority(),
                        each.documentNo(),
                        each.reason(),
                        each.evidence(),
                        each.recordedAt(),
                        amended.get(each.number())))
                .toList();
    }
}
