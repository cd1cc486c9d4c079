package io.ecocredit.platform.limits;

import io.ecocredit.platform.clients.Clients;
import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.login.DemonstrationSession;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemSender;
import io.ecocredit.platform.target.RequestTarget;
import io.ecocredit.platform.target.ServicePart;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts every request once and tells the client how it stands. An address is known before anything is checked, so guessing
 * tokens costs the address; a subject is known after its token or session was checked, so the inside costs the subject.
 */
@Singleton
public final class RateLimits {

    private static final int AFTER_AUTHENTICATION = 1 - SecurityHandlerPriorities.AUTHENTICATION;
    private static final String SUBJECT = "subject ";

    /** How the cookies begin that keep the session of a login at the provider. */
    private static final String SESSION = "q_session";

    private final Buckets buckets;
    private final Clients clients;
    private final ProblemSender answers;
    private final InFlight inFlight;

    RateLimits(Buckets buckets, Clients clients, ProblemSender answers, InFlight inFlight) {
        this.buckets = buckets;
        this.clients = clients;
        this.answers = answers;
        this.inFlight = inFlight;
    }

    /** Why a request is refused before its token is looked at, or empty. */
    public Optional<Problem> beforeAuthentication(RoutingContext request) {
        ServicePart part = ServicePart.of(request);
        if (part == ServicePart.HEALTH) {
            return Optional.empty();
        }
        String client = clients.networkOf(request.request());
        Optional<QuotaBalance> standing =
                part == ServicePart.INSIDE ? stranger(request, client) : buckets.take(Quota.ofPublic(request), client);
        return settled(request, standing).or(() -> inFlight.begin(request, client));
    }

    /** Without a token or session the request counts at once; with one, only whether too many were wrong before. */
    private Optional<QuotaBalance> stranger(RoutingContext request, String client) {
        return bringsIdentity(request)
                ? buckets.look(Quota.UNAUTHENTICATED, client)
                : buckets.take(Quota.UNAUTHENTICATED, client);
    }

    /** Whether a request says who sends it, by a token or by the session of a login, be it valid or not. */
    private static boolean bringsIdentity(RoutingContext request) {
        return (request.request().headers().contains(HttpHeaders.AUTHORIZATION)
                        || request.request().cookies().stream()
                                .anyMatch(cookie -> cookie.getName().equals(DemonstrationSession.COOKIE)
                                        || cookie.getName().startsWith(SESSION)))
                && RequestTarget.faultOf(request.request().uri()).isEmpty();
    }

    void install(@Observes Router router) {
        router.route().order(AFTER_AUTHENTICATION).handler(this::afterAuthentication);
    }

    /** Counts a request with a token or session: to its subject, or, when that is not valid, to its address. */
    private void afterAuthentication(RoutingContext request) {
        if (ServicePart.of(request) != ServicePart.INSIDE || !bringsIdentity(request)) {
            request.next();
            return;
        }
        Context context = request.vertx().getOrCreateContext();
        @Nullable BiConsumer<RoutingContext, Throwable> told = request.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        request.put(
                QuarkusHttpUser.AUTH_FAILURE_HANDLER, (BiConsumer<RoutingContext, Throwable>) (failed, failure) -> {});
        QuarkusHttpUser.getSecurityIdentity(request, null)
                .subscribe()
                .with(
                        identity -> on(context, () -> goOn(request, told, count(request, identity))),
                        failure -> on(context, () -> goOn(request, told, wrong(request))));
    }

    private static void on(Context context, Runnable step) {
        if (context.equals(Vertx.currentContext())) {
            step.run();
        } else {
            context.runOnContext(ignored -> step.run());
        }
    }

    /** The failure of a wrong token is kept with the request, and the operation tells it if it needs one. */
    private void goOn(
            RoutingContext request,
            @Nullable BiConsumer<RoutingContext, Throwable> told,
            Optional<QuotaBalance> standing) {
        request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, told);
        settled(request, standing).ifPresentOrElse(problem -> answers.send(request, problem), request::next);
    }

    private Optional<QuotaBalance> count(RoutingContext request, SecurityIdentity identity) {
        return identity.isAnonymous()
                ? wrong(request)
                : buckets.take(
                        Quota.ofSubject(request),
                        SUBJECT + identity.getPrincipal().getName());
    }

    private Optional<QuotaBalance> wrong(RoutingContext request) {
        return buckets.charge(Quota.UNAUTHENTICATED, clients.networkOf(request.request()));
    }

    private static Optional<Problem> settled(RoutingContext request, Optional<QuotaBalance> standing) {
        standing.ifPresent(known -> known.tell(request.response()));
        return standing.filter(known -> !known.isAllowed())
                .map(known -> Problem.of(EdgeCode.RATE_LIMITED, "请求过于频繁，请在" + known.secondsToNext() + "秒后再试"));
    }
}
