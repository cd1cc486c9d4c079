package io.ecocredit.platform.edge;

import io.ecocredit.platform.problem.ProblemAnswers;
import io.ecocredit.platform.problem.Problems;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Puts right what the framework answers by itself: an error without a word, such as a precondition that failed, is told like any
 * other, and the methods of an address are its own and not those of all that begin like it.
 */
@Singleton
final class PlainAnswers {

    private static final int FIRST_ERROR = 400;

    private final ProblemAnswers answers;

    PlainAnswers(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ServerResponseFilter
    void complete(ContainerRequestContext asked, ContainerResponseContext answer, RoutingContext request) {
        if (asked.getMethod().equals(HttpMethod.OPTIONS) && answer.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            answer.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", methods()));
        }
        if (answer.getStatus() >= FIRST_ERROR && !answer.hasEntity()) {
            ProblemAnswers.Answer told =
                    answers.to(Problems.of(new WebApplicationException(answer.getStatus())), request);
            answer.setEntity(told.body(), null, MediaType.valueOf(told.mediaType()));
            told.headers().forEach(answer.getHeaders()::putSingle);
        }
    }

    private static Set<String> methods() {
        Set<String> methods = new TreeSet<>(AllowedMethods.of(CurrentRequestManager.get()));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }
}
