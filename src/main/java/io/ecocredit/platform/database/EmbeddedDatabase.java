package io.ecocredit.platform.database;

import io.ecocredit.platform.sql.OverJdbc;
import io.vertx.mutiny.sqlclient.Tuple;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of the program's own, on the loopback address: kept in a folder, or temporary. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String NAME = "ecocredit";
    private static final String OWNER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int LONGEST_CAUSE = 4_000;
    private static final int LOWEST_PORT = 13_000;
    private static final int PORTS = 3_000;

    /** Where PostgreSQL's own programs are unpacked; each user's own, since another's could not be locked. */
    private static final Path PROGRAMS =
            Path.of(System.getProperty("java.io.tmpdir"), "ecocredit-postgresql-" + System.getProperty("user.name"));

    private final EmbeddedPostgres server;
    private final @Nullable Path temporaryFolder;

    private EmbeddedDatabase(EmbeddedPostgres server, @Nullable Path temporaryFolder) {
        this.server = server;
        this.temporaryFolder = temporaryFolder;
    }

    /**
     * Starts the server whose data are kept in a folder. The caller holds the folder's lock, so a server that still runs
     * there was left behind by a process that was killed, and is stopped first.
     */
    public static EmbeddedDatabase in(Path folder) throws IOException, SQLException {
        Path data = folder.resolve("postgresql");
        Files.createDirectories(folder);
        OrphanedServer.stop(data);
        return started(start(data, folder.resolve("postgresql.log")), null);
    }

    /** The database of another process that runs on a folder, or null when none does. It stays that process's to stop. */
    public static @Nullable DatabaseSettings runningIn(Path folder) throws IOException {
        Integer port = ServerFile.of(folder.resolve("postgresql")).port();
        return port == null ? null : DatabaseSettings.of(url(port, NAME), OWNER, "", role -> null);
    }

    /** Starts a server whose data are deleted when it is closed. */
    public static EmbeddedDatabase temporary() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("ecocredit-");
        return started(start(folder.resolve("postgresql"), folder.resolve("postgresql.log")), folder);
    }

    /** @throws IOException when the server does not come up, with what it wrote to its log */
    private static EmbeddedPostgres start(Path data, Path log) throws IOException {
        long before = Files.exists(log) ? Files.size(log) : 0;
        try {
            return builder(data, log).start();
        } catch (IOException failure) {
            if (!Files.exists(log)) {
                throw failure;
            }
            try (InputStream written = Files.newInputStream(log)) {
                written.skipNBytes(before);
                String told = new String(written.readAllBytes(), StandardCharsets.UTF_8);
                String end = told.substring(Math.max(0, told.length() - LONGEST_CAUSE));
                throw new IOException(failure.getMessage() + "\n" + log + ":\n" + end, failure);
            }
        }
    }

    /** One that nobody holds, below those that systems give to whoever asks for any, since the server takes it later. */
    private static int freePort() {
        int port = LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException taken) {
            return freePort();
        }
    }

    private static EmbeddedPostgres.Builder builder(Path data, Path log) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(PROGRAMS.toFile())
                .setPort(freePort())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(START_LIMIT)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_parameter_max_length", "0")
                .setServerConfig("log_parameter_max_length_on_error", "0")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static EmbeddedDatabase started(EmbeddedPostgres server, @Nullable Path temporaryFolder)
            throws SQLException {
        EmbeddedDatabase database = new EmbeddedDatabase(server, temporaryFolder);
        database.create(NAME);
        return database;
    }

    /** Adds another empty database to the server, as a clean one for a test. */
    public DatabaseSettings create(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(server.getPort(), OWNER), OWNER, "");
                Statement statement = connection.createStatement()) {
            if (OverJdbc.query(connection, "select from pg_database where datname = $1", Tuple.of(name))
                    .isEmpty()) {
                statement.execute("create database " + statement.enquoteIdentifier(name, true)
                        + " template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8'"
                        + " lc_collate 'C' lc_ctype 'C.UTF-8'");
            }
        }
        return settings(name);
    }

    public DatabaseSettings settings() {
        return settings(NAME);
    }

    private DatabaseSettings settings(String name) {
        return DatabaseSettings.of(url(server.getPort(), name), OWNER, "", role -> null);
    }

    private static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (temporaryFolder != null && Files.exists(temporaryFolder)) {
            deleteTree(temporaryFolder);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
