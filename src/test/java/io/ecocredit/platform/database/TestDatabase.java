package io.ecocredit.platform.database;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Databases for tests: the programs are unpacked once for all of them. */
public final class TestDatabase {

    private static final Path UNPACKED = Path.of("target", "unpacked");
    private static final String PROGRAMS = "postgresql-programs";

    /** Of all programs that these tests start, since several may work on one database. */
    private static final String KEY = Base64.getEncoder().encodeToString(new SecureRandom().generateSeed(32));

    private TestDatabase() {}

    /** A database that is gone when it is closed. */
    public static EmbeddedDatabase temporary() throws IOException, SQLException {
        return EmbeddedDatabase.temporary(UNPACKED);
    }

    /** What a program is told to be a demonstration on a database, and more beside it. */
    public static Map<String, String> demonstrationOn(EmbeddedDatabase database, String... more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_PROFILE",
                "demonstration",
                "ECOCREDIT_DATABASE_URL",
                "postgresql://" + database.settings().address(),
                "ECOCREDIT_DATABASE_USER",
                database.settings().owner(),
                "ECOCREDIT_DATABASE_PASSWORD",
                database.settings().ownerPassword(),
                "ECOCREDIT_PERSONAL_DATA_KEYS_COPIES",
                KEY,
                "ECOCREDIT_PERSONAL_DATA_ACTIVE_KEY",
                "copies",
                "ECOCREDIT_PERSONAL_DATA_INDEX_KEY",
                KEY));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    /** A connection as the owner, who may do everything. */
    public static Connection owner(EmbeddedDatabase database) throws SQLException {
        DatabaseSettings settings = database.settings();
        return DriverManager.getConnection(settings.jdbcUrl(), settings.owner(), settings.ownerPassword());
    }

    /** Puts the programs where a program on a folder finds them, so that it need not unpack them. */
    public static void unpackInto(Path folder) throws IOException {
        Path target = folder.resolve(PROGRAMS);
        if (Files.exists(target)) {
            return;
        }
        Path source = PostgresPrograms.in(PrivateFolder.make(UNPACKED).resolve(PROGRAMS))
                .folder();
        PrivateFolder.make(target);
        List<Path> all;
        try (Stream<Path> tree = Files.walk(source)) {
            all = tree.filter(path -> !path.equals(source)).toList();
        }
        for (Path path : all) {
            put(path, target.resolve(source.relativize(path)));
        }
    }

    private static void put(Path path, Path place) throws IOException {
        if (Files.isSymbolicLink(path)) {
            Files.createSymbolicLink(place, Files.readSymbolicLink(path));
        } else if (Files.isDirectory(path)) {
            Files.createDirectory(place);
        } else {
            try {
                Files.createLink(place, path);
            } catch (FileSystemException anotherFileSystem) {
                Files.copy(path, place, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
