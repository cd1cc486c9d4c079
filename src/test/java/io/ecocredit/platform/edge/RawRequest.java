package io.ecocredit.platform.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A request whose bytes no client library has tidied up. */
public final class RawRequest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private RawRequest() {}

    /** An answer as it came; 0 is the status of a connection that was closed without a word. */
    public record Answer(int status, String text) {

        /** The value of a header, or nothing. */
        public String header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    /** The head of a request that closes its connection, from its lines. */
    public static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    public static Answer get(int port, String target) throws IOException {
        return send(port, head("GET " + target + " HTTP/1.1"));
    }

    public static Answer send(int port, String request) throws IOException {
        return send("127.0.0.1", port, request);
    }

    /** Sends from an address of the loopback network, where each counts as another client. */
    public static Answer send(String from, int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(from), 0)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            InputStream in = socket.getInputStream();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int status = text.isEmpty()
                    ? 0
                    : Integer.parseInt(text.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
            return new Answer(status, text);
        }
    }
}
