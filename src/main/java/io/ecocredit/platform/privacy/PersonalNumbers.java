package io.ecocredit.platform.privacy;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.clock.SystemClock;
import io.ecocredit.regulation.subject.CitizenNumber;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;

/**
 * Citizen numbers where none belong (A36, I-35): whatever masks, refuses or logs asks here. Nobody is born after today, which
 * the service's clock tells once it runs; what is asked before, and by commands, goes by the machine's.
 */
@Cites(provisions = Provision.A36_PARAGRAPH_1, settles = Interpretation.I_35)
public final class PersonalNumbers {

    private static volatile LegalClock clock = new LegalClock(SystemClock.utc());

    private PersonalNumbers() {}

    static void follow(LegalClock ofTheService) {
        clock = ofTheService;
    }

    /** Whether a text is a citizen number, however it is written. */
    public static boolean is(String text) {
        return CitizenNumber.is(text, clock.today());
    }

    /** Whether one stands anywhere in a text. */
    public static boolean isIn(String text) {
        return CitizenNumber.isIn(text, clock.today());
    }

    /** A text in which each is replaced by asterisks. */
    public static String masked(String text) {
        return CitizenNumber.masked(text, clock.today());
    }

    /** That one stands in a field where none may; it is not repeated. */
    public static Refusal refusal(String field) {
        return Refusal.of(RefusalCode.PERSONAL_DATA_NOT_ALLOWED, "含有公民身份号码，不得写入此栏")
                .under(Clause.of(Article.A36))
                .at(field, null);
    }
}
