package io.ecocredit.platform.operation;

/** Whether an operation takes an {@code Idempotency-Key}, by which a request is known when it is sent again. */
public enum IdempotencyKey {
    NONE,
    /** The version that was seen keeps a repetition from doing anything; a key gets it the first answer. */
    OPTIONAL,
    REQUIRED
}
