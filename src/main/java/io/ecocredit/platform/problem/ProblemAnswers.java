package io.ecocredit.platform.problem;

import io.ecocredit.platform.codes.Codes;
import io.ecocredit.platform.json.Json;
import io.ecocredit.regulation.subject.IdentityDocument;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a problem for whoever asked: a document for programs, a page for a person who opened a page. */
@Singleton
public class ProblemAnswers {

    private static final String API = "/api/";
    private static final int SERVER_ERROR = 500;
    private static final String RETRY_SECONDS = "5";

    private final Json json;
    private final Template page;

    ProblemAnswers(Json json, @Location("error.html") Template page) {
        this.json = json;
        this.page = page;
    }

    /** A problem as it is sent. */
    public record Answer(String mediaType, String body, Map<String, String> headers) {}

    /** Names and values that a client sent may be repeated, but for an identity number in a wrong place (A36). */
    public Answer to(Problem problem, RoutingContext request) {
        Problem numbered = problem.status() >= SERVER_ERROR ? problem.inRequest(RequestId.of(request)) : problem;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        if (problem.status() == 401) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        if (problem.status() == 503) {
            headers.put("Retry-After", RETRY_SECONDS);
        }
        return wantsPage(request)
                ? new Answer(
                        "text/html;charset=UTF-8",
                        page.data("problem", numbered).render(),
                        headers)
                : new Answer(Codes.MEDIA_TYPE, IdentityDocument.masked(json.write(numbered)), headers);
    }

    private static boolean wantsPage(RoutingContext request) {
        String accept = request.request().getHeader("Accept");
        return !request.request().uri().startsWith(API) && accept != null && accept.contains("text/html");
    }
}
