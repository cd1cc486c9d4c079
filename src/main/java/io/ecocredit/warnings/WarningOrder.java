package io.ecocredit.warnings;

import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A warning that a league issues.
 *
 * @param recordNo of the record to warn of
 * @param matterId from the league's own list
 * @param requirement what is to be done; the matter's own when absent
 * @param limitOn last day; the latest that the matter allows when absent
 */
public record WarningOrder(
        @Nullable String recordNo,
        @Nullable UUID matterId,
        @Nullable String requirement,
        @Schema(format = "date") @Nullable LocalDate limitOn) {

    private static final int LONGEST = 2000;

    /** The same about a record that is named beside it. */
    public WarningOrder of(String number) {
        return new WarningOrder(number, matterId, requirement, limitOn);
    }

    /** @throws RefusalException 400 when the number of the record is missing */
    String requiredRecord() {
        return Stated.required("recordNo", recordNo);
    }

    /** @throws RefusalException 400 when no matter is named */
    UUID requiredMatter() {
        if (matterId == null) {
            throw RefusalException.invalid("matterId", null, "须指明本盟市预警事项（" + Article.A24.citation() + "）");
        }
        return matterId;
    }

    /** @throws RefusalException 400 when it is too long */
    String requirementOr(String ofMatter) {
        if (requirement == null || requirement.isBlank()) {
            return ofMatter;
        }
        if (requirement.length() > LONGEST) {
            throw RefusalException.invalid("requirement", null, "不超过" + LONGEST + "字");
        }
        return requirement.strip();
    }
}
