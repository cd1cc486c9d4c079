package io.ecocredit.regulation.procedure;

/** Where a case stands in the year's procedure (评价程序, chapter 4). */
public enum Step {
    LISTED("已列入参评名单"),
    REMOVED("已移出参评名单"),
    NOTIFIED("已通知填报"),
    FILED("已填报"),
    PROPOSED("已拟定等级，待确认"),
    OBJECTED("已提出异议，待审核"),
    OBJECTION_DECIDED("异议已审核，待重新拟定"),
    CONFIRMED("已确认"),
    ON_NOTICE("公示", Face.PROPOSED_RESULT),
    DETERMINED("已复核确定"),
    SUBMITTED("已上报"),
    ACCEPTED("抽查通过"),
    RETURNED("退回复核"),
    PUBLISHED("已公布", Face.RESULT),
    CONCLUDED("结果已通知盟市"),
    LETTER_SENT("已函告");

    private final String label;
    private final Face face;

    Step(String label) {
        this(label, Face.NOTHING);
    }

    Step(String label, Face face) {
        this.label = label;
        this.face = face;
    }

    public String label() {
        return label;
    }

    public Face face() {
        return face;
    }
}
