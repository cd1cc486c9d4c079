package io.ecocredit.regulation.disclosure;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;

/**
 * A personal datum that may be shown in a list (脱敏): enough to recognise whom one knows already, too little to find somebody
 * by. Each hidden character is one asterisk. It is a type, so that what asks for it cannot be given the datum itself.
 *
 * @param text as it is shown
 */
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public record Masked(String text) {

    private static final int MOBILE_DIGITS = 11;

    /** The first character of a name: 张三丰 becomes 张**. A name of one character is hidden whole. */
    public static Masked name(String name) {
        return keeping(name, 1, 0);
    }

    /**
     * The first and the last character of an identity document: of a citizen number neither the place nor the day of birth
     * nor the order number remains, which the common 前六后四 would leave.
     */
    public static Masked document(String number) {
        return keeping(number, 1, 1);
    }

    /** The first three and last four digits of a mobile number (138****5678); the last two of any other. */
    public static Masked phone(String number) {
        return number.length() == MOBILE_DIGITS ? keeping(number, 3, 4) : keeping(number, 0, 2);
    }

    /** What keeps as much as there is keeps nothing. */
    private static Masked keeping(String datum, int first, int last) {
        int[] characters = datum.codePoints().toArray();
        if (characters.length <= first + last) {
            return new Masked("*".repeat(characters.length));
        }
        return new Masked(new String(characters, 0, first)
                + "*".repeat(characters.length - first - last)
                + new String(characters, characters.length - last, last));
    }

    @Override
    public String toString() {
        return text;
    }
}
