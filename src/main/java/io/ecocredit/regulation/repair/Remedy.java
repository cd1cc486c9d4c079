package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.text.LegalPeriod;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import java.time.LocalDate;

/** How whoever is refused can appeal; said with every refusal of a repair. */
public final class Remedy {

    private Remedy() {}

    /** One clause of a sentence, without a full stop, about a decision of a day. */
    public static String words(LocalDate decidedOn) {
        RuleBook rules = RuleBook.at(decidedOn);
        return "不服本决定的，可以自收到之日起" + within(rules, Rule.RECONSIDERATION_PERIOD, "申请行政复议") + "，或者"
                + within(rules, Rule.LITIGATION_PERIOD, "提起行政诉讼");
    }

    private static String within(RuleBook rules, Rule<LegalPeriod> period, String step) {
        return rules.get(period).inWords() + "内" + step + "（"
                + rules.dated(period).clause() + "）";
    }
}
