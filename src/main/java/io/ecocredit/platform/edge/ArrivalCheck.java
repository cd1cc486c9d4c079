package io.ecocredit.platform.edge;

import io.ecocredit.platform.clients.Clients;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.limits.RateLimits;
import io.ecocredit.platform.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whether a request is let in; a malformed one costs its sender as much as any other. */
@Singleton
final class ArrivalCheck {

    private final RateLimits limits;
    private final RequestFaults faults;
    private final Clients clients;

    ArrivalCheck(RateLimits limits, RequestFaults faults, Clients clients) {
        this.limits = limits;
        this.faults = faults;
        this.clients = clients;
    }

    Optional<Problem> refusalOf(RoutingContext request) {
        Caller.cameFrom(request, clients.addressOf(request.request()));
        return limits.beforeAuthentication(request).or(() -> faults.of(request.request()));
    }
}
