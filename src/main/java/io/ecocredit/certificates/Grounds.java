package io.ecocredit.certificates;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate of a year rests on: the institution's case and what is published of it.
 *
 * @param filedOn day of the filing, null where nothing was filed
 * @param excluded outside the evaluation today for criminal suspicion (A5.4)
 * @param published null where nothing is public of the year
 */
@Cites(
        value = Article.A19,
        provisions = {Provision.A5_ITEM_4, Provision.A20_ITEM_1, Provision.A20_ITEM_6})
record Grounds(
        String leadLeague,
        Step step,
        @Nullable LocalDate filedOn,
        boolean excluded,
        @Nullable Published published) {

    /** A published result, as it is shown, with the number of its version. */
    record Published(long version, String document) {}

    /**
     * The result to certify.
     *
     * @throws RefusalException 409 with the clause for which there is no certificate
     */
    Published certifiable(int year) {
        if (step == Step.REMOVED) {
            throw notListed(year);
        }
        if (excluded) {
            throw RefusalException.of(RefusalCode.OUTSIDE_EVALUATION, "该机构目前不在评价范围内，不出具信用证明");
        }
        if (published == null) {
            throw RefusalException.of(RefusalCode.NOT_PUBLISHED, year + "年度评价结果尚未公布");
        }
        if (filedOn == null) {
            throw RefusalException.of(RefusalCode.NOTHING_FILED, year + "年度没有填报记录，未参与信用评价的不出具信用证明");
        }
        return published;
    }

    /** A certificate is asked for by the institution or issued by the league that leads its case (I-2). */
    void requireLed(Actor officer) {
        if (officer.league() != null && !officer.league().equals(leadLeague)) {
            throw Refusal.of(RefusalCode.OTHER_LEAGUE, "该机构本年度的评价不由您所在盟市牵头")
                    .under(Clause.of(Interpretation.I_2))
                    .asException();
        }
    }

    static RefusalException notListed(int year) {
        return RefusalException.of(RefusalCode.NOT_LISTED, "没有您可办理的、该机构列入" + year + "年度参评名单的记录");
    }
}
