package io.ecocredit.platform.edge;

import io.ecocredit.platform.target.ServicePart;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets pages of any origin read what everyone may read, without credentials; the rest of the service keeps the browsers'
 * own rule. Quarkus's filter knows one rule for all paths, so it is not used.
 */
final class CrossOrigin {

    private static final String BATCH = "/api/v1/grades/batch";
    private static final String EXPOSED =
            "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id";
    private static final String ACCEPTED = "Accept, Accept-Language, Content-Type, If-None-Match";
    private static final String A_DAY = "86400";

    private CrossOrigin() {}

    static void putTo(RoutingContext request) {
        if (ServicePart.of(request) == ServicePart.PUBLIC_INTERFACE) {
            MultiMap headers = request.response().headers();
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }

    /** Whether a browser asks beforehand what it may ask, and here may know it. */
    static boolean isPreflight(RoutingContext request) {
        MultiMap headers = request.request().headers();
        return ServicePart.of(request) == ServicePart.PUBLIC_INTERFACE
                && request.request().method().equals(HttpMethod.OPTIONS)
                && headers.contains(HttpHeaders.ORIGIN)
                && headers.contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    static void answerPreflight(RoutingContext request) {
        String methods = request.normalizedPath().equals(BATCH) ? "GET, HEAD, POST" : "GET, HEAD";
        request.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ACCEPTED)
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY)
                .end();
    }
}
