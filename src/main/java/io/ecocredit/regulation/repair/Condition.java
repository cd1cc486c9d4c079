package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;

/** What must hold of a rectification before it repairs, all three (A27). */
@Cites(provisions = {Provision.A27_ITEM_1, Provision.A27_ITEM_2, Provision.A27_ITEM_3})
public enum Condition {
    ENDED("行为在评价期内已经终止并完成整改", Provision.A27_ITEM_1),
    NOT_REPEATED("行为在评价结果公告前未再次发生", Provision.A27_ITEM_2),
    RESTORED("造成污染或者破坏的，已完成修复并验收或者履行赔偿责任", Provision.A27_ITEM_3);

    private final String label;
    private final Clause clause;

    Condition(String label, Provision provision) {
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
