package io.ecocredit.platform.database;

import io.ecocredit.platform.database.DatabaseSettings.Role;
import io.ecocredit.platform.database.NoDatabaseException.Wanted;
import io.ecocredit.platform.sql.OverJdbc;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.util.PasswordUtil;

/** Makes sure, before the schema is migrated, that the roles exist that the service runs as. */
public final class DatabaseRoles {

    private static final String NO_PRIVILEGE = "42501";
    private static final String LOCKING = "'pg_catalog.pg_advisory_xact_lock(bigint)', 'execute'";
    private static final long ONE_START_AT_A_TIME = 2024021001L;

    private DatabaseRoles() {}

    /**
     * Creates missing roles and sets their passwords, where the owner may; no password stands in a statement, but what the
     * server keeps of it.
     *
     * @throws NoDatabaseException when the database does not let its owner in, or a role that is there already; or when the
     *     owner lacks a right that docs/operations.md asks for
     */
    public static void prepare(DatabaseSettings settings) throws SQLException {
        List<Role> asTheyAre = new ArrayList<>();
        try (Connection connection = FirstConnection.asOwner(settings)) {
            FirstConnection.requireOwn(connection, settings, null);
            requireHandedOver(connection, settings);
            connection.setAutoCommit(false);
            OverJdbc.query(connection, "select pg_advisory_xact_lock($1)", Tuple.of(ONE_START_AT_A_TIME));
            for (Role role : Role.values()) {
                if (!set(connection, role, settings)) {
                    asTheyAre.add(role);
                }
            }
            connection.commit();
        }
        for (Role role : asTheyAre) {
            FirstConnection.as(settings, role).close();
        }
    }

    private static void requireHandedOver(Connection owner, DatabaseSettings settings) throws SQLException {
        if (!is(
                owner,
                "has_parameter_privilege('ecocredit.reach', 'set') and has_function_privilege(" + LOCKING + ")")) {
            throw lacking(
                    settings,
                    "请由超级用户在该数据库中执行一次database/handover.sql，a superuser must run database/handover.sql in it once");
        }
    }

    /** False where the owner may not, and somebody else made the role. */
    private static boolean set(Connection owner, Role role, DatabaseSettings settings) throws SQLException {
        boolean exists = is(owner, "exists (select from pg_roles where rolname = '" + role.user() + "')");
        boolean isSuper = is(owner, "(select rolsuper from pg_roles where rolname = current_user)");
        if (!exists && !is(owner, "(select rolsuper or rolcreaterole from pg_roles where rolname = current_user)")) {
            throw lacking(
                    settings,
                    "请由管理员执行CREATE ROLE " + role.user() + " LOGIN PASSWORD '…'，并在" + DatabaseSettings.passwordOf(role)
                            + "中给出口令，the owner may not create roles, an administrator must create this one");
        }
        if (exists && !isSuper && !is(owner, "pg_has_role('" + role.user() + "', 'member with admin option')")) {
            return false;
        }
        String rights = exists && !isSuper ? " login" : " login nosuperuser nocreatedb nocreaterole nobypassrls";
        try (Statement statement = owner.createStatement()) {
            statement.execute((exists ? "alter" : "create") + " role " + role.user() + rights + " password "
                    + statement.enquoteLiteral(kept(settings.password(role))));
        }
        return true;
    }

    /** What the server keeps of a password, by which it knows it again and which tells nobody else. */
    private static String kept(String password) {
        return PasswordUtil.encodeScramSha256(password.toCharArray());
    }

    private static boolean is(Connection owner, String question) throws SQLException {
        return OverJdbc.only(owner, "select " + question, Tuple.tuple(), Boolean.class);
    }

    private static NoDatabaseException lacking(DatabaseSettings settings, String remedy) {
        return new NoDatabaseException(
                ConnectionFault.RIGHT,
                new Wanted(settings.place(), settings.owner(), "ECOCREDIT_DATABASE_USER"),
                new SQLException(remedy, NO_PRIVILEGE));
    }

    /**
     * Looks whether the roles of the inside are let in and find their schema, where the copy that starts makes neither.
     *
     * @throws NoDatabaseException when one is not
     * @throws SchemaVersion.OlderException when nobody has migrated yet
     */
    public static void requireReady(DatabaseSettings settings) throws SQLException {
        try (Connection connection = FirstConnection.as(settings, Role.RUNNING)) {
            FirstConnection.requireOwn(connection, settings, Role.RUNNING);
            SchemaVersion.require(SchemaVersion.found(connection));
        }
        FirstConnection.as(settings, Role.PRACTITIONERS).close();
        FirstConnection.as(settings, Role.AUDIT).close();
    }

    /** @throws NoDatabaseException when the certificate of the server from which the public side reads proves nothing */
    public static void requireProofOfReader(DatabaseSettings settings) {
        FirstConnection.requireProofOfReader(settings);
    }
}
