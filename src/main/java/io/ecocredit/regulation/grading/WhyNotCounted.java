package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;

/** Why a record of an institution's file does not count at the moment asked, with the clause a reader may check. */
enum WhyNotCounted {
    MERIT("增信信息，本目录不加分", Clause.of(Interpretation.I_17)),
    HINT("提示性信息不参与信用评价", Clause.of(Provision.A15_ITEM_4)),
    UNSCORED("评价标准未列分值，保留但不计分", Clause.of(Interpretation.I_13)),
    CLIENT_OUTCOME_UNKNOWN("委托单位的结果未知，暂不计分", Clause.of(Interpretation.I_11)),
    NOT_YET_IN_EFFECT("在所查询之日尚未生效", Clause.of(Interpretation.I_6)),
    LATER_YEAR("属于以后年度，不计入本年度", Clause.of(Article.A22).as(Interpretation.I_6)),
    SUSPENDED("复议或诉讼期间停止执行，暂不计分", Clause.of(Provision.A13_ITEM_1)),
    RECTIFIED("整改已确认，扣分截止", Clause.of(Article.A22));

    private final String label;
    private final Clause clause;

    WhyNotCounted(String label, Clause clause) {
        this.label = label;
        this.clause = clause;
    }

    static WhyNotCounted without(Category category) {
        return switch (category) {
            case MERIT -> MERIT;
            case HINT -> HINT;
            case GENERAL, SERIOUS -> UNSCORED;
        };
    }

    String label() {
        return label;
    }

    Clause clause() {
        return clause;
    }
}
