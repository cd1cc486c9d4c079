package io.ecocredit.platform.edge;

import io.ecocredit.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** How large a body may be: a megabyte, but for imports, which the server's own limit holds. */
final class BodyLimit {

    private static final long BYTES = 1024L * 1024;
    private static final String IMPORTS = "/api/v1/imports/";

    private BodyLimit() {}

    /** What a declared length is refused for. */
    static Optional<Problem> faultOf(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        boolean tooLarge = length != null
                && !isImport(request)
                && (!length.matches("[0-9]{1,15}") || Long.parseLong(length) > BYTES);
        return tooLarge ? Optional.of(Problem.of(413, "CONTENT_TOO_LARGE", "请求内容超过1兆字节")) : Optional.empty();
    }

    /** A body of undeclared length is counted while it is read. */
    static void count(RoutingContext request) {
        if (!isImport(request.request())) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, BYTES);
        }
        request.next();
    }

    static boolean isImport(HttpServerRequest request) {
        return request.method().equals(HttpMethod.POST) && request.uri().startsWith(IMPORTS);
    }
}
