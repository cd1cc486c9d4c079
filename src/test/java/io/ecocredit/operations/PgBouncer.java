package io.ecocredit.operations;

import io.ecocredit.platform.database.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A pooler between the program and its database. */
final class PgBouncer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final int port;

    private PgBouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param folder readable by others: started by root, it goes on as nobody
     * @param mode what a server's connection is lent for: session, transaction
     * @param passwords of all who come through it
     */
    static PgBouncer before(EmbeddedDatabase database, Path folder, String mode, Map<String, String> passwords)
            throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        StringBuilder users = new StringBuilder();
        passwords.forEach((user, password) -> users.append("\"%s\" \"%s\"%n".formatted(user, password)));
        Path known = Files.writeString(folder.resolve(mode + "-users.txt"), users);
        int port = freePort();
        Path settings = Files.writeString(
                folder.resolve(mode + ".ini"), """
                [databases]
                ecocredit = host=127.0.0.1 port=%d dbname=ecocredit
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                pool_mode = %s
                default_pool_size = 20
                ignore_startup_parameters = extra_float_digits, IntervalStyle
                """.formatted(Standby.portOf(database), port, known, mode));
        List<String> command = "root".equals(System.getProperty("user.name"))
                ? List.of("pgbouncer", "-u", "nobody", settings.toString())
                : List.of("pgbouncer", settings.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(mode + ".log").toFile())
                .start();
        PgBouncer pooler = new PgBouncer(process, port);
        pooler.awaitListening(folder.resolve(mode + ".log"));
        return pooler;
    }

    String address() {
        return "postgresql://127.0.0.1:" + port + "/ecocredit";
    }

    private void awaitListening(Path log) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new IOException("the pooler does not listen:\n" + Files.readString(log), notYet);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
