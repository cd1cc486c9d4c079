package io.ecocredit.operations;

import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A hot standby that streams from another server, and what is asked of either as their administrator. */
final class Standby {

    private static final String PASSWORD_FILE = "postgresql-password";

    private Standby() {}

    /**
     * Makes a folder from which a server follows another.
     *
     * @param place the folder of the server that is followed
     */
    static EmbeddedDatabase of(EmbeddedDatabase writing, Path place, Path folder) throws SQLException, IOException {
        Files.createDirectories(folder);
        Path data = folder.resolve("postgresql");
        try (Connection administrator = TestDatabase.administrator(writing);
                Statement statement = administrator.createStatement()) {
            statement.execute("alter system set wal_keep_size = '1GB'");
            statement.execute("select pg_reload_conf()");
            BaseBackup.take(administrator, place.resolve("postgresql"), data);
        }
        Files.copy(place.resolve(PASSWORD_FILE), folder.resolve(PASSWORD_FILE));
        Files.createFile(data.resolve("standby.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + portOf(writing) + " user=postgres password="
                        + writing.settings().ownerPassword() + "'\n",
                StandardOpenOption.TRUNCATE_EXISTING);
        return EmbeddedDatabase.in(folder);
    }

    static int portOf(EmbeddedDatabase database) {
        return URI.create("postgresql://" + database.settings().address()).getPort();
    }

    /** The first value of the first row. */
    static String answer(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection administrator = TestDatabase.administrator(database);
                Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection administrator = TestDatabase.administrator(database);
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }
}
