package io.ecocredit.platform.clients;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Who asks, as far as the connection shows it or a proxy that is trusted by name says it. */
@Singleton
public final class Clients {

    /** What one subscriber is given of IPv6; by single addresses each would have 2⁶⁴ buckets. */
    private static final int SUBSCRIBER_BITS = 64;

    /** Where there is no address, as within one machine. */
    private static final String LOCAL = "local";

    private final List<Network> trusted;
    private final ForwardedHops hops;

    /** @throws IllegalArgumentException when a trusted proxy is set to what is no network */
    @Inject
    Clients(Config config) {
        this(trusted(config), new ForwardedHops(header(config)));
    }

    public Clients(List<Network> trusted, ForwardedHops hops) {
        this.trusted = trusted;
        this.hops = hops;
    }

    /** Whose word on the client's address and on TLS is believed. */
    private static List<Network> trusted(Config config) {
        return config.getOptionalValues("ecocredit.limits.trusted-proxies", String.class).orElse(List.of()).stream()
                .map(Network::of)
                .toList();
    }

    /** The header that the trusted proxies append to. */
    private static ForwardingHeader header(Config config) {
        return config.getOptionalValue("ecocredit.limits.forwarding-header", ForwardingHeader.class)
                .orElse(ForwardingHeader.X_FORWARDED_FOR);
    }

    public String networkOf(HttpServerRequest request) {
        return networkOf(peer(request), request.headers());
    }

    /**
     * The network of the client: the right-most hop that is not a trusted proxy, or the last that can be read.
     *
     * @param peer the other end of the connection as an address, or null where there is none
     */
    String networkOf(@Nullable String peer, MultiMap headers) {
        return client(peer, headers).map(client -> network(client).toString()).orElse(LOCAL);
    }

    /**
     * The network that a connection counts for, before anything is read from it; empty for a trusted proxy, behind which are
     * many clients.
     */
    public Optional<String> boundedNetworkOf(InetAddress peer) {
        return isTrusted(peer) ? Optional.empty() : Optional.of(network(peer).toString());
    }

    /** The client's own address, for the audit trail. */
    public String addressOf(HttpServerRequest request) {
        return client(peer(request), request.headers())
                .map(InetAddress::getHostAddress)
                .orElse(LOCAL);
    }

    private Optional<InetAddress> client(@Nullable String peer, MultiMap headers) {
        Optional<InetAddress> near = address(peer);
        if (near.isEmpty()) {
            return near;
        }
        InetAddress client = near.get();
        for (String hop : hops.addresses(headers).reversed()) {
            Optional<InetAddress> next = isTrusted(client) ? address(hop) : Optional.empty();
            if (next.isEmpty()) {
                break;
            }
            client = next.get();
        }
        return Optional.of(client);
    }

    /** Whether the client's own connection is encrypted. */
    public boolean isSecure(HttpServerRequest request) {
        return request.isSSL()
                || (address(peer(request)).filter(this::isTrusted).isPresent()
                        && hops.protocol(request.headers())
                                .filter("https"::equalsIgnoreCase)
                                .isPresent());
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static @Nullable String peer(HttpServerRequest request) {
        return request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    }

    private static Optional<InetAddress> address(@Nullable String literal) {
        if (literal == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Network network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return Network.of(bytes, address instanceof Inet6Address ? SUBSCRIBER_BITS : bytes.length * Byte.SIZE);
    }
}
