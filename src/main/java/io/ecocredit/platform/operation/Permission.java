package io.ecocredit.platform.operation;

/** What a role may do with an operation. */
public enum Permission {
    /** On everything that the operation shows. */
    ALL,
    /** On what is its own; what belongs to others is answered as if it did not exist. */
    OWN,
    REFUSED
}
