import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the program starts on a starved machine: each time with a database of its own that is made first, while others keep
 * the processors busy. {@code -Drounds=}, {@code -Dload=} for others than twenty starts at a load of 20.
 */
public final class StarvedStarts {

    private static final String PROGRAM = "benchmarks/target/quarkus-app/quarkus-run.jar";
    private static final int ROUNDS = Integer.getInteger("rounds", 20);
    private static final int LOAD = Integer.getInteger("load", 20);

    /** Nobody waits longer for one. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private StarvedStarts() {}

    public static void main(String[] arguments) throws Exception {
        List<Process> busy = new ArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> busy.forEach(Process::destroyForcibly)));
        int failed = 0;
        try {
            for (int each = 0; each < LOAD; each++) {
                busy.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            }
            System.out.printf("%n## Starts at a load of %d%n%n| start | s to ready | waited for the database |%n| ---: | ---: | ---: |%n", LOAD);
            for (int round = 1; round <= ROUNDS; round++) {
                failed += started(round) ? 0 : 1;
            }
        } finally {
            busy.forEach(Process::destroyForcibly);
        }
        if (failed > 0) {
            throw new IllegalStateException(failed + " of " + ROUNDS + " did not become ready");
        }
    }

    private static boolean started(int round) throws Exception {
        Path folder = Files.createTempDirectory("starved-");
        Path log = Path.of("benchmarks", "target", "starved-" + round + ".log");
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-jar", PROGRAM)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("ECOCREDIT_DATA_FOLDER", folder.toString());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        long begin = System.nanoTime();
        Process program = builder.start();
        try {
            boolean ready = false;
            while (!ready && program.isAlive() && System.nanoTime() - begin < LIMIT.toNanos()) {
                Thread.sleep(100);
                ready = isReady(port) && Files.readString(log).contains("(ready)");
            }
            long waits = Files.readString(log).lines().filter(line -> line.contains("(waiting for")).count();
            System.out.printf("| %d | %s | %d |%n", round, ready ? "%.1f".formatted((System.nanoTime() - begin) / 1e9) : "never, see " + log, waits);
            return ready;
        } finally {
            program.destroy();
            program.waitFor();
            delete(folder);
        }
    }

    private static boolean isReady(int port) throws InterruptedException {
        try {
            return CLIENT.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                                            .timeout(Duration.ofSeconds(20))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
