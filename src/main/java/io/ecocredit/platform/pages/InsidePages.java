package io.ecocredit.platform.pages;

import io.vertx.ext.web.RoutingContext;

/** Where the pages for people with a login are. */
public final class InsidePages {

    /** The address that all of them begin with; sessions are sent to it and below it only. */
    public static final String PATH = "/inside";

    /** Where a session begins. */
    public static final String LOGIN = PATH + "/login";

    /** Where practitioners begin, who reach no other pages. */
    public static final String PRACTITIONERS = PATH + "/practitioners";

    /** Where units that produce records begin, who lead no case. */
    public static final String PRODUCERS = PATH + "/repairs";

    private InsidePages() {}

    /** Whether a request is for one of them, however its address is spelt. */
    public static boolean contain(RoutingContext request) {
        return contain(request.normalizedPath());
    }

    /** Whether a path, with nothing encoded in it, is that of one of them. */
    public static boolean contain(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }
}
