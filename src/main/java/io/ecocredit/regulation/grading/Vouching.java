package io.ecocredit.regulation.grading;

/** Whether whoever enters a record vouches that an authority of the kind its indicator demands established it (I-27). */
public enum Vouching {
    GIVEN,
    /** Accepted, and for a person to look at. */
    DOUBTFUL,
    MISSING
}
