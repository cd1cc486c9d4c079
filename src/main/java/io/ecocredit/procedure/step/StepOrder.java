package io.ecocredit.procedure.step;

import io.ecocredit.evidence.EvidenceIds;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stated with a step, as it is sent.
 *
 * @param reason at most 2000 characters
 * @param evidence numbers of files that were handed in for the institution
 * @param upheld whether the objection is; with its decision only
 * @param service how the notice was served on paper, with steps that send one; without it, it arrives in the inbox today where
 *     anybody can open that
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

    /** Whether the notice comes by inbox and by nothing else. */
    boolean comesByInbox() {
        return service == null || service.comesByInbox();
    }

    /**
     * When the notice of a step arrives (I-29): at once by an inbox that can be opened, or as its service on paper says.
     *
     * @param taken day of the step that it tells of, in Asia/Shanghai
     * @throws RefusalException when a service on paper is not stated as it must be
     */
    Arrival arrival(LocalDate taken, LocalDate today) {
        if (service == null) {
            return new Arrival(today, null, null);
        }
        return service.comesByInbox()
                ? new Arrival(today, null, service.text(taken, today))
                : new Arrival(service.deliveredOn(), null, service.text(taken, today));
    }

    /**
     * The arrival of a letter that was on its way, or that could not be opened until now.
     *
     * @throws RefusalException when it is not stated as it must be
     */
    Arrival recorded(LocalDate taken, LocalDate today) {
        if (service == null || (service.deliveredOn() == null && !service.comesByInbox())) {
            throw RecordedService.refusal("service.deliveredOn", null, "须写明送达日期");
        }
        return arrival(taken, today);
    }
}
