package io.ecocredit.platform.edge;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Bounds how many connections an address has, and sets {@link HeaderDeadline} on each that is accepted. Netty finds it as a
 * service, by its name in a file, which a native image does not follow; neither Quarkus nor Vert.x lets an application near a
 * connection before its first request.
 */
@RegisterForReflection
public final class HeaderDeadlines extends ChannelInitializerExtension {

    private static final String WITHIN = "ecocredit.limits.header-within";

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        ConnectionsOfAddress.admit(connection);
        HeaderDeadline.watch(connection, ConfigProvider.getConfig().getValue(WITHIN, Duration.class));
    }
}
