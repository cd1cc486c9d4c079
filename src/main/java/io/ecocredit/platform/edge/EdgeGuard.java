package io.ecocredit.platform.edge;

import io.ecocredit.platform.clients.Clients;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.limits.RateLimits;
import io.ecocredit.platform.metrics.MatchedTemplates;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemSender;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.platform.problem.RequestId;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Stands before every route: what every answer carries, what is refused at once, and how long the rest may take. */
@Singleton
public final class EdgeGuard {

    /**
     * What Vert.x and Netty read once, before the service starts. The server's own check of addresses answers 400 without a
     * word before anything of ours is asked; {@link RequestTarget} is stricter, comes first and says why, so it takes the
     * check over. Netty is told to look for {@link HeaderDeadlines}, and Java to end a connection whose client begins TLS anew,
     * which costs the server far more.
     */
    public static final Map<String, String> BEFORE_START = Map.of(
            "vertx.disableURIValidation", "true",
            "io.netty.bootstrap.extensions", "serviceload",
            "jdk.tls.rejectClientInitiatedRenegotiation", "true");

    private static final Logger LOG = Logger.getLogger(EdgeGuard.class);
    private static final int FIRST = Integer.MIN_VALUE;
    private static final int AFTER_GENERAL_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

    private final SecurityHeaders headers;
    private final RateLimits limits;
    private final RequestFaults faults;
    private final Clients clients;
    private final Deadlines deadlines;
    private final ProblemSender answers;

    EdgeGuard(
            SecurityHeaders headers,
            RateLimits limits,
            RequestFaults faults,
            Clients clients,
            Deadlines deadlines,
            ProblemSender answers) {
        this.headers = headers;
        this.limits = limits;
        this.faults = faults;
        this.clients = clients;
        this.deadlines = deadlines;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::admit).failureHandler(this::fail);
        router.route().order(AFTER_GENERAL_LIMIT).handler(BodyLimit::count);
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 431, 500, 503}) {
            router.errorHandler(status, this::fail);
        }
    }

    private void admit(RoutingContext request) {
        Optional<Problem> refusal = refusalOnArrival(request);
        if (refusal.isPresent()) {
            refuse(request, refusal.get());
        } else if (CrossOrigin.isPreflight(request)) {
            CrossOrigin.answerPreflight(request);
        } else {
            deadlines.start(request);
            MDC.put("requestId", RequestId.of(request));
            request.next();
        }
    }

    /** What may have been divided wrongly is the last of its connection; a stream of HTTP/2 is a frame apart from others. */
    private void refuse(RoutingContext request, Problem problem) {
        boolean isLast = request.request().version() != HttpVersion.HTTP_2
                && Framing.faultOf(request.request()).isPresent();
        if (isLast) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        answers.send(request, problem);
        if (isLast) {
            request.request().connection().close();
        }
    }

    /** A malformed request costs its sender as much as any other. */
    private Optional<Problem> refusalOnArrival(RoutingContext request) {
        MatchedTemplates.begin(request);
        HeaderDeadline.arrived(request);
        headers.putTo(request);
        CrossOrigin.putTo(request);
        Caller.cameFrom(request, clients.addressOf(request.request()));
        return limits.beforeAuthentication(request)
                .or(() -> Framing.faultOf(request.request()))
                .or(() -> faults.of(request.request()));
    }

    /** What no path of ours matches, such as the name of a host, comes here without having been admitted. */
    private void fail(RoutingContext request) {
        if (request.response().ended()) {
            return;
        }
        Optional<Problem> refusal = SecurityHeaders.isOn(request) ? Optional.empty() : refusalOnArrival(request);
        refuse(request, refusal.orElseGet(() -> problemOf(request)));
    }

    private static Problem problemOf(RoutingContext request) {
        Throwable failure = request.failure();
        int status = request.statusCode() > 0 ? request.statusCode() : 500;
        Problem problem = failure != null && status >= 500
                ? Problems.of(failure)
                : Problems.of(new WebApplicationException(status));
        if (problem.status() >= 500) {
            LOG.errorf(failure, "request %s failed", RequestId.of(request));
        }
        return problem;
    }
}
