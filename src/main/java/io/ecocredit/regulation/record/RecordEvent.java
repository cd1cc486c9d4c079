package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was decided of a record after it had been entered. A correction says that the record never was as it stood, so it has
 * no day of its own in the score; a suspension and its end do (I-25).
 *
 * @param on day of the decision, in Asia/Shanghai
 */
@Cites(
        provisions = {Provision.A13_ITEM_1, Provision.A15_ITEM_1},
        settles = Interpretation.I_25)
public record RecordEvent(Kind kind, LocalDate on) {

    /** What can be decided. */
    public enum Kind {
        AMENDED("amendment", "更正", Clause.of(Provision.A15_ITEM_1)),
        WITHDRAWN("withdrawal", "撤回", Clause.of(Provision.A15_ITEM_1)),
        REINSTATED("reinstatement", "恢复", Clause.of(Provision.A15_ITEM_1)),
        SUSPENDED("suspension", "复议或诉讼期间停止执行", Clause.of(Provision.A13_ITEM_1)),
        QUASHED("quashing", "经复议或诉讼撤销", Clause.of(Interpretation.I_25)),
        UPHELD("upholding", "经复议或诉讼维持", Clause.of(Provision.A13_ITEM_1));

        private final String noun;
        private final String label;
        private final Clause clause;

        Kind(String noun, String label, Clause clause) {
            this.noun = noun;
            this.label = label;
            this.clause = clause;
        }

        /** The name in addresses. */
        public String noun() {
            return noun;
        }

        public String label() {
            return label;
        }

        public Clause clause() {
            return clause;
        }

        /** Whether somebody other than the record's own authority decided it: a reviewing authority or a court. */
        public boolean isByReview() {
            return this == SUSPENDED || this == QUASHED || this == UPHELD;
        }

        public static Optional<Kind> of(String noun) {
            return Arrays.stream(values())
                    .filter(kind -> kind.noun.equals(noun))
                    .findFirst();
        }
    }
}
