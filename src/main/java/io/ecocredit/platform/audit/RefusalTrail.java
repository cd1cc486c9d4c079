package io.ecocredit.platform.audit;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.regulation.subject.IdentityDocument;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Leaves a row of every request that was refused inside, before the answer is given (A36). */
@Singleton
public class RefusalTrail {

    private static final String OPERATION = "ecocredit.operation";
    private static final int LONGEST_ADDRESS = 200;
    private static final int SERVER_ERROR = 500;

    private final Trail trail;
    private final OpenOperations open;
    private final CurrentIdentityAssociation association;

    RefusalTrail(Trail trail, OpenOperations open, CurrentIdentityAssociation association) {
        this.trail = trail;
        this.open = open;
        this.association = association;
    }

    /** Tells which operations need no login, and so leave nothing when they refuse. */
    public interface OpenOperations {
        boolean isOpen(String operation);
    }

    /** Keeps with a request which operation it asks for; the framework forgets that when a filter refuses. */
    public static void asked(RoutingContext request, String operation) {
        request.put(OPERATION, operation);
    }

    /**
     * Completes once the row is committed, or at once where there is nothing to tell.
     *
     * @param matched operation as far as the framework still knows it; null where there is none of that address
     */
    public Uni<Void> leave(Problem problem, RoutingContext request, @Nullable String matched) {
        String asked = request.get(OPERATION);
        String operation = asked == null ? matched : asked;
        if (operation == null || problem.status() >= SERVER_ERROR || open.isOpen(operation)) {
            return Uni.createFrom().voidItem();
        }
        return association
                .getDeferredIdentity()
                .map(Caller::actor)
                .onFailure()
                .recoverWithItem(Caller.NOBODY)
                .map(actor -> new Act(
                        actor, operation, new Act.Subject("address", address(request)), null, Caller.origin(request)))
                .flatMap(act -> trail.refused(act, problem.code()));
    }

    /** The path as it was asked for, unless somebody wrote an identity number into it. */
    private static String address(RoutingContext request) {
        String path = IdentityDocument.masked(request.normalizedPath());
        return path.length() > LONGEST_ADDRESS ? path.substring(0, LONGEST_ADDRESS) : path;
    }
}
