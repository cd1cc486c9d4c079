package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.LegalText;

/** How whoever is refused can appeal; said with every refusal of a repair. */
public final class Remedy {

    private static final Clause RECONSIDERATION = new Clause(LegalText.RECONSIDERATION_LAW, "第二十条", null);
    private static final Clause LITIGATION = new Clause(LegalText.LITIGATION_LAW, "第四十六条", null);

    private Remedy() {}

    /** One clause of a sentence, without a full stop. */
    public static String words() {
        return "不服本决定的，可以自收到之日起六十日内申请行政复议（" + RECONSIDERATION + "），或者六个月内提起行政诉讼（" + LITIGATION + "）";
    }
}
