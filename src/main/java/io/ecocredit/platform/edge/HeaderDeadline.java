package io.ecocredit.platform.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose next request does not get its header through in time. The server's idle time-out alone is kept
 * at bay by one byte now and then. All of it runs on the connection's event loop.
 */
final class HeaderDeadline extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<HeaderDeadline> KEY = AttributeKey.valueOf("ecocredit.header-deadline");

    private final Duration within;
    private @Nullable Future<?> closing;
    private boolean isInRequest;

    private HeaderDeadline(Duration within) {
        this.within = within;
    }

    static void watch(Channel connection, Duration within) {
        HeaderDeadline deadline = new HeaderDeadline(within);
        connection.attr(KEY).set(deadline);
        connection.pipeline().addFirst(deadline);
    }

    /** The header of a request is there; of HTTP/2 only the first can be waited for, since its streams share a connection. */
    static void arrived(RoutingContext request) {
        if (request.request().connection() instanceof ConnectionBase connection) {
            HeaderDeadline deadline = connection.channel().attr(KEY).get();
            if (deadline != null) {
                deadline.requestBegins();
                if (request.request().version() != HttpVersion.HTTP_2) {
                    request.addEndHandler(
                            ended -> connection.channel().eventLoop().execute(deadline::requestEnds));
                }
            }
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        begin(connection);
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) {
        if (!isInRequest && closing == null) {
            begin(connection);
        }
        connection.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        requestBegins();
        connection.fireChannelInactive();
    }

    /** Nobody waits for a connection to be closed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void begin(ChannelHandlerContext connection) {
        Runnable close = connection::close;
        closing = connection.executor().schedule(close, within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void requestBegins() {
        isInRequest = true;
        if (closing != null) {
            closing.cancel(false);
            closing = null;
        }
    }

    private void requestEnds() {
        isInRequest = false;
    }
}
