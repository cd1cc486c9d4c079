package io.ecocredit.regulation.text;

/** The measure's periods in working days, counted from the day after the notice arrives (I-19). */
public enum WorkingPeriod implements TimeLimit {
    FILING("上报基本信息和信用信息", Clause.of(Article.A23)),
    OBJECTION("对拟定等级提出异议", Clause.of(Article.A20, "第（二）项")),
    PUBLIC_NOTICE("公示", Clause.of(Article.A20, "第（三）项")),
    REPAIR_DECISION("核实信用修复申请", Clause.of(Article.A26, "第三款"));

    private final String label;
    private final Clause clause;

    WorkingPeriod(String label, Clause clause) {
        this.label = label;
        this.clause = clause;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Clause clause() {
        return clause;
    }
}
