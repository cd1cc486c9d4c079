package io.ecocredit.platform.database;

import io.ecocredit.platform.database.DatabaseSettings.Role;
import io.ecocredit.platform.database.NoDatabaseException.Wanted;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

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
        return as(settings, role.user(), settings.password(role), "ECOCREDIT_DATABASE_" + role + "_PASSWORD");
    }

    private static Connection as(DatabaseSettings settings, String user, String password, String variable)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", Integer.toString(SILENT_FOR_SECONDS));
        return DatabasePatience.patiently(
                new Wanted(settings.place(), user, DatabaseSettings.ADDRESS + "、" + variable),
                () -> DriverManager.getConnection(settings.jdbcUrl(), properties));
    }
}
