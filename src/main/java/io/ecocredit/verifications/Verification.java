package io.ecocredit.verifications;

import io.ecocredit.grades.PublishedGrade;
import java.time.LocalDate;

/**
 * What anyone may know of a paper by its number. It never says what a superseded paper said, nor why it was superseded:
 * that may be public no longer (I-24).
 *
 * @param issuedOn day in Asia/Shanghai
 * @param result what is published of that institution and year now
 */
public record Verification(
        String number,
        Kind kind,
        String kindLabel,
        State state,
        String stateLabel,
        LocalDate issuedOn,
        PublishedGrade result) {

    /** What kinds of papers can be verified. */
    public enum Kind {
        CERTIFICATE("信用评价证明"),
        REPAIR_LETTER("信用修复确认书");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whether a genuine paper still says what is published. */
    public enum State {
        CURRENT("真实有效，与现行公布的结果一致"),
        SUPERSEDED("真实，但已被此后公布的结果取代");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
