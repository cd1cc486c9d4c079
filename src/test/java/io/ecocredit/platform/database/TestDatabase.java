package io.ecocredit.platform.database;

import io.ecocredit.platform.sql.OverJdbc;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** Who owns a database that was handed over; no superuser. */
    public static final String OWNER = "ecocredit";

    private static final Path HANDOVER = Path.of("database", "handover.sql");

    private TestDatabase() {}

    /** A database that is gone when it is closed. */
    public static EmbeddedDatabase temporary() throws IOException, SQLException {
        return EmbeddedDatabase.temporary(UNPACKED);
    }

    /**
     * The database in the hands of an owner who is no superuser, as docs/operations.md has an administrator make one. Asked
     * again for the same, it is that of the first time.
     */
    public static DatabaseSettings handedOver(EmbeddedDatabase database) throws IOException, SQLException {
        String address = database.settings().address();
        try (Connection administrator = administrator(database);
                Statement statement = administrator.createStatement()) {
            if (OverJdbc.query(administrator, "select from pg_roles where rolname = $1", Tuple.of(OWNER))
                    .isEmpty()) {
                statement.execute("create role " + OWNER + " login createrole password '" + KEY + "'");
                statement.execute("alter database " + statement.enquoteIdentifier(administrator.getCatalog(), true)
                        + " owner to " + OWNER);
                statement.execute(Files.readString(HANDOVER));
            }
        }
        return DatabaseSettings.of("postgresql://" + address, OWNER, KEY, role -> null);
    }

    /** What a program is told to be a demonstration on a database, and more beside it. */
    public static Map<String, String> demonstrationOn(EmbeddedDatabase database, String... more) {
        DatabaseSettings owned;
        try {
            owned = handedOver(database);
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("the database cannot be handed over", failure);
        }
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_PROFILE",
                "demonstration",
                "ECOCREDIT_DATABASE_URL",
                "postgresql://" + owned.address(),
                "ECOCREDIT_DATABASE_USER",
                owned.owner(),
                "ECOCREDIT_DATABASE_PASSWORD",
                owned.ownerPassword(),
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

    /** A connection as the superuser, who may do and sees everything. */
    public static Connection administrator(EmbeddedDatabase database) throws SQLException {
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
