package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** When a month's hints are reported, and which of them call for a co-investigation. */
@Cites(value = Article.A30, settles = Interpretation.I_7)
public final class HintRules {

    private static final Clause CLAUSE = Clause.of(Article.A30);

    private HintRules() {}

    /** Why a month cannot be reported or collated yet, or empty when it can: once it is over. */
    public static Optional<Refusal> refusal(YearMonth month, LocalDate today) {
        return today.isAfter(month.atEndOfMonth())
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.PERIOD_NOT_OVER, month + "尚未结束，月报在月末之后上报和汇总")
                        .under(CLAUSE)
                        .at("month", month.toString()));
    }

    /**
     * Whether a hint calls for a notice to all leagues: the second on the institution does, and each further one.
     *
     * @param number of the hint among all on the institution, the first being 1, also one from before the measure
     * @param day on which it is asked
     */
    public static boolean callsForCoInvestigation(int number, LocalDate day) {
        return number >= RuleBook.at(day).get(Rule.HINT_THRESHOLD);
    }
}
