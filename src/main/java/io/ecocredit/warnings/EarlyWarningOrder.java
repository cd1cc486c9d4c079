package io.ecocredit.warnings;

import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A warning of conduct that a league has found before there is a record of it (A24).
 *
 * @param indicator of Annex 1 that a record of it would come under
 * @param found what was found, 1 to 2,000 characters
 * @param foundOn the day on which it was found
 * @param place where, or on which project; 1 to 200 characters
 * @param matterId from the league's own list
 * @param requirement what is to be done; the matter's own when absent
 * @param limitOn last day; the latest that the matter allows when absent
 */
public record EarlyWarningOrder(
        @Nullable String uscc,
        @Nullable String indicator,
        @Nullable String found,
        @Schema(format = "date") @Nullable LocalDate foundOn,
        @Nullable String place,
        @Nullable UUID matterId,
        @Nullable String requirement,
        @Schema(format = "date") @Nullable LocalDate limitOn) {

    private static final int LONGEST_FINDING = 2000;
    private static final int LONGEST_PLACE = 200;

    /** An order with all that it must have, but for what the matter gives. */
    record Whole(Uscc uscc, String indicator, String found, LocalDate foundOn, String place, WarningOrder terms) {}

    /** @throws RefusalException 400 naming the field at fault */
    Whole stated() {
        if (foundOn == null) {
            throw RefusalException.invalid("foundOn", null, "须写明发现之日");
        }
        WarningOrder terms = new WarningOrder(null, matterId, requirement, limitOn);
        terms.requiredMatter();
        return new Whole(
                new Uscc(Stated.required("uscc", uscc)),
                Stated.required("indicator", indicator),
                Stated.words("found", found, LONGEST_FINDING),
                foundOn,
                Stated.words("place", place, LONGEST_PLACE),
                terms);
    }
}
