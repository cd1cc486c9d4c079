package io.ecocredit.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the packaged program: Netty looks for its extensions where tests do not have the program's classes. */
class SlowHeadersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Program program;

    @BeforeAll
    static void start(@TempDir Path folder) {
        program = Program.serving(folder, Map.of("ECOCREDIT_LIMITS_HEADER_WITHIN", "PT1S"));
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
        String first = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

        assertThat(TricklingClient.send(port(), first + "GET /health/live HTTP/1.1\r\nX-Slow: "))
                .startsWith("HTTP/1.1 200");
    }

    private static int port() {
        return URI.create(program.address("/")).getPort();
    }
}
