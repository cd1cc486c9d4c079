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
import java.util.Map;
import java.util.stream.Stream;

/** A program under measurement: how it is started, asked and watched. */
final class Server implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final String name;
    final int port;
    private final Process process;

    private Server(String name, int port, Process process) {
        this.name = name;
        this.port = port;
        this.process = process;
    }

    /** Somebody else's, such as a proxy. */
    static Server at(String name, int port) {
        return new Server(name, port, null);
    }

    static Server start(String name, Map<String, String> environment, List<String> arguments, String ready)
            throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            free.close();
            return start(name, environment, arguments, ready, port);
        }
    }

    static Server start(String name, Map<String, String> environment, List<String> arguments, String ready, int port)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx512m"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(
                Path.of("benchmarks", "target", name + ".log").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        Server server = new Server(name, port, builder.start());
        for (int attempt = 0; attempt < 2400 && server.process.isAlive(); attempt++) {
            try {
                if (server.get(ready).statusCode() < 500) {
                    return server;
                }
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException(name + " does not start");
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(address(path))).timeout(Duration.ofSeconds(60)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpClient client() {
        return CLIENT;
    }

    /** Seconds of processor time so far. */
    double cpu() throws IOException {
        return ticks(process.pid(), 2) / 100.0;
    }

    /** Seconds of processor time so far of all processes of a name, and of their children that ended. */
    static double cpuOf(String name) throws IOException {
        long ticks = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path each : processes.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
                try {
                    if (Files.readString(each.resolve("comm")).strip().equals(name)) {
                        ticks += ticks(Long.parseLong(each.getFileName().toString()), 4);
                    }
                } catch (IOException ended) {
                    // not running any more
                }
            }
        }
        return ticks / 100.0;
    }

    /** Tells the Java what to do by jcmd. */
    void command(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("java.home") + "/bin/jcmd", Long.toString(process.pid())));
        command.addAll(List.of(words));
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    /** Ends it as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Resident memory, in MiB. */
    long memory() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        }
    }

    /** @param kinds two for its own time, in the program and in the system; four for that of ended children too */
    private static long ticks(long pid, int kinds) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Stream.of(fields).skip(11).limit(kinds).mapToLong(Long::parseLong).sum();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
