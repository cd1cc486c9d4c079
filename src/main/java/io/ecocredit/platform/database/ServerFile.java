package io.ecocredit.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code postmaster.pid} says of the server of a data folder: its process first, its port in the fourth line. */
record ServerFile(List<String> lines) {

    private static final int PROCESS = 0;
    private static final int PORT = 3;

    static ServerFile of(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        return new ServerFile(Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    /** The server's process, if it lives; a number that another program has by now is not the server's. */
    Optional<ProcessHandle> process() {
        Integer number = number(PROCESS);
        return number == null
                ? Optional.empty()
                : ProcessHandle.of(number)
                        .filter(process ->
                                process.info().command().orElse("postgres").contains("postgres"));
    }

    /** The port on which the server listens, or null when there is no living server. */
    @Nullable
    Integer port() {
        return process().isPresent() ? number(PORT) : null;
    }

    private @Nullable Integer number(int line) {
        return lines.size() > line && lines.get(line).strip().matches("[0-9]{1,9}")
                ? Integer.valueOf(lines.get(line).strip())
                : null;
    }
}
