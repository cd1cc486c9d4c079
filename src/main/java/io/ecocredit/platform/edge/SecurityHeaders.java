package io.ecocredit.platform.edge;

import io.ecocredit.platform.clients.Clients;
import io.ecocredit.platform.problem.RequestId;
import io.ecocredit.platform.target.ServicePart;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** What tells browsers and caches to be careful, on every answer whatever its status. */
@Singleton
final class SecurityHeaders {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String NO_DEVICES = "accelerometer=(), camera=(), display-capture=(), geolocation=(),"
            + " gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
    private static final String A_YEAR = "max-age=31536000";

    private final Clients clients;

    SecurityHeaders(Clients clients) {
        this.clients = clients;
    }

    static boolean isOn(RoutingContext request) {
        return request.response().headers().contains(RequestId.HEADER);
    }

    void putTo(RoutingContext request) {
        ServicePart part = ServicePart.of(request);
        MultiMap headers = request.response().headers();
        headers.set(RequestId.HEADER, RequestId.of(request));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("Permissions-Policy", NO_DEVICES);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set(
                "Cross-Origin-Resource-Policy", part == ServicePart.PUBLIC_INTERFACE ? "cross-origin" : "same-origin");
        if (clients.isSecure(request.request())) {
            headers.set("Strict-Transport-Security", A_YEAR);
        }
        request.addHeadersEndHandler(sent -> nameCharset(headers));
        request.addHeadersEndHandler(sent -> OwnLocation.shorten(request));
        if (part == ServicePart.INSIDE) {
            request.addHeadersEndHandler(sent -> keepOutOfCaches(headers));
        }
    }

    /** A template is sent under its bare type to whoever takes any. */
    private static void nameCharset(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith("text/") && !type.contains("charset")) {
            headers.set(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8");
        }
    }

    private static void keepOutOfCaches(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
