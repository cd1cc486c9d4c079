package io.ecocredit.platform.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** The number under which a request is found in the log; given at the edge, answered in {@code X-Request-Id}. */
public final class RequestId {

    /** The header that carries it. */
    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "ecocredit.request-id";

    private RequestId() {}

    public static String of(RoutingContext request) {
        String given = request.get(KEY);
        if (given != null) {
            return given;
        }
        String fresh = UUID.randomUUID().toString();
        request.put(KEY, fresh);
        return fresh;
    }
}
