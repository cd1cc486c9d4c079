package io.ecocredit.platform.audit;

/** What became of something that was attempted. */
public enum Outcome {
    DONE("已办理"),
    REFUSED("已拒绝");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
