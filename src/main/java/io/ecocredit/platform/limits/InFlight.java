package io.ecocredit.platform.limits;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * How many requests of one client are being answered at the same time, over all its connections and streams. Whoever asks little
 * but waits long would otherwise hold everything that others need.
 */
@Singleton
final class InFlight {

    private final AtOnce requests = new AtOnce();
    private final int most;

    InFlight(Limits limits) {
        this.most = limits.requestsAtOnce();
    }

    /** Counts a request until it has been answered or its client is gone; or says that there are too many. */
    Optional<Problem> begin(RoutingContext request, String client) {
        if (!requests.enter(client, most)) {
            return Optional.of(Problem.of(EdgeCode.TOO_MANY_AT_ONCE, "同时进行的请求超过" + most + "个，请等待其中一些完成后再试"));
        }
        request.addEndHandler(ended -> requests.leave(client));
        return Optional.empty();
    }
}
