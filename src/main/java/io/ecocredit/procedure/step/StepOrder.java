package io.ecocredit.procedure.step;

import io.ecocredit.evidence.EvidenceIds;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stated with a step, as it is sent.
 *
 * @param reason at most 2000 characters
 * @param evidence numbers of files that were handed in for the institution
 * @param upheld whether the objection is; with its decision only
 * @param service how the notice was served on paper; without it, it arrives in the inbox today
 */
public record StepOrder(
        @Nullable String reason,
        @Nullable List<UUID> evidence,
        @Nullable Boolean upheld,
        @Nullable RecordedService service) {

    private static final int LONGEST_REASON = 2000;

    /** Nothing stated. */
    public static final StepOrder EMPTY = new StepOrder(null, null, null, null);

    /** @throws RefusalException 400 when something in it is out of bounds */
    public Order stated() {
        List<UUID> files = EvidenceIds.stated(evidence);
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw RefusalException.invalid("reason", null, "不超过" + LONGEST_REASON + "字");
        }
        return new Order(reason, files, upheld);
    }

    /**
     * The day on which the notice that a step sends has arrived, in Asia/Shanghai (I-29).
     *
     * @throws io.ecocredit.regulation.text.RefusalException when a service on paper is not stated as it must be
     */
    public LocalDate arrival(LocalDate today) {
        serviceText(today);
        return service == null ? today : Objects.requireNonNull(service.deliveredOn());
    }

    /** How the notice was served on paper; null when it comes by inbox. */
    public @Nullable String serviceText(LocalDate today) {
        return service == null ? null : service.text(today);
    }
}
