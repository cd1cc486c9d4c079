package io.ecocredit.repairs.rulings;

import io.ecocredit.evidence.EvidenceIds;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.repair.FilingRuling;
import io.ecocredit.regulation.repair.FilingRuling.Kind;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding on how an institution filed.
 *
 * @param evaluationId whose filing it is
 * @param words reasons, told to the institution, 1 to 2,000 characters
 * @param evidence files about the institution, uploaded before; at least one
 */
public record RulingOrder(
        @Nullable UUID evaluationId,
        @Nullable Kind kind,
        @Nullable String words,
        @Nullable List<UUID> evidence) {

    static final int LONGEST = 2000;

    /** A finding with all that it must have. */
    record Whole(UUID evaluationId, Kind kind, String words, List<UUID> files) {}

    /** @throws RefusalException 400 naming the field at fault, with the clause where the measure gives one */
    Whole stated() {
        if (evaluationId == null) {
            throw RefusalException.invalid("evaluationId", null, "必填");
        }
        if (kind == null) {
            throw RefusalException.invalid("kind", null, "必填");
        }
        List<UUID> files = EvidenceIds.stated(evidence);
        if (files.isEmpty()) {
            throw Refusal.missing("evidence", "须附证据材料", FilingRuling.clause()).asException();
        }
        return new Whole(evaluationId, kind, Stated.words("words", words, LONGEST), files);
    }
}
