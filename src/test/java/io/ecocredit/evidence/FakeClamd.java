package io.ecocredit.evidence;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A server that takes what clamd's INSTREAM takes, chunk by chunk, and answers as clamd does. What it is sent tells it to
 * misbehave.
 */
public final class FakeClamd implements QuarkusTestResourceLifecycleManager, AutoCloseable {

    /** The harmless text that every scanner knows, in two halves so that none knows this file. */
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    static final String HANG = "hang, scanner";
    static final String GARBAGE = "garbage, scanner";
    static final String FAULT = "fault, scanner";
    static final String HANG_UP = "hang up, scanner";

    private static final String COMMAND = "zINSTREAM\0";

    private final ServerSocket server;

    public FakeClamd() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public Map<String, String> start() {
        Thread.ofPlatform().daemon().name("fake clamd").start(this::serve);
        return Map.of("ecocredit.evidence.clamd", address());
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket client) {
        try (client) {
            String said = verdict(stream(new DataInputStream(client.getInputStream())));
            if (said.equals(HANG)) {
                client.getInputStream().read();
                return;
            }
            client.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // The other side has heard enough.
        }
    }

    private static byte[] stream(DataInputStream sent) throws IOException {
        byte[] command = sent.readNBytes(COMMAND.length());
        if (!new String(command, StandardCharsets.US_ASCII).equals(COMMAND)) {
            throw new IOException("no INSTREAM");
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int size = sent.readInt(); size > 0; size = sent.readInt()) {
            content.write(sent.readNBytes(size));
        }
        return content.toByteArray();
    }

    private static String verdict(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.contains(EICAR)) {
            return "stream: Eicar-Test-Signature FOUND\0";
        }
        if (text.contains(HANG)) {
            return HANG;
        }
        if (text.contains(HANG_UP)) {
            return "";
        }
        if (text.contains(FAULT)) {
            return "INSTREAM size limit exceeded. ERROR\0";
        }
        return text.contains(GARBAGE) ? "HTTP/1.1 200 OK\r\n\r\nstream: OK but not so".repeat(50) : "stream: OK\0";
    }
}
