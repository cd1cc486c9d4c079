package io.ecocredit.platform.database;

import io.ecocredit.platform.telling.OperatorTold;
import io.ecocredit.platform.telling.OperatorTold.Level;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The commands that make, change, start and end a server of one's own. It listens on the loopback address alone, has no socket
 * in any folder, and lets nobody in without a password.
 *
 * @param data folder of the cluster
 * @param log where all of them write
 */
record PostgresServer(PostgresPrograms programs, Path data, Path log) {

    static final String OWNER = "postgres";

    private static final Logger LOG = Logger.getLogger(PostgresServer.class);
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");
    private static final int LONGEST_CAUSE = 4_000;
    private static final Duration STOPS_WITHIN = Duration.ofMinutes(1);

    /** The programs wait by themselves; whoever waits for them waits a little longer. */
    private static final Duration MORE = Duration.ofSeconds(30);

    /** Who waits longer is told what for. */
    private static final Duration SAID_AFTER = Duration.ofSeconds(10);

    private static final String ACCESS = """
            # Written at each start. Everybody needs a password, and nobody comes from another machine.
            host all all 127.0.0.1/32 scram-sha-256
            host replication postgres 127.0.0.1/32 scram-sha-256
            """;

    /** Makes a cluster whose owner's password is the first line of a file; one that was only half made is made again. */
    void make(Path passwordFile, Duration limit) throws IOException {
        Path making = data.resolveSibling(data.getFileName() + ".making");
        if (Files.exists(making)) {
            PostgresPrograms.deleteTree(making, data);
        }
        run(
                limit,
                null,
                "initdb",
                "-D",
                making.toString(),
                "-U",
                OWNER,
                "-E",
                "UTF-8",
                "--locale=C.UTF-8",
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile);
        Files.deleteIfExists(data);
        Files.move(making, data);
    }

    /**
     * Gives the owner a password while no server runs, so that nobody comes in before, and takes every other role's: those of
     * an older folder could be worked out by anybody, and the service sets its own anew.
     */
    void setPassword(String password, Duration limit) throws IOException {
        if (Files.exists(data.resolve("standby.signal"))) {
            throw new IOException("备用库须有主库的口令文件postgresql-password，请一并复制 "
                    + "(a standby needs the password file of its primary beside it)");
        }
        run(
                limit,
                "do $$ declare each name; begin for each in select rolname from pg_authid where rolpassword is not null loop"
                        + " execute format('alter role %I password null', each); end loop; end $$\n"
                        + "alter role " + OWNER + " login superuser password '" + password + "'\n",
                "postgres",
                "--single",
                "-D",
                data.toString(),
                "-c",
                "password_encryption=scram-sha-256",
                "-c",
                "log_statement=none",
                "-c",
                "log_min_error_statement=panic",
                "postgres");
    }

    /** @param kept whether the data outlive the server, and so must outlive the machine's fall */
    void start(int port, boolean kept, Duration limit) throws IOException {
        PrivateFolder.write(data.resolve("pg_hba.conf"), ACCESS);
        Map<String, String> settings = new TreeMap<>(Map.of(
                "port", Integer.toString(port),
                "fsync", kept ? "on" : "off",
                "synchronous_commit", "on",
                "hba_file", "pg_hba.conf",
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "password_encryption", "scram-sha-256",
                "log_error_verbosity", "terse",
                "log_parameter_max_length", "0",
                "log_parameter_max_length_on_error", "0"));
        List<String> options = new ArrayList<>();
        settings.forEach((name, value) -> options.add("-c " + name + "=" + value));
        run(
                limit,
                null,
                "pg_ctl",
                "-D",
                data.toString(),
                "-o",
                String.join(" ", options),
                "-w",
                "-t",
                Long.toString(limit.toSeconds()),
                "start");
    }

    void stop() throws IOException {
        run(
                STOPS_WITHIN,
                null,
                "pg_ctl",
                "-D",
                data.toString(),
                "-m",
                "fast",
                "-w",
                "-t",
                Long.toString(STOPS_WITHIN.toSeconds()),
                "stop");
    }

    /** Runs one of the programs in the cluster's folder, which relative settings start from. */
    private void run(Duration limit, @Nullable String input, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (PrivateFolder.owner(programs.folder()) == 0 && Files.isExecutable(UNSHARE)) {
            command.addAll(List.of(UNSHARE.toString(), "-U"));
        }
        command.add(programs.program(program).toString());
        command.addAll(List.of(arguments));
        if (!Files.exists(log)) {
            PrivateFolder.write(log, "");
        }
        long before = Files.size(log);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory((Files.isDirectory(data) ? data : programs.folder()).toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        int status = ended(program, builder.start(), input, limit.plus(MORE));
        if (status != 0) {
            throw new DatabaseServerException(program, log, "ended with " + status + "\n" + writtenSince(before));
        }
    }

    private int ended(String program, Process process, @Nullable String input, Duration limit) throws IOException {
        try (var into = process.outputWriter(StandardCharsets.UTF_8)) {
            into.write(Objects.requireNonNullElse(input, ""));
        } catch (IOException endedBefore) {
            LOG.debugf("not all was read: %s", endedBefore.getMessage());
        }
        try {
            if (process.waitFor(SAID_AFTER.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            OperatorTold.tell(
                    Level.WARN,
                    "waiting-for-database",
                    "等待内置数据库（" + program + "），最多再等" + limit.toSeconds()
                            + "秒 (waiting for the embedded database, at most for as many seconds more)。");
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DatabaseServerException(program, log, "does not end within " + limit.toSeconds() + " s");
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the database", interrupted);
        }
    }

    private String writtenSince(long before) throws IOException {
        try (InputStream written = Files.newInputStream(log)) {
            written.skipNBytes(before);
            String told = new String(written.readAllBytes(), StandardCharsets.UTF_8);
            return told.substring(Math.max(0, told.length() - LONGEST_CAUSE));
        }
    }
}
