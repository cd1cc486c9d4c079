package io.ecocredit.practitioners;

import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.IdentityDocument;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
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
        if (text != null && IdentityDocument.isIn(text)) {
            throw Refusal.of(RefusalCode.PERSONAL_DATA_NOT_ALLOWED, "含有公民身份号码，不得写入此栏")
                    .under(Clause.of(Article.A36))
                    .at(field, null)
                    .asException();
        }
    }

    /** The same of up to 2,000 characters. */
    public static String required(String field, @Nullable String text) {
        return required(field, text, LONGEST);
    }
}
