package io.ecocredit.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL server whose Java process was killed: it holds its data folder until it is stopped. */
final class OrphanedServer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private OrphanedServer() {}

    /** Stops the server that {@code postmaster.pid} names, if it lives, first politely and then at once; both are safe. */
    static void stop(Path data) throws IOException {
        Optional<ProcessHandle> server = ServerFile.of(data).process();
        if (server.isEmpty()) {
            return;
        }
        signal(server.get(), "INT");
        if (!ends(server.get())) {
            signal(server.get(), "QUIT");
            if (!ends(server.get())) {
                throw new IOException("a PostgreSQL server (process "
                        + server.get().pid() + ") still holds " + data + " and does not stop");
            }
        }
    }

    private static void signal(ProcessHandle process, String signal) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping an orphaned server", interrupted);
        }
    }

    private static boolean ends(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRuns) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping an orphaned server", interrupted);
        } catch (ExecutionException impossible) {
            throw new IOException(impossible);
        }
    }
}
