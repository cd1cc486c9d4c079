package io.ecocredit.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ecocredit.records.decision.KeptDecision;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of a record, as whoever may see the record reads it.
 *
 * @param record as it was amended; absent where nothing was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordDecision(
        @JsonUnwrapped KeptDecision kept, @Nullable RecordForm record) {}
