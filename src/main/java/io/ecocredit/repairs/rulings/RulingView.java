package io.ecocredit.repairs.rulings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.repair.FilingRuling.Kind;
import io.ecocredit.regulation.repair.FilingRuling.State;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding on how an institution filed, as whoever may see its case reads it. Days are in Asia/Shanghai.
 *
 * @param objectionDue last day on which the institution may object; absent where nobody could open its inbox, or not until then: it may
 *     object until five working days after the first day on which somebody could (I-29)
 * @param version that an action on it must name ({@code If-Match})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RulingView(
        UUID rulingId,
        UUID evaluationId,
        String uscc,
        String name,
        int year,
        String leadLeague,
        Kind kind,
        String kindLabel,
        State state,
        String stateLabel,
        String words,
        List<UUID> evidence,
        LocalDate statedOn,
        @Nullable LocalDate objectionDue,
        @Nullable String objection,
        List<UUID> objectionEvidence,
        @Nullable LocalDate objectedOn,
        @Nullable String decision,
        @Nullable LocalDate decidedOn,
        long version) {}
