package io.ecocredit.platform.database;

import io.ecocredit.platform.clock.Patience;
import io.ecocredit.platform.database.NoDatabaseException.Wanted;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.telling.OperatorTold;
import io.ecocredit.platform.telling.OperatorTold.Level;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of the program's own, on the loopback address: kept in a folder, or temporary. The folder is its user's alone,
 * with the data, the programs and a random password in it; no other user of the machine gets in. What an older version left
 * (no password, loose modes) is put right before the server starts.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String NAME = "ecocredit";
    private static final String OWNER = PostgresServer.OWNER;
    private static final String DATA = "postgresql";
    private static final String LOG = "postgresql.log";
    private static final String PASSWORD = "postgresql-password";
    private static final String PROGRAMS = "postgresql-programs";
    private static final int PASSWORD_BYTES = 32;

    private static final int LOWEST_PORT = 13_000;
    private static final int PORTS = 3_000;

    private final PostgresServer server;
    private final int port;
    private final String password;
    private final @Nullable Path temporaryFolder;
    private boolean closed;

    private EmbeddedDatabase(PostgresServer server, int port, String password, @Nullable Path temporaryFolder) {
        this.server = server;
        this.port = port;
        this.password = password;
        this.temporaryFolder = temporaryFolder;
    }

    /**
     * Starts the server whose data are kept in a folder. The caller holds the folder's lock, so a server that still runs
     * there was left behind by a process that was killed, and is stopped first.
     *
     * @throws PrivateFolder.NotPrivateException when the folder is, or may be, somebody else's
     * @throws DatabaseServerException when the server does not come up in the time of a start
     */
    public static EmbeddedDatabase in(Path folder) throws IOException, SQLException {
        return in(folder, Patience.ofTheStart().limit());
    }

    /** The same with a limit of its own on how long the server takes to come up. */
    static EmbeddedDatabase in(Path folder, Duration startLimit) throws IOException, SQLException {
        Path own = PrivateFolder.make(folder);
        return started(own, PostgresPrograms.in(own.resolve(PROGRAMS)), true, startLimit);
    }

    /** The database of another process that runs on a folder, or null when none does. It stays that process's to stop. */
    public static @Nullable DatabaseSettings runningIn(Path folder) throws IOException {
        Integer port = ServerFile.of(folder.resolve(DATA)).port();
        Path password = folder.resolve(PASSWORD);
        return port == null || !Files.exists(password)
                ? null
                : settings(port, NAME, Files.readString(password).strip());
    }

    /**
     * Starts a server whose data are deleted when it is closed, and need not outlive the machine's fall.
     *
     * @param folder a private folder in which the programs are kept for the next time
     */
    public static EmbeddedDatabase temporary(Path folder) throws IOException, SQLException {
        PostgresPrograms programs =
                PostgresPrograms.in(PrivateFolder.make(folder).resolve(PROGRAMS));
        Path made = Files.createTempDirectory("ecocredit-");
        try {
            return started(made, programs, false, Patience.ofTheStart().limit());
        } catch (IOException | SQLException failure) {
            if (Files.exists(made)) {
                PostgresPrograms.deleteTree(made, programs.folder());
            }
            throw failure;
        }
    }

    private static EmbeddedDatabase started(Path folder, PostgresPrograms programs, boolean kept, Duration limit)
            throws IOException, SQLException {
        Path data = folder.resolve(DATA);
        Path passwordFile = folder.resolve(PASSWORD);
        PrivateFolder.keepFile(folder.resolve(LOG));
        PrivateFolder.keepFile(passwordFile);
        PostgresServer server = new PostgresServer(programs, data, folder.resolve(LOG));
        String password = randomPassword();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            PrivateFolder.write(passwordFile, password + "\n");
            server.make(passwordFile, limit);
        }
        PrivateFolder.make(data);
        OrphanedServer.stop(data);
        if (Files.exists(passwordFile)) {
            password = Files.readString(passwordFile).strip();
        } else {
            server.setPassword(password, limit);
        }
        int port = freePort();
        try {
            server.start(port, kept, limit);
        } catch (DatabaseServerException tooLate) {
            OrphanedServer.stop(data);
            throw tooLate;
        }
        EmbeddedDatabase database = new EmbeddedDatabase(server, port, password, kept ? null : folder);
        try {
            database.create(NAME);
            if (!Files.exists(passwordFile)) {
                PrivateFolder.write(passwordFile, password + "\n");
            }
        } catch (SQLException failure) {
            database.close();
            throw told(failure, passwordFile);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(database::end));
        return database;
    }

    private static SQLException told(SQLException failure, Path passwordFile) {
        if (ConnectionFault.of(failure) != ConnectionFault.PASSWORD) {
            return failure;
        }
        throw new NoDatabaseException(
                ConnectionFault.PASSWORD,
                new Wanted(NAME, OWNER, passwordFile + "，删除该文件后重新启动即设新口令，delete this file to set a new one"),
                failure);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
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

    /** Adds another empty database to the server, as a clean one for a test. */
    public DatabaseSettings create(String name) throws SQLException {
        DatabaseSettings first = settings(port, OWNER, password);
        try (Connection connection = DriverManager.getConnection(first.jdbcUrl(), OWNER, password);
                Statement statement = connection.createStatement()) {
            if (OverJdbc.query(connection, "select from pg_database where datname = $1", Tuple.of(name))
                    .isEmpty()) {
                statement.execute("create database " + statement.enquoteIdentifier(name, true)
                        + " template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8'"
                        + " lc_collate 'C' lc_ctype 'C.UTF-8'");
            }
        }
        return settings(port, name, password);
    }

    /** Where the service's database is, and the password of its owner. */
    public DatabaseSettings settings() {
        return settings(port, NAME, password);
    }

    private static DatabaseSettings settings(int port, String name, String password) {
        return DatabaseSettings.of("jdbc:postgresql://127.0.0.1:" + port + "/" + name, OWNER, password, role -> null);
    }

    private void end() {
        try {
            close();
        } catch (IOException leftBehind) {
            OperatorTold.tell(
                    Level.WARN,
                    "database-server",
                    "数据库未能停止 (the database does not stop)："
                            + String.valueOf(leftBehind.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
    }

    /** A server that is killed while it is told to stop leaves its file behind, and does not live. */
    private void stop() throws IOException {
        if (lives()) {
            try {
                server.stop();
            } catch (IOException notStopped) {
                if (lives()) {
                    throw notStopped;
                }
            }
        }
    }

    private boolean lives() throws IOException {
        return ServerFile.of(server.data()).process().isPresent();
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        if (temporaryFolder != null && Files.exists(temporaryFolder)) {
            PostgresPrograms.deleteTree(temporaryFolder, server.programs().folder());
        }
    }
}
