package io.ecocredit.platform.database;

/** No connection to a database was to be had at the start, however long it was tried. */
public final class NoDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ConnectionFault fault;
    private final Wanted wanted;

    /**
     * A connection that a start needs.
     *
     * @param place host, port and name of the database
     * @param user as whom
     * @param settings the variables that name the place, and the password
     */
    public record Wanted(String place, String user, String settings) {}

    NoDatabaseException(ConnectionFault fault, Wanted wanted, Throwable cause) {
        super(cause);
        this.fault = fault;
        this.wanted = wanted;
    }

    public ConnectionFault fault() {
        return fault;
    }

    public Wanted wanted() {
        return wanted;
    }
}
