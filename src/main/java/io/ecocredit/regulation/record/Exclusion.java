package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time under criminal suspicion (涉嫌犯罪), during which a subject is outside the evaluation.
 *
 * @param until the first day back in; null while it lasts
 */
@Cites(provisions = Provision.A5_ITEM_4, settles = Interpretation.I_4)
public record Exclusion(LocalDate from, @Nullable LocalDate until) {

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
