package io.ecocredit.verifications;

import io.ecocredit.regulation.text.RefusalException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of a certificate or letter: 80 random bits and nothing else, so that none follows from another. Written in
 * Crockford's base 32, whose letters cannot be taken for digits, as four groups of four.
 */
public record VerificationNumber(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS_A_CHARACTER = 5;
    private static final int CHARACTERS = 16;
    private static final int GROUP = 4;
    private static final int LONGEST_AS_TYPED = 64;

    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{4}(-[" + ALPHABET + "]{4}){3}");
    private static final Pattern DASHES_AND_SPACES =
            Pattern.compile("[\\p{Pd}\\p{Z}\\s]", Pattern.UNICODE_CHARACTER_CLASS);

    public VerificationNumber {
        if (!FORM.matcher(value).matches()) {
            throw malformed();
        }
    }

    public static VerificationNumber draw(SecureRandom random) {
        StringBuilder characters = new StringBuilder(CHARACTERS);
        for (int index = 0; index < CHARACTERS; index++) {
            characters.append(ALPHABET.charAt(random.nextInt(1 << BITS_A_CHARACTER)));
        }
        return grouped(characters);
    }

    /**
     * A number as a person typed it: small letters, O for 0, I and L for 1, other dashes or none are forgiven.
     *
     * @throws RefusalException 400 when it is no number of this form
     */
    public static VerificationNumber of(String typed) {
        if (typed.length() > LONGEST_AS_TYPED) {
            throw malformed();
        }
        String characters = DASHES_AND_SPACES
                .matcher(typed)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (characters.length() != CHARACTERS) {
            throw malformed();
        }
        return grouped(characters);
    }

    private static VerificationNumber grouped(CharSequence characters) {
        StringBuilder groups = new StringBuilder(CHARACTERS + CHARACTERS / GROUP).append(characters);
        for (int end = CHARACTERS - GROUP; end > 0; end -= GROUP) {
            groups.insert(end, '-');
        }
        return new VerificationNumber(groups.toString());
    }

    private static RefusalException malformed() {
        return RefusalException.invalid("number", null, "应为16位字母和数字，如 7K2M-9QXA-04TZ-VB8E");
    }

    /** The address of its page, within this service. */
    public String path() {
        return "/verifications/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
