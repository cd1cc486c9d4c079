package io.ecocredit.platform.target;

import io.ecocredit.platform.pages.InsidePages;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** Which part of the service a request is for, as limits and headers tell parts apart; access does not hang on it. */
public enum ServicePart {
    /** Asked by machines that watch the service; never limited. */
    HEALTH,
    /** What programs of anyone may read. */
    PUBLIC_INTERFACE,
    /** What people open in a browser. */
    PAGES,
    /** What needs a login, and every address of the interface that is not known to be public. */
    INSIDE;

    private static final String KEY = "ecocredit.part";
    private static final String INTERFACE = "/api";
    private static final Pattern PUBLIC = Pattern.compile(
            "/api/v1/(grades|releases|catalogues|openapi|verifications|public-notices)([/.].*)?", Pattern.DOTALL);
    private static final Pattern WATCHED = Pattern.compile("/health(/.*)?", Pattern.DOTALL);
    private static final Pattern LISTS =
            Pattern.compile("/api/v1/(releases/.*/grades\\.(csv|ndjson)|feed/snapshot)|/sitemap/.+", Pattern.DOTALL);

    /** The part of a request; of one whose address is malformed, the inside. */
    public static ServicePart of(RoutingContext request) {
        ServicePart known = request.get(KEY);
        if (known != null) {
            return known;
        }
        ServicePart part =
                RequestTarget.faultOf(request.request().uri()).isPresent() ? INSIDE : of(request.normalizedPath());
        request.put(KEY, part);
        return part;
    }

    static ServicePart of(String path) {
        if (WATCHED.matcher(path).matches()) {
            return HEALTH;
        }
        if (PUBLIC.matcher(path).matches()) {
            return PUBLIC_INTERFACE;
        }
        return path.equals(INTERFACE) || path.startsWith(INTERFACE + "/") || InsidePages.contain(path) ? INSIDE : PAGES;
    }

    /** Whether a path gives a whole list at once. */
    public static boolean isWholeList(String path) {
        return LISTS.matcher(path).matches();
    }
}
