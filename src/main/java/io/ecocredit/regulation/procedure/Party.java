package io.ecocredit.regulation.procedure;

/** Who takes a step. */
public enum Party {
    LEAGUE("盟市生态环境局"),
    REGION("自治区生态环境厅"),
    /** The one who is evaluated: the institution, or the practitioner in their own line. */
    SUBJECT("参评单位或人员"),
    /** The service itself, when a period has run out. */
    SERVICE("系统自动");

    private final String label;

    Party(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
