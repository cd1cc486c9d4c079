package io.ecocredit.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the packaged program: Netty looks for its extensions where tests do not have the program's classes. */
class ConnectionsIT {

    private static final int CONNECTIONS = 8;
    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Program program;

    @BeforeAll
    static void start(@TempDir Path folder) {
        program = Program.serving(
                folder,
                Map.of(
                        "ECOCREDIT_LIMITS_HEADER_WITHIN", "PT1S",
                        "ECOCREDIT_LIMITS_CONNECTIONS", String.valueOf(CONNECTIONS),
                        "ECOCREDIT_LIMITS_TRUSTED_PROXIES", "127.0.1.0/24"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void a_header_that_trickles_in_is_cut_off() throws IOException {
        assertThat(TricklingClient.send(port(), "GET /health/live HTTP/1.1\r\nX-Slow: "))
                .isEmpty();
    }

    @Test
    void a_connection_that_says_nothing_is_cut_off() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void the_header_of_a_later_request_has_no_more_time_than_the_first() throws IOException {
        assertThat(TricklingClient.send(port(), LIVE + "GET /health/live HTTP/1.1\r\nX-Slow: "))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void an_address_has_so_many_connections_and_another_has_its_own() throws IOException, InterruptedException {
        try (Several open = new Several()) {
            open.letIn("127.0.0.40", CONNECTIONS);

            assertThat(open.isAnswered("127.0.0.40")).isFalse();
            assertThat(statusFrom("127.0.0.41")).isEqualTo(200);

            open.sockets.getFirst().close();
            int status = 0;
            while (status == 0) {
                Thread.sleep(50);
                status = statusFrom("127.0.0.40");
            }
            assertThat(status).isEqualTo(200);
        }
    }

    @Test
    void behind_a_trusted_proxy_are_many_clients() throws IOException {
        try (Several open = new Several()) {
            open.letIn("127.0.1.9", 2 * CONNECTIONS);
        }
    }

    /** Connections that stay open for as long as they are looked at. */
    private record Several(List<Socket> sockets) implements Closeable {
        Several() {
            this(new ArrayList<>());
        }

        Socket connect(String from) throws IOException {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(), InetAddress.ofLiteral(from), 0);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            sockets.add(socket);
            return socket;
        }

        /** Each has been let in, because it was answered on. */
        void letIn(String from, int many) throws IOException {
            for (int count = 0; count < many; count++) {
                Socket socket = connect(from);
                socket.getOutputStream().write(LIVE.getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200");
            }
        }

        /** What is closed before it is asked may also be reset. */
        boolean isAnswered(String from) throws IOException {
            Socket socket = connect(from);
            try {
                socket.getOutputStream().write(LIVE.getBytes(StandardCharsets.US_ASCII));
                return socket.getInputStream().read() != -1;
            } catch (SocketException closed) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket each : sockets) {
                each.close();
            }
        }
    }

    private static int statusFrom(String address) throws IOException {
        return RawRequest.send(address, port(), RawRequest.head("GET /health/live HTTP/1.1"))
                .status();
    }

    private static int port() {
        return URI.create(program.address("/")).getPort();
    }
}
