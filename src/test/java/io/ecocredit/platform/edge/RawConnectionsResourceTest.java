package io.ecocredit.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes that a proxy and the service might divide into requests differently. Each is refused, the connection is closed by the
 * service, and what stands behind is no request to anybody.
 */
@QuarkusTest
class RawConnectionsResourceTest {

    private static final String HIDDEN = "GET /api/v1/probe HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String POST =
            String.join("\r\n", "POST /api/v1/probe HTTP/1.1", "Host: localhost", "Content-Type: application/json", "");
    private static final String GET = "GET /api/v1/probe HTTP/1.1\r\n";

    private static final int CONTINUATIONS = 5000;
    private static final int GO_AWAY = 7;
    private static final int ENHANCE_YOUR_CALM = 11;
    private static final int FRAME_HEADER = 9;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 1\r\nContent-Length: 1\r\n\r\nx",
                "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "Content-Length: 1, 1\r\n\r\nx",
                "Content-Length: +1\r\n\r\nx",
                "Content-Length: -0\r\n\r\n",
                "Content-Length: 0x1\r\n\r\nx",
                "Content-Length: 99999999999999999999\r\n\r\nx",
                "Content-Length : 1\r\n\r\nx",
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
            })
    void an_ambiguous_length_is_refused(String rest) throws IOException {
        isRefusedForGood(POST + rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xchunked",
                "identity",
                "gzip, chunked",
                "chunked, gzip",
                "chunked, chunked",
                "chunked\r\nTransfer-Encoding: chunked",
                "chunked\r\nTransfer-Encoding: x",
                "\"chunked\"",
                "\u000bchunked",
                "chunked;q=1",
            })
    void an_unknown_transfer_coding_is_refused(String coding) throws IOException {
        isRefusedForGood(POST + "Transfer-Encoding: " + coding + "\r\n\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2;a=\"\r\n{}\r\n0\r\n\r\n",
                "2;a=\"x\r\n\r\n0\r\n\r\n\"\r\n{}\r\n0\r\n\r\n",
                "2;a\n{}\r\n0\r\n\r\n",
                "2\n{}\n0\n\n",
                "2\r{}\r\n0\r\n\r\n",
                "0x2\r\n{}\r\n0\r\n\r\n",
                "+2\r\n{}\r\n0\r\n\r\n",
                "-2\r\n{}\r\n0\r\n\r\n",
                "fffffffffffffffff\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}x\r\n0\r\n\r\n",
            })
    void a_chunk_whose_end_may_be_read_in_two_ways_is_refused(String chunks) throws IOException {
        isRefusedForGood(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\r\nHost: other\r\n",
                "Host: localhost\r\nHost: localhost\r\n",
                "Host: localhost, other\r\n",
                "Host:\r\n",
                "Host: local host\r\n",
                "Host: other@localhost\r\n",
                "Host: localhost/other\r\n",
                "Host: localhost\r\n: nameless\r\n",
                "Host: localhost\r\nX-A B: 1\r\n",
                "Host: localhost\r\nX-A: a\rX-B: b\r\n",
                "Host: localhost\r\nX-A: a\nX-B: b\r\n",
                "Host: localhost\r\nX-A: a\r\r\n",
                "Host: localhost\r\nX-A: a\u0000b\r\n",
                "Host: localhost\r\nX-A: a\u0001b\r\n",
            })
    void a_head_that_may_be_read_in_two_ways_is_refused(String fields) throws IOException {
        isRefusedForGood(GET + fields + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001\u0002", "\t", "\u001f", "\u007f", "\u000b"})
    void control_bytes_before_the_request_are_refused(String bytes) throws IOException {
        isRefusedForGood(bytes + HIDDEN);
    }

    @Test
    void a_request_is_answered_and_the_next_one_on_its_connection_too() throws IOException {
        String answered = exchange(POST + "Transfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\n\r\n" + GET
                + "Host: localhost:8080\r\nConnection: close\r\n\r\n");

        assertThat(answered.split("HTTP/1.1 200", -1)).hasSize(3);
    }

    @Test
    void a_flood_of_empty_continuations_ends_its_connection() throws IOException {
        ByteArrayOutputStream flood = new ByteArrayOutputStream();
        flood.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        flood.writeBytes(frame(4, 0, 0, new byte[0]));
        byte[] getOfTheRoot = {(byte) 0x82, (byte) 0x86, (byte) 0x84, 0x41, 1, 'a'};
        flood.writeBytes(frame(1, 1, 1, getOfTheRoot));
        for (int sent = 0; sent < CONTINUATIONS; sent++) {
            flood.writeBytes(frame(9, 0, 1, new byte[0]));
        }

        List<byte[]> frames = frames(exchange(flood.toByteArray()));

        assertThat(frames).noneMatch(frame -> frame[3] == 1);
        assertThat(frames)
                .filteredOn(frame -> frame[3] == GO_AWAY)
                .singleElement()
                .satisfies(frame -> assertThat(ByteBuffer.wrap(frame).getInt(FRAME_HEADER + 4))
                        .isEqualTo(ENHANCE_YOUR_CALM));
    }

    private static byte[] frame(int type, int flags, int stream, byte[] content) {
        return ByteBuffer.allocate(FRAME_HEADER + content.length)
                .putInt(content.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(content)
                .array();
    }

    private static List<byte[]> frames(byte[] received) {
        List<byte[]> frames = new ArrayList<>();
        ByteBuffer left = ByteBuffer.wrap(received);
        while (left.remaining() >= FRAME_HEADER) {
            byte[] frame = new byte[FRAME_HEADER + (left.getInt(left.position()) >>> 8)];
            left.get(frame);
            frames.add(frame);
        }
        return frames;
    }

    /** One answer at most, no success, and the end: reading goes on until the service closes, or fails. */
    private static void isRefusedForGood(String bytes) throws IOException {
        String answered = exchange(bytes + HIDDEN);

        assertThat(answered.split("HTTP/1\\.", -1).length - 1).as(answered).isLessThanOrEqualTo(1);
        if (!answered.isEmpty()) {
            assertThat(answered).matches("(?s)HTTP/1\\.[01] (4\\d\\d|501|505) .*");
        }
    }

    private static String exchange(String bytes) throws IOException {
        return new String(exchange(bytes.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.UTF_8);
    }

    private static byte[] exchange(byte[] bytes) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            socket.getInputStream().transferTo(received);
        } catch (SocketException closedWhileBytesWereUnderWay) {
            assertThat(closedWhileBytesWereUnderWay).hasMessageMatching("Connection reset.*|Broken pipe.*");
        }
        return received.toByteArray();
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
