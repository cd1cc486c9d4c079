package io.ecocredit.platform.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of something that was attempted. */
@Schema(name = "Outcome")
public enum AuditOutcome {
    DONE("已办理"),
    REFUSED("已拒绝");

    private final String label;

    AuditOutcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
