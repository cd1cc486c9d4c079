package io.ecocredit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged program as a process of its own, with its folder, its port and what it printed. */
public final class Program implements AutoCloseable {

    /** What a program prints once its sample region is there. */
    public static final String LOADED = "# auditor";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final Ports ports;
    private final Output output;

    /** Where a process writes: its answer, and what it says to people. */
    private record Output(Path answer, Path messages) {
        static Output in(Path folder) throws IOException {
            return new Output(
                    Files.createTempFile(folder, "answer", ".txt"), Files.createTempFile(folder, "messages", ".txt"));
        }
    }

    /** Where a process listens: for everybody, and for those who operate it. */
    private record Ports(int service, int management) {

        /** Both are held at once, or they might be one. */
        static Ports free() throws IOException {
            try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return new Ports(one.getLocalPort(), other.getLocalPort());
            }
        }
    }

    private Program(Process process, Ports ports, Output output) {
        this.process = process;
        this.ports = ports;
        this.output = output;
    }

    /** How what was packaged is started: a jar by Java, anything else by itself, as a native image is. */
    private static List<String> packaged() {
        String program = System.getProperty("ecocredit.program", "target/quarkus-app/quarkus-run.jar");
        return program.endsWith(".jar")
                ? List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", program)
                : List.of(program);
    }

    /** Starts the program on a data folder and leaves it to itself. */
    public static Program start(Path folder, Map<String, String> environment, String... arguments) {
        try {
            Ports ports = Ports.free();
            Output output = Output.in(folder);
            List<String> command = new ArrayList<>(packaged());
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(output.answer().toFile())
                    .redirectError(output.messages().toFile());
            builder.environment().put("ECOCREDIT_DATA_FOLDER", folder.toString());
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(ports.service()));
            builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management()));
            builder.environment().putAll(environment);
            return new Program(builder.start(), ports, output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts the program and waits until it is ready. */
    public static Program serving(Path folder, Map<String, String> environment) {
        Program program = start(folder, environment);
        program.awaitReady(PATIENCE);
        return program;
    }

    public void awaitReady(Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (status("/health/ready") != 200) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError("not ready:\n" + printed());
            }
            pause(Duration.ofMillis(100));
        }
    }

    public void awaitPrinted(String text) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!printed().contains(text)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError("not printed: " + text + "\n" + printed());
            }
            pause(Duration.ofMillis(100));
        }
    }

    /** The whole address of a path. */
    public String address(String path) {
        return "http://127.0.0.1:" + ports.service() + path;
    }

    /** What the program tells of itself to those who operate it. */
    public String measures() throws IOException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.management() + "/metrics"))
                        .build())
                .body();
    }

    /** The status of a GET, or 0 when nobody answers within five seconds. */
    public int status(String path) {
        try {
            return get(path, Map.of()).statusCode();
        } catch (IOException nobodyAnswers) {
            return 0;
        }
    }

    public HttpResponse<String> get(String path, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address(path))).timeout(Duration.ofSeconds(5));
        headers.forEach(request::header);
        return send(request.build());
    }

    /** Posts JSON with the value of an Authorization header. */
    public HttpResponse<String> post(String path, String authorization, String json) throws IOException {
        return post(path, Map.of("Authorization", authorization, "Content-Type", "application/json"), json);
    }

    public HttpResponse<String> post(String path, Map<String, String> headers, String body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address(path))).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Waits for the end and tells the exit status. */
    public int exitStatus() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still runs:\n" + printed());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Ends the process as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        exitStatus();
    }

    /** Tells the process to end, and does not wait for it. */
    public void terminate() {
        process.destroy();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All that the program wrote: messages first, then its answer. */
    public String printed() {
        try {
            return Files.readString(output.messages()) + written();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The value of an Authorization header for a role, from the lines that a demonstration prints. */
    public String authorization(String role) {
        return Pattern.compile("# " + role + "\\s+curl -H 'Authorization: (Bearer [^']+)'")
                .matcher(printed())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    /** What the program wrote to standard output. */
    public String written() {
        try {
            return Files.readString(output.answer());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        exitStatus();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(cause);
    }
}
