package io.ecocredit.repairs.rulings;

import io.ecocredit.evidence.EvidenceIds;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.RefusalException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An objection to a finding on a filing, or what the league decides of it.
 *
 * @param words reasons, 1 to 2,000 characters
 * @param evidence files about the institution, uploaded before
 * @param upheld whether the objection is; only for a decision
 */
public record RulingMoveOrder(
        @Nullable String words,
        @Nullable List<UUID> evidence,
        @Nullable Boolean upheld) {

    /** Nothing said. */
    static final RulingMoveOrder EMPTY = new RulingMoveOrder(null, null, null);

    /** @throws RefusalException 400 when there are none or too many words */
    String requiredWords() {
        return Stated.words("words", words, RulingOrder.LONGEST);
    }

    List<UUID> files() {
        return EvidenceIds.stated(evidence);
    }

    /** @throws RefusalException 400 when it is not said whether the objection is upheld */
    boolean isUpheld() {
        if (upheld == null) {
            throw RefusalException.invalid("upheld", null, "须写明异议是否成立");
        }
        return upheld;
    }
}
