package io.ecocredit.practitioners;

import io.ecocredit.platform.privacy.PersonalNumbers;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalException;
import org.jspecify.annotations.Nullable;

/** What is written about a natural person: of a length that fits, and without an identity number (A36). */
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public final class PersonsWords {

    private static final int LONGEST = 2000;

    private PersonsWords() {}

    /** @throws RefusalException 400 when it is left empty, too long, or tells an identity number */
    public static String required(String field, @Nullable String text, int longest) {
        String words = Stated.words(field, text, longest);
        requireNoIdentity(field, words);
        return words;
    }

    /** @throws io.ecocredit.regulation.text.RefusalException 400 when it tells an identity number */
    public static void requireNoIdentity(String field, @Nullable String text) {
        if (text != null && PersonalNumbers.isIn(text)) {
            throw PersonalNumbers.refusal(field).asException();
        }
    }

    /** The same of up to 2,000 characters. */
    public static String required(String field, @Nullable String text) {
        return required(field, text, LONGEST);
    }
}
