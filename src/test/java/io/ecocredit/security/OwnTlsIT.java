package io.ecocredit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.fixtures.Program;
import io.ecocredit.fixtures.SelfSignedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program where it ends TLS itself, met by clients that offer old versions, weak suites, or begin anew. */
class OwnTlsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static Program program;
    private static SSLContext trusting;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        SelfSignedCertificate certificate = SelfSignedCertificate.in(folder);
        trusting = certificate.trusting();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        program = Program.serving(
                folder,
                Map.of(
                        "QUARKUS_HTTP_SSL_PORT",
                        String.valueOf(port),
                        "QUARKUS_HTTP_SSL_CERTIFICATE_FILES",
                        certificate.asPem().toString(),
                        "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES",
                        certificate.keyAsPem().toString()));
        awaitListening();
    }

    /** The port without TLS is open before this one, and answers for both that the service is ready. */
    private static void awaitListening() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            try (Socket reached = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(reached.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
    })
    void a_client_of_today_is_answered(String version, String suite) throws IOException {
        try (SSLSocket socket = connect(version, suite)) {
            assertThat(live(socket)).isEqualTo("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
        "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
        "TLSv1.2, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"
    })
    void a_weak_suite_is_refused(String version, String suite) throws IOException {
        try (SSLSocket socket = connect(version, suite)) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
        }
    }

    @Test
    void who_begins_anew_is_cut_off() throws IOException {
        try (SSLSocket socket = connect("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")) {
            assertThat(live(socket)).isEqualTo("HTTP/1.1 200");
            socket.getInputStream().skipNBytes(socket.getInputStream().available());

            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        live(socket);
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private static SSLSocket connect(String version, String suite) throws IOException {
        SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.setEnabledProtocols(new String[] {version});
        socket.setEnabledCipherSuites(new String[] {suite});
        return socket;
    }

    private static String live(SSLSocket socket) throws IOException {
        socket.getOutputStream().write(LIVE.getBytes(StandardCharsets.US_ASCII));
        byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        if (status.length == 0) {
            throw new IOException("the connection is closed");
        }
        return new String(status, StandardCharsets.US_ASCII);
    }
}
