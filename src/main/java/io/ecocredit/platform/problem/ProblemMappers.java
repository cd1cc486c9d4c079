package io.ecocredit.platform.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** The one place where a failure becomes an answer. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemAnswers answers;

    ProblemMappers(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper(Throwable.class)
    Response any(Throwable failure, RoutingContext request) {
        Problem problem = Problems.of(failure);
        if (problem.status() >= 500 && !request.response().ended()) {
            LOG.errorf(failure, "request %s failed", RequestId.of(request));
        }
        return response(problem, failure, request);
    }

    @ServerExceptionMapper({
        WebApplicationException.class,
        io.quarkus.security.UnauthorizedException.class,
        io.quarkus.security.ForbiddenException.class,
        io.quarkus.security.AuthenticationFailedException.class,
        io.quarkus.security.AuthenticationRedirectException.class,
        io.quarkus.security.AuthenticationCompletionException.class,
        com.fasterxml.jackson.core.JsonProcessingException.class,
        com.fasterxml.jackson.databind.exc.MismatchedInputException.class,
        com.fasterxml.jackson.databind.exc.InvalidDefinitionException.class
    })
    Response known(Exception failure, RoutingContext request) {
        return any(failure, request);
    }

    private Response response(Problem problem, Throwable failure, RoutingContext request) {
        ProblemAnswers.Answer answer = answers.to(problem, request);
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(answer.mediaType()).entity(answer.body());
        if (failure instanceof NotAllowedException) {
            response.allow(AllowedMethods.of(CurrentRequestManager.get()));
        }
        answer.headers().forEach(response::header);
        return response.build();
    }
}
