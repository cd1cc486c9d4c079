package io.ecocredit.platform.pages;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.problem.ProblemException;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Takes forms of the pages inside from these pages only: the session is a cookie, which a browser would also send with a form
 * on somebody else's page. Browsers say where a form comes from; whoever does not say it is refused.
 */
@Singleton
final class OwnForms {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Optional<String> address;

    OwnForms(@ConfigProperty(name = "ecocredit.public-address") Optional<String> address) {
        this.address = address;
    }

    @ServerRequestFilter
    void check(RoutingContext request) {
        boolean concerned = InsidePages.contain(request)
                && !HARMLESS.contains(request.request().method().name());
        if (concerned && !isOwn(request)) {
            throw new ProblemException(EdgeCode.FOREIGN_FORM, "表单不是从本系统页面提交的，未予办理");
        }
    }

    private boolean isOwn(RoutingContext request) {
        String site = request.request().getHeader("Sec-Fetch-Site");
        return site == null
                ? isOwn(request.request().getHeader("Origin"), request.request().authority())
                : site.equals("same-origin");
    }

    /**
     * Whether an origin is that of these pages: the public address where it is set, for a proxy may call the service otherwise,
     * or the host that the request is for.
     */
    boolean isOwn(@Nullable String origin, @Nullable HostAndPort requested) {
        try {
            URI from = origin == null ? null : URI.create(origin);
            return from != null
                    && from.getHost() != null
                    && (isPublic(from) || (requested != null && isSame(from, requested.host(), requested.port())));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private boolean isPublic(URI origin) {
        return address.map(URI::create)
                .filter(own -> own.getScheme().equalsIgnoreCase(origin.getScheme()))
                .filter(own -> isSame(origin, own.getHost(), own.getPort()))
                .isPresent();
    }

    /** A browser does not name the port that goes without saying; whoever stands between may. */
    private static boolean isSame(URI origin, String host, int port) {
        int usual = "https".equalsIgnoreCase(origin.getScheme()) ? HTTPS : HTTP;
        return origin.getHost().equalsIgnoreCase(host)
                && (origin.getPort() < 0 ? usual : origin.getPort()) == (port < 0 ? usual : port);
    }
}
