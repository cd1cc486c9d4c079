package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the data of a server that goes on working, from which its log makes a whole one. */
final class BaseBackup {

    private BaseBackup() {}

    /** @param owner a connection of a superuser to the server whose data these are */
    static void take(Connection owner, Path data, Path backup) throws SQLException, IOException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("select pg_backup_start('rehearsal', true)");
            copy(data, backup);
            try (ResultSet stopped = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                stopped.next();
                Files.writeString(backup.resolve("backup_label"), stopped.getString(1));
            }
        }
    }

    /** The log before the backup is not needed, and what changes or vanishes meanwhile the log brings back. */
    static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(from)) {
            all = tree.toList();
        }
        for (Path path : all) {
            Path place = from.relativize(path);
            boolean isLeftOut =
                    place.toString().matches("postmaster\\..*|pg_wal/[0-9A-F]{24}|pg_wal/archive_status/.+");
            try {
                if (!isLeftOut) {
                    Files.copy(path, to.resolve(place), StandardCopyOption.COPY_ATTRIBUTES);
                }
            } catch (NoSuchFileException vanished) {
                assertThat(place.toString()).doesNotStartWith("global");
            }
        }
    }
}
