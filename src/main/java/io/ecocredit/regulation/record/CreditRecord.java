package io.ecocredit.regulation.record;

import io.ecocredit.regulation.subject.SameText;
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
 * @param inherited that its subject was absorbed and it weighs on the successor; null where it is the subject's own (I-3)
 * @param settled what a person has found of the former name of its authority; null where there is none, or nobody has (I-34)
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
        @Nullable ClientOutcome clientOutcome,
        @Nullable Inheritance inherited,
        @Nullable SettledAuthority settled) {

    /** A subject's own. */
    public CreditRecord(
            String number,
            Category category,
            @Nullable String indicator,
            String item,
            LocalDate producedOn,
            @Nullable LocalDate finalOn,
            String authority,
            @Nullable String documentNumber,
            @Nullable ClientOutcome clientOutcome) {
        this(
                number,
                category,
                indicator,
                item,
                producedOn,
                finalOn,
                authority,
                documentNumber,
                clientOutcome,
                null,
                null);
    }

    /** The same with what a person has found of the name of its authority; null while nobody has. */
    public CreditRecord settledAs(@Nullable SettledAuthority found) {
        return new CreditRecord(
                number,
                category,
                indicator,
                item,
                producedOn,
                finalOn,
                authority,
                documentNumber,
                clientOutcome,
                inherited,
                found);
    }

    /** Its authority in the form in which it is compared (I-34); {@code register.standing_authority} says the same. */
    public String standingAuthority() {
        return settled != null && settled.same() ? settled.present() : SameText.folded(authority);
    }

    /** The same with another statement of the day a penalty became final. */
    public CreditRecord madeFinalOn(@Nullable LocalDate day) {
        return new CreditRecord(
                number,
                category,
                indicator,
                item,
                producedOn,
                day,
                authority,
                documentNumber,
                clientOutcome,
                inherited,
                settled);
    }

    /** The same as it weighs on a successor. */
    public CreditRecord takenOver(Inheritance from) {
        return new CreditRecord(
                number,
                category,
                indicator,
                item,
                producedOn,
                finalOn,
                authority,
                documentNumber,
                clientOutcome,
                from,
                settled);
    }
}
