package io.ecocredit.security;

import io.ecocredit.fixtures.SelfSignedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A real HAProxy in which TLS ends, before a program that is asked in the clear. */
final class TlsProxy implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How a client asks, and how the proxy passes it on. */
    enum Way {
        /** HTTP/1.1 on both sides. */
        OLD("http/1.1", "h1"),
        /** HTTP/2 up to the proxy. */
        HALF("h2,http/1.1", "h1"),
        /** HTTP/2 up to the program. */
        THROUGH("h2,http/1.1", "h2");

        private final String spoken;
        private final String passedOn;

        Way(String spoken, String passedOn) {
            this.spoken = spoken;
            this.passedOn = passedOn;
        }

        /** The name by which the public knows it. */
        String host() {
            return name().toLowerCase(Locale.ROOT) + ".credit.example";
        }
    }

    private final Map<Way, Integer> ports = new EnumMap<>(Way.class);
    private final Process process;
    private final Path log;

    private TlsProxy(Path folder, Path certificate, String program) throws IOException {
        StringBuilder settings = new StringBuilder("""
                defaults
                  mode http
                  timeout connect 5s
                  timeout client 30s
                  timeout server 30s
                """);
        for (Way way : Way.values()) {
            ports.put(way, freePort());
            settings.append("""
                    listen %s
                      bind 127.0.0.1:%d ssl crt %s alpn %s
                      option forwardfor
                      http-request set-header X-Forwarded-Proto https
                      server program %s proto %s
                    """.formatted(way, ports.get(way), certificate, way.spoken, program, way.passedOn));
        }
        log = folder.resolve("haproxy.log");
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), settings);
        process = new ProcessBuilder("haproxy", "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /**
     * Starts one and waits until it listens.
     *
     * @param program host and port of what stands behind it
     */
    static TlsProxy before(String program, SelfSignedCertificate certificate, Path folder) throws Exception {
        Path both = Files.writeString(
                folder.resolve("both.pem"),
                Files.readString(certificate.asPem()) + Files.readString(certificate.keyAsPem()));
        TlsProxy proxy = new TlsProxy(folder, both, program);
        proxy.awaitListening();
        return proxy;
    }

    int port(Way way) {
        return ports.getOrDefault(way, 0);
    }

    private void awaitListening() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!listens()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                close();
                throw new IOException("HAProxy does not listen: " + Files.readString(log));
            }
            Thread.sleep(50);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(Way.THROUGH))) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
