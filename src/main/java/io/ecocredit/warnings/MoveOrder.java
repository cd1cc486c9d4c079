package io.ecocredit.warnings;

import io.ecocredit.evidence.EvidenceIds;
import io.ecocredit.regulation.repair.WarningRules.Move;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said when something is done about a warning.
 *
 * @param words what was put right, or why it is confirmed or not; 1 to 2,000 characters
 * @param evidence files about the institution, uploaded before; a report has at least one
 */
public record MoveOrder(@Nullable String words, @Nullable List<UUID> evidence) {

    private static final int LONGEST = 2000;

    /** Nothing said. */
    static final MoveOrder EMPTY = new MoveOrder(null, null);

    /** An order with all that it must have. */
    record Stated(String words, List<UUID> files) {}

    /** @throws RefusalException 400 naming the field at fault */
    Stated stated(Move move) {
        if (words == null || words.isBlank() || words.length() > LONGEST) {
            String asked = move == Move.REPORT ? "须说明整改情况" : "须写明理由";
            throw Refusal.missing("words", asked + "，1至" + LONGEST + "字", Clause.of(Article.A25))
                    .asException();
        }
        List<UUID> files = EvidenceIds.stated(evidence);
        if (move == Move.REPORT && files.isEmpty()) {
            throw Refusal.missing("evidence", "须提交整改的证明材料", Clause.of(Article.A25))
                    .asException();
        }
        return new Stated(words.strip(), files);
    }
}
