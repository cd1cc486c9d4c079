package io.ecocredit.regulation.text;

/** The measure's fixed dates, by which a step is done; inclusive, and unmoved when they fall on a day off (I-19, I-28). */
public enum FixedDate implements TimeLimit {
    PARTICIPANT_LIST("确定参评名单并通知填报", Clause.of(Article.A20, "第（一）项")),
    PUBLIC_NOTICE_OPENS("公示开始", Clause.of(Article.A20, "第（三）项").as(Interpretation.I_28)),
    SUBMISSION("上报评定结果", Clause.of(Article.A20, "第（四）项")),
    PUBLICATION("公布评价结果", Clause.of(Article.A20, "第（六）项")),
    PRACTITIONER_NOTIFICATION("从业人员评定结果通知盟市", Clause.of(Article.A21, "第（四）项"));

    private final String label;
    private final Clause clause;

    FixedDate(String label, Clause clause) {
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
