package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The conduct of which a league warned before there was a record of it (A24). Nothing but a record of that conduct is covered by
 * the warning.
 *
 * @param warning number of the warning
 * @param indicator that a record of it comes under
 * @param foundOn the day on which it was found, by which it had happened
 */
@Cites(provisions = Provision.A24_PARAGRAPH_2)
public record WarnedConduct(String warning, String indicator, LocalDate foundOn) {

    /**
     * Whether a record is of it.
     *
     * @param occurredOn the day of the record's conduct; a record that states none is of no conduct that was warned of
     */
    public boolean isOf(@Nullable String ofIndicator, @Nullable LocalDate occurredOn) {
        return occurredOn != null && mayBeOf(ofIndicator, occurredOn);
    }

    /** Whether a record may turn out to be of it: as {@link #isOf}, or without a day. */
    public boolean mayBeOf(@Nullable String ofIndicator, @Nullable LocalDate occurredOn) {
        return indicator.equals(ofIndicator) && (occurredOn == null || !occurredOn.isAfter(foundOn));
    }
}
