package io.ecocredit.platform.limits;

import io.ecocredit.platform.target.ServicePart;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** What a request is counted as; each request counts once. The name is the policy's in the header fields. */
enum Quota {
    PUBLIC_READS("public-reads"),
    PUBLIC_WRITES("public-writes"),
    UNAUTHENTICATED("unauthenticated"),
    INSIDE("inside"),
    DOWNLOADS("downloads");

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String BATCH = "/api/v1/grades/batch";

    private final String policy;

    Quota(String policy) {
        this.policy = policy;
    }

    String policy() {
        return policy;
    }

    /** What a request to the public side counts as; asking for many codes by POST is reading. */
    static Quota ofPublic(RoutingContext request) {
        String path = request.normalizedPath();
        if (ServicePart.isWholeList(path)) {
            return DOWNLOADS;
        }
        return READING.contains(request.request().method()) || path.equals(BATCH) ? PUBLIC_READS : PUBLIC_WRITES;
    }

    /** What a request of a known subject counts as. */
    static Quota ofSubject(RoutingContext request) {
        return ServicePart.isWholeList(request.normalizedPath()) ? DOWNLOADS : INSIDE;
    }
}
