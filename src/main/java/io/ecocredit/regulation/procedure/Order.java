package io.ecocredit.regulation.procedure;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stated with a step.
 *
 * @param reason in words, kept in the history
 * @param evidence files that have been handed in for the same subject
 * @param upheld whether an objection is; only with its decision
 */
public record Order(
        @Nullable String reason,
        List<UUID> evidence,
        @Nullable Boolean upheld) {

    /** Nothing stated. */
    public static final Order EMPTY = new Order(null, List.of(), null);

    public Order {
        evidence = List.copyOf(evidence);
    }
}
