package io.ecocredit.platform.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Leads on within the service without scheme and host (RFC 9110, 10.2.2). The framework completes each {@code Location} with
 * what the last proxy called the service, which is plain http where TLS ended before: a browser that must not leave https then
 * blocks the way back from a form, without a word. What leads elsewhere, as to the provider of identities, stays as it is.
 */
final class OwnLocation {

    private OwnLocation() {}

    static void shorten(RoutingContext request) {
        MultiMap headers = request.response().headers();
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null && !location.startsWith("/")) {
            headers.set(
                    HttpHeaders.LOCATION,
                    withinService(location, request.request().authority()));
        }
    }

    /** @param authority as the request names it; null where it names none */
    static String withinService(String location, @Nullable HostAndPort authority) {
        URI address = URI.create(location);
        boolean isOwn = authority != null
                && address.getHost() != null
                && address.getHost().equalsIgnoreCase(authority.host())
                && port(address.getPort()) == port(authority.port());
        return isOwn ? path(address, location) : location;
    }

    /** The framework leaves out a port that goes without saying in either scheme. */
    private static int port(int named) {
        return named == 80 || named == 443 ? -1 : named;
    }

    /** A path that begins like the name of a host would lead to that host. */
    private static String path(URI address, String location) {
        String path = address.getRawPath();
        if (path.startsWith("//")) {
            return location;
        }
        return (path.isEmpty() ? "/" : path)
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery())
                + (address.getRawFragment() == null ? "" : "#" + address.getRawFragment());
    }
}
