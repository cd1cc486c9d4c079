package io.ecocredit.platform.edge;

import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemAnswers;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.platform.problem.RequestId;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Stands before every route: numbers the request, adds the headers of every answer, refuses malformed addresses. */
@Singleton
public final class EdgeGuard {

    /**
     * The server's own check of addresses answers 400 without a word before anything of ours is asked. {@link RequestTarget}
     * is stricter, comes first and says why, so it takes the check over.
     */
    public static final Map<String, String> IN_CHARGE_OF_ADDRESSES = Map.of("vertx.disableURIValidation", "true");

    private static final Logger LOG = Logger.getLogger(EdgeGuard.class);
    private static final int FIRST = Integer.MIN_VALUE;
    private static final int AFTER_GENERAL_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;
    private static final long BODY_LIMIT = 1024L * 1024;
    private static final String IMPORTS = "/api/v1/imports/";
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final ProblemAnswers answers;

    EdgeGuard(ProblemAnswers answers) {
        this.answers = answers;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::admit).failureHandler(this::fail);
        router.route().order(AFTER_GENERAL_LIMIT).handler(EdgeGuard::limitBody);
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 431, 500, 503}) {
            router.errorHandler(status, this::fail);
        }
    }

    private void admit(RoutingContext request) {
        HttpServerResponse response = request.response();
        response.putHeader(RequestId.HEADER, RequestId.of(request));
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("X-Frame-Options", "DENY");
        response.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        Optional<String> fault = RequestTarget.faultOf(request.request().uri());
        if (fault.isPresent()) {
            answer(request, Problem.of(400, "MALFORMED_ADDRESS", fault.get()));
        } else if (isTooLarge(request.request())) {
            answer(request, Problem.of(413, "CONTENT_TOO_LARGE", "请求内容超过1兆字节"));
        } else {
            request.next();
        }
    }

    /** A body of undeclared length is counted while it is read. */
    private static void limitBody(RoutingContext request) {
        if (!isImport(request.request())) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, BODY_LIMIT);
        }
        request.next();
    }

    private static boolean isImport(HttpServerRequest request) {
        return request.method().equals(HttpMethod.POST) && request.uri().startsWith(IMPORTS);
    }

    private static boolean isTooLarge(HttpServerRequest request) {
        if (isImport(request)) {
            return false;
        }
        String length = request.getHeader("Content-Length");
        return length != null && (!length.matches("[0-9]{1,15}") || Long.parseLong(length) > BODY_LIMIT);
    }

    private void fail(RoutingContext request) {
        Throwable failure = request.failure();
        int status = request.statusCode() > 0 ? request.statusCode() : 500;
        Problem problem = failure != null && status >= 500
                ? Problems.of(failure)
                : Problems.of(new WebApplicationException(status));
        if (problem.status() >= 500) {
            LOG.errorf(failure, "request %s failed", RequestId.of(request));
        }
        answer(request, problem);
    }

    private void answer(RoutingContext request, Problem problem) {
        if (request.response().ended() || request.response().headWritten()) {
            return;
        }
        ProblemAnswers.Answer answer = answers.to(problem, request);
        HttpServerResponse response =
                request.response().setStatusCode(problem.status()).putHeader("Content-Type", answer.mediaType());
        answer.headers().forEach(response::putHeader);
        response.end(answer.body());
    }
}
