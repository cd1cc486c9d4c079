package io.ecocredit.procedure.step;

import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a notice was served on paper (I-29).
 *
 * @param manner by post or by hand
 * @param deliveredOn in Asia/Shanghai; the period runs from the day after
 * @param proof number of the receipt, such as that of a registered letter
 */
public record RecordedService(
        @Nullable Manner manner,
        @Nullable LocalDate deliveredOn,
        @Nullable String proof) {

    private static final int LONGEST_PROOF = 200;

    /** How a paper reaches its recipient. */
    public enum Manner {
        POST("邮寄送达"),
        HAND("直接送达");

        private final String label;

        Manner(String label) {
            this.label = label;
        }
    }

    /** @throws RefusalException when it does not say how, when and by what proof, or speaks of the future */
    String text(LocalDate today) {
        if (manner == null) {
            throw refusal("service.manner", null, "须写明送达方式 POST 或 HAND");
        }
        if (deliveredOn == null || deliveredOn.isAfter(today)) {
            throw refusal("service.deliveredOn", String.valueOf(deliveredOn), "须写明送达日期，且不晚于今天");
        }
        if (proof == null || proof.isBlank() || proof.length() > LONGEST_PROOF) {
            throw refusal("service.proof", null, "须写明送达凭证，不超过" + LONGEST_PROOF + "字");
        }
        return manner.label + "，" + deliveredOn + "，凭证：" + proof;
    }

    private static RuntimeException refusal(String field, @Nullable String value, String detail) {
        return Refusal.of(RefusalCode.MALFORMED_VALUE, detail)
                .under(Clause.of(Interpretation.I_29))
                .at(field, value)
                .asException();
    }
}
