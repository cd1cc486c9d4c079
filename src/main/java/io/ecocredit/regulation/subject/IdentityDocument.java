package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An identity document of a natural person: a citizen number (公民身份号码, GB 11643-1999) or an entry-exit document of
 * another form. The number is personal data (A36): {@link #toString} masks it.
 */
@Cites(provisions = {Provision.A10_ITEM_1, Provision.A36_PARAGRAPH_1})
public record IdentityDocument(String number) {

    private static final Pattern CITIZEN = Pattern.compile("[0-9]{17}[0-9X]");
    private static final Pattern OTHER = Pattern.compile("[A-Z0-9()/-]{5,30}");
    private static final Pattern CITIZEN_INSIDE = Pattern.compile("(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    public IdentityDocument {
        Refusal.requireNone(refusalOf(number));
    }

    /** Why a text is no identity document, without the text itself, which is personal data. */
    public static Optional<Refusal> refusalOf(String text) {
        return OTHER.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.MALFORMED_VALUE, "证件号码应为5至30位大写字母、数字")
                        .under(Clause.of(Provision.A10_ITEM_1))
                        .at("identity_number", null));
    }

    /** Whether a citizen number stands anywhere in a text, where none belongs (A36). */
    public static boolean isIn(String text) {
        return text.length() >= WEIGHTS.length + 1 && !masked(text).equals(text);
    }

    /** A text in which every citizen number is replaced by asterisks. */
    public static String masked(String text) {
        return CITIZEN_INSIDE
                .matcher(text)
                .replaceAll(found -> new IdentityDocument(found.group().toUpperCase(Locale.ROOT)).hasRealBirthDate()
                        ? "****"
                        : found.group());
    }

    public boolean isCitizenNumber() {
        return CITIZEN.matcher(number).matches();
    }

    /** Whether a citizen number has a real date of birth and its check character; true for other documents. */
    public boolean isConsistent() {
        return !isCitizenNumber() || (hasRealBirthDate() && hasValidCheckCharacter());
    }

    private boolean hasRealBirthDate() {
        try {
            LocalDate.parse(number.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
            return true;
        } catch (DateTimeException impossible) {
            return false;
        }
    }

    private boolean hasValidCheckCharacter() {
        int sum = 0;
        for (int index = 0; index < WEIGHTS.length; index++) {
            sum += (number.charAt(index) - '0') * WEIGHTS[index];
        }
        return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length()) == number.charAt(17);
    }

    @Override
    public String toString() {
        return "IdentityDocument[****]";
    }
}
