package io.ecocredit.platform.login;

import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.pages.InsidePages;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The session of somebody who has chosen a role in the demonstration: a token of the demonstration identity in a cookie that
 * is sent to the pages inside and to nothing else. Where no demonstration runs there is no such session, whatever cookie is
 * sent.
 */
@Singleton
public final class DemonstrationSession {

    /** Name of the cookie. */
    public static final String COOKIE = "ecocredit-demonstration";

    private static final int BEFORE_AUTHENTICATION = 250;
    private static final AtomicReference<@Nullable DemonstrationIdentity> RUNNING = new AtomicReference<>();

    /** Says whose sessions this process takes; null for none, as it is outside a demonstration. */
    public static void begin(@Nullable DemonstrationIdentity identity) {
        RUNNING.set(identity);
    }

    /** The identity that signs sessions; empty outside a demonstration. */
    static Optional<DemonstrationIdentity> identity() {
        return Optional.ofNullable(RUNNING.get());
    }

    void install(@Observes Filters filters) {
        filters.register(DemonstrationSession::open, BEFORE_AUTHENTICATION);
    }

    private static void open(RoutingContext request) {
        if (RUNNING.get() != null && InsidePages.contain(request)) {
            Cookie session = request.request().getCookie(COOKIE);
            if (session != null && !request.request().headers().contains("Authorization")) {
                request.request().headers().set("Authorization", "Bearer " + session.getValue());
            }
        }
        request.next();
    }
}
