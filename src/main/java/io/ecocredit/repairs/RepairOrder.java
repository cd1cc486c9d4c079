package io.ecocredit.repairs;

import io.ecocredit.evidence.EvidenceIds;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.repairs.RepairView.Commitment;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An institution's report that it has put right what a record says, and its application for repair.
 *
 * @param words what was put right and how, 1 to 2,000 characters
 * @param evidence files about the institution, uploaded before; at least one (A26.4)
 * @param commitment from the first day of public notice until publication
 */
public record RepairOrder(
        @Nullable String recordNo,
        @Nullable String words,
        @Nullable List<UUID> evidence,
        @Nullable CommitmentOrder commitment) {

    private static final int LONGEST = 2000;
    private static final int LONGEST_NAME = 100;

    /** A written commitment to repair (A26.1). */
    public record CommitmentOrder(
            @Nullable String signer,
            @Schema(format = "date") @Nullable LocalDate signedOn) {

        static final CommitmentOrder NONE = new CommitmentOrder(null, null);

        /** @throws RefusalException 400 naming the field at fault, with the clause */
        Commitment stated(LocalDate today) {
            if (signer == null || signer.isBlank() || signer.length() > LONGEST_NAME) {
                throw fault("commitment.signer", "须有签署人");
            }
            if (signedOn == null || signedOn.isAfter(today)) {
                throw fault("commitment.signedOn", "须有签署日期，且不晚于今日");
            }
            return new Commitment(signer.strip(), signedOn);
        }

        private static RuntimeException fault(String field, String detail) {
            return Refusal.missing(field, "信用修复书面承诺" + detail, Clause.of(Provision.A26_PARAGRAPH_2))
                    .asException();
        }
    }

    /** The same about a record that is named beside it. */
    public RepairOrder of(String number) {
        return new RepairOrder(number, words, evidence, commitment);
    }

    /** @throws RefusalException 400 when the number of the record is missing */
    String requiredRecord() {
        return Stated.required("recordNo", recordNo);
    }

    String requiredWords() {
        return words("words", words);
    }

    List<UUID> files() {
        return EvidenceIds.stated(evidence);
    }

    /** @throws RefusalException 400 when there are none or too many words */
    static String words(String field, @Nullable String text) {
        return Stated.words(field, text, LONGEST);
    }
}
