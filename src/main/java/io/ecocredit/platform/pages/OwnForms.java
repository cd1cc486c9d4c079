package io.ecocredit.platform.pages;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Takes forms of the pages inside from these pages only: the session is a cookie, which a browser would also send with a form
 * on somebody else's page. Browsers say where a form comes from; whoever does not say it is refused.
 */
@Singleton
final class OwnForms {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    void check(RoutingContext request) {
        boolean concerned = InsidePages.contain(request)
                && !HARMLESS.contains(request.request().method().name());
        if (concerned && !isOwn(request)) {
            throw new ProblemException(EdgeCode.FOREIGN_FORM, "表单不是从本系统页面提交的，未予办理");
        }
    }

    private static boolean isOwn(RoutingContext request) {
        String site = request.request().getHeader("Sec-Fetch-Site");
        return site == null ? isOwn(request.request().getHeader("Origin"), request) : site.equals("same-origin");
    }

    private static boolean isOwn(@Nullable String origin, RoutingContext request) {
        if (origin == null) {
            return false;
        }
        try {
            return Objects.equals(
                    URI.create(origin).getAuthority(), request.request().getHeader("Host"));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
