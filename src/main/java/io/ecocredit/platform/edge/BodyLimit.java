package io.ecocredit.platform.edge;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How large a body may be: a megabyte, but for files of evidence, whose own limit is not above the one that is held here, and
 * for imports, which the server's own limit holds.
 */
final class BodyLimit {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long EVIDENCE = 64;
    private static final long OTHERS = 1;
    private static final String IMPORTS = "/api/v1/imports/";
    private static final Pattern EVIDENCE_FILES = Pattern.compile(
            "(/api/v1/(institutions|practitioners)/[^/?]+|/inside/[^?]+)/evidence/?(\\?.*)?", Pattern.DOTALL);

    private BodyLimit() {}

    /** What a declared length is refused for. */
    static Optional<Problem> faultOf(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        boolean tooLarge = length != null
                && !isImport(request)
                && (!length.matches("[0-9]{1,15}") || Long.parseLong(length) > megabytes(request) * MEGABYTE);
        return tooLarge
                ? Optional.of(Problem.of(EdgeCode.CONTENT_TOO_LARGE, "请求内容超过" + megabytes(request) + "兆字节"))
                : Optional.empty();
    }

    /** A body of undeclared length is counted while it is read. */
    static void count(RoutingContext request) {
        if (!isImport(request.request())) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, megabytes(request.request()) * MEGABYTE);
        }
        request.next();
    }

    static boolean isImport(HttpServerRequest request) {
        return request.method().equals(HttpMethod.POST) && request.uri().startsWith(IMPORTS);
    }

    static boolean isEvidence(HttpServerRequest request) {
        return request.method().equals(HttpMethod.POST)
                && EVIDENCE_FILES.matcher(request.uri()).matches();
    }

    private static long megabytes(HttpServerRequest request) {
        return isEvidence(request) ? EVIDENCE : OTHERS;
    }
}
