package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): eighteen characters of an alphabet without I, O, S, V and Z.
 * Codes whose check character does not fit are in legal use, so a failed check is a mark for a person, not a refusal (I-3).
 */
@Cites(provisions = Provision.A10_ITEM_1, settles = Interpretation.I_3)
public record Uscc(String value) implements Comparable<Uscc> {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern HYPHENS = Pattern.compile("[-‐‑‒–—―−]");
    private static final int LENGTH = 18;
    private static final int MODULUS = 31;
    private static final int WEIGHT_BASE = 3;

    /** @param value capital or not, grouped by blanks or hyphens, full width or half: it is kept as the standard has it */
    public Uscc {
        value = plain(value);
        Refusal.requireNone(refusalOf(value));
    }

    /** A text without what makes no other code: blanks, hyphens, small letters, full width. */
    public static String plain(String written) {
        return HYPHENS.matcher(SameText.folded(written)).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Why a text is no USCC in the form that it is kept in, or empty when it is one. */
    public static Optional<Refusal> refusalOf(String text) {
        if (text.length() != LENGTH) {
            return Optional.of(malformed("统一社会信用代码应为18位，实为" + text.length() + "位", text));
        }
        for (int index = 0; index < LENGTH; index++) {
            if (ALPHABET.indexOf(text.charAt(index)) < 0) {
                return Optional.of(malformed("统一社会信用代码第" + (index + 1) + "位的字符不在规定字符集内（不含I、O、S、V、Z）", text));
            }
        }
        return Optional.empty();
    }

    private static Refusal malformed(String detail, String text) {
        return Refusal.of(RefusalCode.MALFORMED_USCC, detail)
                .under(Clause.of(Interpretation.I_3))
                .at("uscc", text);
    }

    /** Whether the eighteenth character is the check character of the other seventeen. */
    public boolean hasValidCheckCharacter() {
        int sum = 0;
        int weight = 1;
        for (int index = 0; index < LENGTH - 1; index++) {
            sum += ALPHABET.indexOf(value.charAt(index)) * weight;
            weight = weight * WEIGHT_BASE % MODULUS;
        }
        int expected = (MODULUS - sum % MODULUS) % MODULUS;
        return ALPHABET.charAt(expected) == value.charAt(LENGTH - 1);
    }

    @Override
    public int compareTo(Uscc other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
