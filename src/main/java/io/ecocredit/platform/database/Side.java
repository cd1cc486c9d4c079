package io.ecocredit.platform.database;

/** The two sides of the inside, each with a role and a schema that the other's role does not write. */
public enum Side {
    /** Institutions. */
    REGISTER("register", "<default>"),
    /** Natural persons (A36). */
    PRACTITIONERS("practitioners", "practitioners");

    private final String schema;
    private final String unit;

    Side(String schema, String unit) {
        this.schema = schema;
        this.unit = unit;
    }

    public String schema() {
        return schema;
    }

    /** The persistence unit of its entities. */
    String unit() {
        return unit;
    }
}
