package io.ecocredit.platform.edge;

import io.ecocredit.platform.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whether a request is let in; a malformed one costs its sender as much as any other. */
@Singleton
final class Admission {

    private final RateLimits limits;
    private final RequestFaults faults;

    Admission(RateLimits limits, RequestFaults faults) {
        this.limits = limits;
        this.faults = faults;
    }

    Optional<Problem> refusalOf(RoutingContext request) {
        return limits.beforeAuthentication(request).or(() -> faults.of(request.request()));
    }
}
