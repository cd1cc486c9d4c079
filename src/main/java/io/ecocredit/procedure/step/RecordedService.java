package io.ecocredit.procedure.step;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a notice is served on paper, or that one which nobody could open can be opened in the inbox now (I-29).
 *
 * @param manner by post or by hand, or by inbox from today
 * @param deliveredOn in Asia/Shanghai; the period runs from the day after. Without it a letter by post is on its way, and no
 *     period runs until its arrival is recorded
 * @param proof number of the receipt, such as that of a registered letter
 */
@Cites(settles = Interpretation.I_29)
public record RecordedService(
        @Nullable Manner manner,
        @Nullable LocalDate deliveredOn,
        @Nullable String proof) {

    private static final int LONGEST_PROOF = 200;

    /** How a notice reaches its recipient. */
    public enum Manner {
        POST("邮寄送达"),
        HAND("直接送达"),
        INBOX("站内送达");

        private final String label;

        Manner(String label) {
            this.label = label;
        }
    }

    /**
     * The service in words.
     *
     * @param taken the day of the step that the notice tells of: nothing arrives before it
     * @throws RefusalException when it does not say how, when and by what proof, or names a day on which it cannot have been
     */
    String text(LocalDate taken, LocalDate today) {
        if (manner == null) {
            throw refusal("service.manner", null, "须写明送达方式 POST、HAND 或 INBOX");
        }
        if (manner == Manner.INBOX) {
            return textOfInbox(today);
        }
        if (deliveredOn == null && manner == Manner.HAND) {
            throw refusal("service.deliveredOn", null, "直接送达的，须写明送达日期");
        }
        if (deliveredOn != null && (deliveredOn.isBefore(taken) || deliveredOn.isAfter(today))) {
            throw refusal(
                    "service.deliveredOn", deliveredOn.toString(), "送达日期不得早于所通知事项的办理之日" + taken + "，也不得晚于今天" + today);
        }
        if (proof == null || proof.isBlank() || proof.length() > LONGEST_PROOF) {
            throw refusal("service.proof", null, "须写明送达凭证，不超过" + LONGEST_PROOF + "字");
        }
        return manner.label + "，" + (deliveredOn == null ? "已交寄，待回执" : deliveredOn) + "，凭证：" + proof;
    }

    private String textOfInbox(LocalDate today) {
        if (deliveredOn != null || proof != null) {
            throw refusal("service.manner", Manner.INBOX.name(), "站内送达自今日起算，不填写送达日期和凭证");
        }
        return Manner.INBOX.label + "，" + today;
    }

    boolean comesByInbox() {
        return manner == Manner.INBOX;
    }

    static RefusalException refusal(String field, @Nullable String value, String detail) {
        return Refusal.of(RefusalCode.MALFORMED_VALUE, detail)
                .under(Clause.of(Interpretation.I_29))
                .at(field, value)
                .asException();
    }
}
