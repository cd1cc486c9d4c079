package io.ecocredit.platform.metrics;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.regulation.text.Advice;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts answers, and those of them that are a fault of the service. Both counts are told from the start: a series that begins
 * with the first failure has no rise that an alert could see, however many fail at once.
 */
@Singleton
class AnswerOutcomes {

    private static final int FIRST = Integer.MIN_VALUE;
    private static final int SERVERS_FAULT = 500;

    /** What a client sent and no server understands is told by these, and is its own fault. */
    private static final Set<Integer> OF_THE_CLIENT = Arrays.stream(EdgeCode.values())
            .filter(code -> code.advice() == Advice.CORRECT_FORM)
            .map(EdgeCode::status)
            .collect(Collectors.toUnmodifiableSet());

    private final Counter faults;
    private final Counter others;

    AnswerOutcomes(MeterRegistry meters) {
        this.faults = meters.counter("ecocredit.answers", "outcome", "fault");
        this.others = meters.counter("ecocredit.answers", "outcome", "other");
    }

    void follow(@Observes Router router) {
        router.route().order(FIRST).handler(this::follow);
    }

    private void follow(RoutingContext request) {
        request.addEndHandler(ended -> (isFault(request.response().getStatusCode()) ? faults : others).increment());
        request.next();
    }

    static boolean isFault(int status) {
        return status >= SERVERS_FAULT && !OF_THE_CLIENT.contains(status);
    }
}
