package io.ecocredit.platform.edge;

import io.ecocredit.platform.clients.Clients;
import io.ecocredit.platform.limits.AtOnce;
import io.ecocredit.platform.limits.Limits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection beyond as many as one address may have, before anything is read from it: without a bound, one client
 * would take all that the service has, and nobody else could connect. Trusted proxies have no bound, since theirs is set there.
 */
@Singleton
@Unremovable
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a connection to be closed
final class ConnectionsOfAddress {

    /** What is not registered with its event loop yet cannot be closed; this is told as soon as it is. */
    private static final class Refusing extends ChannelInboundHandlerAdapter {
        @Override
        public void handlerAdded(ChannelHandlerContext connection) {
            connection.close();
        }
    }

    private final Clients clients;
    private final int most;
    private final AtOnce open = new AtOnce();

    ConnectionsOfAddress(Clients clients, Limits limits) {
        this.clients = clients;
        this.most = limits.connections();
    }

    /** Called by Netty, which knows of no container. */
    static void admit(Channel connection) {
        @Nullable ArcContainer container = Arc.container();
        if (container != null && container.isRunning()) {
            container.instance(ConnectionsOfAddress.class).get().count(connection);
        }
    }

    private void count(Channel connection) {
        if (!(connection.remoteAddress() instanceof InetSocketAddress peer)) {
            return;
        }
        Optional<String> network = clients.boundedNetworkOf(peer.getAddress());
        if (network.isEmpty()) {
            return;
        }
        if (open.enter(network.get(), most)) {
            connection.closeFuture().addListener(closed -> open.leave(network.get()));
        } else {
            connection.pipeline().addFirst(new Refusing());
        }
    }
}
