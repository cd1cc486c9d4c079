package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;

/** By what a practitioner shows outstanding service (突出表现) in protecting the environment; either is enough (A29). */
@Cites(provisions = {Provision.A29_ITEM_1, Provision.A29_ITEM_2})
public enum Merit {
    REWARDED_REPORT("举报生态环境违法行为并依《内蒙古自治区生态环境违法行为举报奖励办法（试行）》获奖励", Provision.A29_ITEM_1),
    VOLUNTEER_HOURS("参与自治区生态环境志愿服务达到年度志愿服务时间", Provision.A29_ITEM_2);

    private final String label;
    private final Clause clause;

    Merit(String label, Provision provision) {
        this.label = label;
        this.clause = Clause.of(provision);
    }

    public String label() {
        return label;
    }

    public Clause clause() {
        return clause;
    }
}
