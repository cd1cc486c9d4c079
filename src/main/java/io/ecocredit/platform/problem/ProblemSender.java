package io.ecocredit.platform.problem;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Answers a request with a problem before, or instead of, any operation. */
@Singleton
public final class ProblemSender {

    private final ProblemAnswers answers;

    ProblemSender(ProblemAnswers answers) {
        this.answers = answers;
    }

    /** Sends the problem unless the request has its answer already. */
    public void send(RoutingContext request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed() || response.headWritten()) {
            return;
        }
        ProblemAnswers.Answer answer = answers.to(problem, request);
        response.setStatusCode(problem.status()).putHeader("Content-Type", answer.mediaType());
        answer.headers().forEach(response::putHeader);
        response.end(answer.body());
    }
}
