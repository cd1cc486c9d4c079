package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An identity document of a natural person: a citizen number (公民身份号码, GB 11643-1999) or an entry-exit document of
 * another form. The number is personal data (A36): {@link #toString} masks it.
 *
 * @param number as it is written: capitals, blanks and full width make no other person (I-34)
 */
@Cites(provisions = {Provision.A10_ITEM_1, Provision.A36_PARAGRAPH_1})
public record IdentityDocument(String number) {

    private static final Pattern ANY = Pattern.compile("[A-Z0-9()/-]{5,30}");

    public IdentityDocument {
        Refusal.requireNone(refusalOf(number));
    }

    /** Why a text is no identity document, without the text itself, which is personal data. */
    public static Optional<Refusal> refusalOf(String text) {
        return ANY.matcher(CitizenNumber.canonical(text)).matches()
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.MALFORMED_VALUE, "证件号码应为5至30位字母、数字")
                        .under(Clause.of(Provision.A10_ITEM_1))
                        .at("identity_number", null));
    }

    /** The form that persons are told apart by (I-34). */
    public String canonical() {
        return CitizenNumber.canonical(number);
    }

    public boolean isCitizenNumber() {
        return CitizenNumber.isWellFormed(canonical());
    }

    /** Whether a citizen number has a province, a possible day of birth and its check character; true for other documents. */
    public boolean isConsistent(LocalDate today) {
        return !isCitizenNumber() || CitizenNumber.is(number, today);
    }

    @Override
    public String toString() {
        return "IdentityDocument[****]";
    }
}
