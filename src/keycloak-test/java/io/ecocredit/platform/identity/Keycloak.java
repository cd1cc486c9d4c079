package io.ecocredit.platform.identity;

import io.ecocredit.fixtures.SelfSignedCertificate;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Keycloak with the realm of this repository, as a process of its own over HTTPS; its log lies beside its folder. */
final class Keycloak implements AutoCloseable {

    static final String ADMIN = "bootstrap";
    static final String ADMIN_PASSWORD = "throw-away-admin-1";

    private static final Path REALM = Path.of("identity", "ecocredit-realm.json");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Path folder;
    private final Path home;
    private final SelfSignedCertificate certificate;
    private final HttpClient client;
    private final int port = freePort();
    private final Map<String, String> placeholders;
    private @Nullable Process process;

    /**
     * @param folder where the distribution lies unpacked; logs and the certificate are kept there too
     * @param placeholders what the realm file takes from the environment
     */
    Keycloak(Path folder, Map<String, String> placeholders)
            throws IOException, InterruptedException, GeneralSecurityException {
        this.folder = folder;
        this.home = folder.resolve("keycloak-" + System.getProperty("keycloak.version"));
        this.placeholders = placeholders;
        this.certificate = SelfSignedCertificate.in(folder);
        this.client = HttpClient.newBuilder()
                .sslContext(certificate.trusting())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        delete(home.resolve("data"));
        Path realms = Files.createDirectories(home.resolve("data").resolve("import"));
        Files.copy(REALM, realms.resolve("ecocredit-realm.json"));
        Process build = run("build.log", "build", "--db=dev-file", "--cache=local");
        if (!build.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || build.exitValue() != 0) {
            end(build);
            throw new IOException("Keycloak does not build, see build.log in " + folder);
        }
    }

    /** Starts and waits until the realm answers; on a second start it keeps what it had. */
    void start() throws IOException, InterruptedException {
        Process started = run(
                "keycloak.log",
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-host=127.0.0.1",
                "--https-port=" + port,
                "--hostname=" + address(""),
                "--https-key-store-file=" + certificate.store().toAbsolutePath(),
                "--https-key-store-password=" + SelfSignedCertificate.PASSWORD);
        process = started;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(started)));
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (!started.isAlive() || Instant.now().isAfter(end)) {
                close();
                throw new IOException("Keycloak does not start, see keycloak.log in " + folder);
            }
            Thread.sleep(500);
        }
    }

    private Process run(String log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve("kc.sh").toString()));
        command.addAll(List.of(arguments));
        File output = folder.resolve(log).toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA");
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        builder.environment().putAll(placeholders);
        return builder.start();
    }

    private boolean answers() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(URI.create(address("/realms/ecocredit"))))
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The whole address of a path. */
    String address(String path) {
        return "https://localhost:" + port + path;
    }

    /** The certificate that its clients must trust. */
    Path certificate() throws IOException, GeneralSecurityException {
        return certificate.asPem();
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            end(running);
            process = null;
        }
    }

    /** The script's child is the server: both are asked to end, and killed by their ids when they do not in time. */
    private static void end(Process script) {
        List<ProcessHandle> all = Stream.concat(script.descendants(), Stream.of(script.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        Instant end = Instant.now().plus(GRACE);
        while (all.stream().anyMatch(ProcessHandle::isAlive) && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static void kill(Process script) {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> deepestFirst;
            try (Stream<Path> tree = Files.walk(folder)) {
                deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
