package io.ecocredit.platform.database;

import io.ecocredit.platform.database.DatabaseSettings.Role;
import io.ecocredit.platform.sql.OverJdbc;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes sure, before the schema is migrated, that the roles exist that the service runs as. */
public final class DatabaseRoles {

    private static final String NO_PRIVILEGE = "42501";
    private static final long ONE_START_AT_A_TIME = 2024021001L;

    private DatabaseRoles() {}

    /**
     * Creates missing roles and sets their passwords.
     *
     * @throws NoDatabaseException when the database does not let its owner in, or a role that is there already
     * @throws SQLException when its owner may not create roles and one is missing
     */
    public static void prepare(DatabaseSettings settings) throws SQLException {
        boolean areSet;
        try (Connection connection = FirstConnection.asOwner(settings)) {
            connection.setAutoCommit(false);
            OverJdbc.query(connection, "select pg_advisory_xact_lock($1)", Tuple.of(ONE_START_AT_A_TIME));
            boolean mayCreate = OverJdbc.only(
                    connection,
                    "select rolcreaterole or rolsuper from pg_roles where rolname = current_user",
                    Tuple.tuple(),
                    Boolean.class);
            for (Role role : Role.values()) {
                prepare(connection, role, settings.password(role), mayCreate);
            }
            connection.commit();
            areSet = mayCreate;
        }
        if (!areSet) {
            for (Role role : Role.values()) {
                FirstConnection.as(settings, role).close();
            }
        }
    }

    /**
     * Looks whether the roles of the inside are let in and find their schema, where the copy that starts makes neither.
     *
     * @throws NoDatabaseException when one is not
     * @throws SchemaVersion.OlderException when nobody has migrated yet
     */
    public static void requireReady(DatabaseSettings settings) throws SQLException {
        try (Connection connection = FirstConnection.as(settings, Role.RUNNING)) {
            SchemaVersion.require(SchemaVersion.found(connection));
        }
        FirstConnection.as(settings, Role.PRACTITIONERS).close();
        FirstConnection.as(settings, Role.AUDIT).close();
    }

    /** @throws NoDatabaseException when the certificate of the server from which the public side reads proves nothing */
    public static void requireProofOfReader(DatabaseSettings settings) {
        FirstConnection.requireProofOfReader(settings);
    }

    private static void prepare(Connection connection, Role role, String password, boolean mayCreate)
            throws SQLException {
        boolean exists = !OverJdbc.query(connection, "select from pg_roles where rolname = $1", Tuple.of(role.user()))
                .isEmpty();
        if (!exists && !mayCreate) {
            throw new SQLException(
                    "The owner of the database may not create roles. An administrator must run: CREATE ROLE "
                            + role.user() + " LOGIN PASSWORD '...' and give that password in ECOCREDIT_DATABASE_" + role
                            + "_PASSWORD.",
                    NO_PRIVILEGE);
        }
        if (mayCreate) {
            try (Statement statement = connection.createStatement()) {
                statement.execute((exists ? "alter" : "create") + " role " + role.user()
                        + " login nosuperuser nocreatedb nocreaterole nobypassrls password "
                        + statement.enquoteLiteral(password));
            }
        }
    }
}
