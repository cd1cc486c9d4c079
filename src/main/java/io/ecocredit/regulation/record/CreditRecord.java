package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One piece of credit information (信用信息) about an institution, as far as its effect depends on it.
 *
 * @param number the record's number, unique in the register
 * @param indicator code of the catalogue, or null for what no indicator scores (I-13)
 * @param producedOn the day the authority established it (认定之日)
 * @param finalOn the producer's statement of the day a penalty became final; null while it is not
 * @param documentNumber of the authority's document; null when it has none
 * @param clientOutcome only where the indicator's outcome is the client's
 */
@Cites(provisions = {Provision.A3_PARAGRAPH_1, Provision.A13_ITEM_1, Provision.A15_ITEM_1, Provision.A15_ITEM_3})
public record CreditRecord(
        String number,
        Category category,
        @Nullable String indicator,
        String item,
        LocalDate producedOn,
        @Nullable LocalDate finalOn,
        String authority,
        @Nullable String documentNumber,
        @Nullable ClientOutcome clientOutcome) {

    /** The same with another statement of the day a penalty became final. */
    public CreditRecord madeFinalOn(@Nullable LocalDate day) {
        return new CreditRecord(
                number, category, indicator, item, producedOn, day, authority, documentNumber, clientOutcome);
    }
}
