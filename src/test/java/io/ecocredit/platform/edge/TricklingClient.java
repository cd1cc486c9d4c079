package io.ecocredit.platform.edge;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends a byte now and then, so that its connection is never idle, for longer than any deadline of a test. */
final class TricklingClient {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int BYTES = 600;

    private TricklingClient() {}

    /** What is answered to a request whose last part comes byte by byte, until the server has had enough. */
    static String send(int port, String beginning) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PAUSE.toMillis());
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            for (int sent = 0; sent < BYTES; sent++) {
                if (isOver(socket, answer)) {
                    return answer.toString();
                }
            }
            throw new AssertionError("never cut off: " + answer);
        }
    }

    private static boolean isOver(Socket socket, StringBuilder answer) throws IOException {
        try {
            socket.getOutputStream().write('x');
            InputStream in = socket.getInputStream();
            int first = in.read();
            if (first < 0) {
                return true;
            }
            answer.append((char) first).append(new String(in.readNBytes(in.available()), StandardCharsets.UTF_8));
            return false;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }
}
