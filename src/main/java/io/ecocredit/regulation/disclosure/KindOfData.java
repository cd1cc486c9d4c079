package io.ecocredit.regulation.disclosure;

/** What is kept for a limited time. */
public enum KindOfData {
    IMPORT_FINDINGS("导入问题清单"),
    FINISHED_JOBS("已结束的任务"),
    /** Answers to requests that create something, for those who send a request again. */
    ANSWERED_REQUESTS("已答复的请求"),
    /** Identity number, name and phone number of a practitioner; the number and the records are not among them. */
    PRACTITIONER_IDENTITY("从业人员身份信息"),
    AUDIT_TRAIL("审计日志"),
    PUBLISHED_ADVERSE_RESULTS("往年公开的不良结果");

    private final String label;

    KindOfData(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
