package io.ecocredit.platform.database;

import io.ecocredit.platform.database.DatabaseSettings.Role;
import io.ecocredit.platform.database.NoDatabaseException.Wanted;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The first connections of a start, before there are pools. */
final class FirstConnection {

    /** The driver itself would wait for ever for a server that accepts and says nothing. */
    private static final int SILENT_FOR_SECONDS = 20;

    private FirstConnection() {}

    /** @throws NoDatabaseException when there is none, after waiting where that may help */
    static Connection asOwner(DatabaseSettings settings) throws SQLException {
        return as(settings, settings.owner(), settings.ownerPassword(), "ECOCREDIT_DATABASE_PASSWORD");
    }

    /** @throws NoDatabaseException when there is none, after waiting where that may help */
    static Connection as(DatabaseSettings settings, Role role) throws SQLException {
        return as(settings, role.user(), settings.password(role), DatabaseSettings.passwordOf(role));
    }

    /**
     * Looks that the address leads to the server itself, or to a pooler that leaves a client its connection.
     *
     * @param connection the owner's or a role's, without a transaction
     * @throws NoDatabaseException when a pooler lends connections by transactions
     */
    static void requireOwn(Connection connection, DatabaseSettings settings, @Nullable Role role) throws SQLException {
        try (Connection another = role == null ? asOwner(settings) : as(settings, role)) {
            TransactionPooler.requireNone(
                    connection,
                    another,
                    new Wanted(
                            settings.place(), role == null ? settings.owner() : role.user(), DatabaseSettings.ADDRESS));
        }
    }

    /**
     * Asks the server from which the public side reads whether it is the one that its address names, where it must say so. The
     * pools' client at times tells a certificate that it has refused as a connection that was closed, for which it would be
     * waited; whatever else is wrong with that server is told by who needs it.
     *
     * @throws NoDatabaseException when its certificate proves nothing
     */
    static void requireProofOfReader(DatabaseSettings settings) {
        if (!settings.isReaderToProveItself()) {
            return;
        }
        Role role = Role.PUBLIC;
        try {
            DriverManager.getConnection(settings.readJdbcUrl(), properties(role.user(), settings.password(role)))
                    .close();
        } catch (SQLException failure) {
            if (ConnectionFault.of(failure) == ConnectionFault.CERTIFICATE) {
                throw new NoDatabaseException(
                        ConnectionFault.CERTIFICATE,
                        new Wanted(settings.readPlace(), role.user(), DatabaseSettings.EITHER_ADDRESS),
                        failure);
            }
        }
    }

    private static Properties properties(String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", Integer.toString(SILENT_FOR_SECONDS));
        return properties;
    }

    private static Connection as(DatabaseSettings settings, String user, String password, String variable)
            throws SQLException {
        Properties properties = properties(user, password);
        return DatabasePatience.patiently(
                new Wanted(settings.place(), user, DatabaseSettings.ADDRESS + "、" + variable),
                () -> DriverManager.getConnection(settings.jdbcUrl(), properties));
    }
}
