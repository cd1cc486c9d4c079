package io.ecocredit.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a server and can go silent: connections stay open and nothing passes, as when a cable is pulled. It can also let
 * everything pass late.
 */
final class SwallowingProxy implements AutoCloseable {

    private final ServerSocket listener;
    private volatile int target;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile boolean silent;
    private volatile Duration late = Duration.ZERO;

    SwallowingProxy(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Leads new connections elsewhere, as when the server was started again. */
    void leadTo(int port) {
        target = port;
    }

    void silent(boolean value) {
        silent = value;
    }

    /** Lets every piece pass later by some time, in both directions. */
    void late(Duration by) {
        late = by;
    }

    /** Ends every connection and takes no new ones, as when the server is stopped. */
    void cut() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = connected(client);
                if (server == null) {
                    continue;
                }
                open.add(client);
                open.add(server);
                boolean lostForEver = silent;
                Thread.ofVirtual().start(() -> copy(client, server, lostForEver));
                Thread.ofVirtual().start(() -> copy(server, client, lostForEver));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Null when the server refuses; the client is refused with it. */
    private @Nullable Socket connected(Socket client) throws IOException {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (ConnectException refused) {
            client.close();
            return null;
        }
    }

    /** What was swallowed once is not delivered later: such a connection never works again. */
    private void copy(Socket from, Socket to, boolean lost) {
        boolean swallowing = lost;
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                swallowing |= silent;
                if (!swallowing) {
                    Thread.sleep(late);
                    out.write(buffer, 0, count);
                    out.flush();
                }
            }
        } catch (IOException eitherEnded) {
            open.remove(from);
        } catch (InterruptedException neverDone) {
            throw new IllegalStateException(neverDone);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
