package io.ecocredit.regulation.procedure;

/** What the public sees of a case at a step. */
public enum Face {
    /** Nothing: a case on its way is nobody's business but that of those who take part. */
    NOTHING,
    /** The proposed result, while the public notice (公示) runs (A20.3). */
    PROPOSED_RESULT,
    /** The published result (A20.6). */
    RESULT
}
