package io.ecocredit.platform.database;

/** The two sides of the inside, each with a role and a schema that the other's role does not write. */
public enum Side {
    /** Institutions. */
    REGISTER("register"),
    /** Natural persons (A36). */
    PRACTITIONERS("practitioners");

    private final String schema;

    Side(String schema) {
        this.schema = schema;
    }

    public String schema() {
        return schema;
    }
}
