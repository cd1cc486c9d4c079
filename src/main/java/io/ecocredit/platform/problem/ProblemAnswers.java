package io.ecocredit.platform.problem;

import io.ecocredit.platform.codes.Codes;
import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.privacy.PersonalNumbers;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Writes a problem for whoever asked: a document for programs, a page for a person who opened a page. */
@Singleton
public class ProblemAnswers {

    private static final String API = "/api/";
    private static final String DOCUMENT = Codes.MEDIA_TYPE + ";charset=UTF-8";
    private static final String INSIDE = "/inside/";
    private static final String ANYTHING = "*/*";
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
        if (problem.status() == 503
                || (problem.status() == 429 && !problem.code().equals(EdgeCode.RATE_LIMITED.name()))) {
            headers.put("Retry-After", RETRY_SECONDS);
        }
        return wantsPage(request)
                ? new Answer(
                        "text/html;charset=UTF-8",
                        PersonalNumbers.masked(page.data("problem", numbered).render()),
                        headers)
                : new Answer(DOCUMENT, PersonalNumbers.masked(json.write(numbered)), headers);
    }

    private static boolean wantsPage(RoutingContext request) {
        String accept = Objects.requireNonNullElse(request.request().getHeader("Accept"), ANYTHING);
        return !request.request().uri().startsWith(API)
                && (accept.contains("text/html") || (accept.contains(ANYTHING) && isOfAPage(request)));
    }

    /**
     * Whoever opens a page inside and takes anything gets a page, as he would if it could be shown. The address is looked at as it
     * was sent: one that cannot be decoded is refused here too.
     */
    private static boolean isOfAPage(RoutingContext request) {
        return request.request().method().equals(HttpMethod.GET)
                && request.request().uri().startsWith(INSIDE);
    }
}
