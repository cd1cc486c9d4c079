package io.ecocredit.platform.edge;

import io.ecocredit.platform.audit.RefusalTrail;
import io.ecocredit.platform.pages.InsidePages;
import io.ecocredit.platform.problem.BeyondRangeException;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemAnswers;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.platform.problem.RequestId;
import io.ecocredit.platform.serving.Served;
import io.quarkus.security.AuthenticationRedirectException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.net.URI;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** The one place where a failure becomes an answer. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemAnswers answers;
    private final RefusalTrail refusals;
    private final Served served;

    ProblemMappers(ProblemAnswers answers, RefusalTrail refusals, Served served) {
        this.answers = answers;
        this.refusals = refusals;
        this.served = served;
    }

    @ServerExceptionMapper({
        Throwable.class,
        WebApplicationException.class,
        io.quarkus.security.UnauthorizedException.class,
        io.quarkus.security.ForbiddenException.class,
        io.quarkus.security.AuthenticationFailedException.class,
        io.quarkus.security.AuthenticationCompletionException.class,
        com.fasterxml.jackson.core.JsonProcessingException.class,
        com.fasterxml.jackson.databind.exc.MismatchedInputException.class,
        com.fasterxml.jackson.databind.exc.InvalidDefinitionException.class
    })
    Uni<Response> any(Throwable failure, RoutingContext request, ContainerRequestContext context) {
        Problem problem = Problems.of(failure);
        if (problem.status() >= 500 && !request.response().ended()) {
            LOG.errorf(failure, "request %s failed", RequestId.of(request));
        }
        if (served.isPublicAlone()) {
            return Uni.createFrom().item(ofThePublicAlone(problem, failure, request));
        }
        return refusals.leave(problem, request, operation(context))
                .map(told -> response(problem, failure, request))
                .onFailure()
                .recoverWithItem(untold -> response(Problems.of(untold), untold, request));
    }

    /** Where the inside is not served nobody is asked who they are, and there is no trail to leave a row in. */
    private Response ofThePublicAlone(Problem problem, Throwable failure, RoutingContext request) {
        boolean isOfTheInside = problem.status() == 401 || problem.status() == 403;
        return isOfTheInside
                ? response(Problems.of(new NotFoundException()), failure, request)
                : response(problem, failure, request);
    }

    /** The provider's answer has been taken in: on to the page without it in the address. */
    @ServerExceptionMapper
    Response redirect(AuthenticationRedirectException away) {
        return Response.status(away.getCode())
                .header("Location", away.getRedirectUri())
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The operation that was matched; null where none was. */
    private static @Nullable Method operation(ContainerRequestContext context) {
        RuntimeResource matched = ((ResteasyReactiveRequestContext)
                        ((ResteasyReactiveContainerRequestContext) context).getServerRequestContext())
                .getTarget();
        return matched == null ? null : matched.getLazyMethod().getMethod();
    }

    private Response response(Problem problem, Throwable failure, RoutingContext request) {
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode() && InsidePages.contain(request)) {
            return Response.seeOther(URI.create(InsidePages.LOGIN)).build();
        }
        ProblemAnswers.Answer answer = answers.to(problem, request);
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(answer.mediaType()).entity(answer.body());
        if (failure instanceof NotAllowedException) {
            response.allow(AllowedMethods.of(CurrentRequestManager.get()));
        }
        if (failure instanceof BeyondRangeException beyond) {
            response.header("Content-Range", beyond.contentRange());
        }
        answer.headers().forEach(response::header);
        return response.build();
    }
}
