package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import java.math.BigDecimal;

/** The grades of article 16. There is none above 75, so {@link #NORMAL} only says that neither applies (I-8). */
@Cites(
        provisions = Provision.A16_PARAGRAPH_2,
        settles = {Interpretation.I_7, Interpretation.I_8})
public enum Grade {
    NORMAL("未列入警示或不良"),
    WARNING("环境信用警示"),
    BAD("环境信用不良");

    private final String label;

    Grade(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether a person would rather not see it in public; such results are shown for a limited time (I-24). */
    public boolean isAdverse() {
        return this != NORMAL;
    }

    static Grade ofScore(BigDecimal score, RuleBook rules) {
        if (score.compareTo(rules.get(Rule.BAD_BELOW)) < 0) {
            return BAD;
        }
        return score.compareTo(rules.get(Rule.WARNING_BELOW)) < 0 ? WARNING : NORMAL;
    }
}
