package io.ecocredit.institutions;

import io.ecocredit.institutions.SuccessionChange.Decision;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.RefusalException;
import org.jspecify.annotations.Nullable;

/**
 * What another officer decides of a change of a succession that stands.
 *
 * @param confirmed whether it is to take effect
 * @param reason 1 to 500 characters
 */
public record SuccessionDecisionOrder(
        @Nullable Boolean confirmed, @Nullable String reason) {

    private static final int LONGEST_REASON = 500;

    /** @throws RefusalException 400 naming what is missing */
    Decision stated() {
        if (confirmed == null) {
            throw RefusalException.invalid("confirmed", null, "须写明是否确认");
        }
        return new Decision(confirmed, Stated.words("reason", reason, LONGEST_REASON));
    }

    /** @throws RefusalException 404 for what can be no number of a request */
    static long number(String stated) {
        if (!stated.matches("[0-9]{1,18}")) {
            throw SuccessionChange.none();
        }
        return Long.parseLong(stated);
    }
}
