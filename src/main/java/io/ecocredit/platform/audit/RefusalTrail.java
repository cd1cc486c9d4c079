package io.ecocredit.platform.audit;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declarations;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.privacy.PersonalNumbers;
import io.ecocredit.platform.problem.Problem;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a row of every request that was refused inside, before the answer is given (A36); of many by nobody in particular
 * their number.
 */
@Singleton
public class RefusalTrail {

    private static final String OPERATION = "ecocredit.operation";
    private static final int LONGEST_ADDRESS = 200;
    private static final int SERVER_ERROR = 500;

    private final Trail trail;
    private final AnonymousRefusals anonymous;
    private final CurrentIdentityAssociation association;

    RefusalTrail(Trail trail, AnonymousRefusals anonymous, CurrentIdentityAssociation association) {
        this.trail = trail;
        this.anonymous = anonymous;
        this.association = association;
    }

    /** Keeps with a request which operation it asks for; the framework forgets that when a filter refuses. */
    public static void asked(RoutingContext request, Method operation) {
        request.put(OPERATION, operation);
    }

    /**
     * Completes once the row is committed, or at once where there is nothing to tell, as of what is open to everybody.
     *
     * @param matched method as far as the framework still knows it; null where there is none of that address
     */
    public Uni<Void> leave(Problem problem, RoutingContext request, @Nullable Method matched) {
        Method asked = request.get(OPERATION);
        Method operation = asked == null ? matched : asked;
        if (operation == null || problem.status() >= SERVER_ERROR || Declarations.isOpen(operation)) {
            return Uni.createFrom().voidItem();
        }
        return association
                .getDeferredIdentity()
                .map(Caller::actor)
                .onFailure()
                .recoverWithItem(Caller.NOBODY)
                .map(actor -> new Act(
                        actor,
                        operation.getName(),
                        new Act.Subject(SubjectKind.ADDRESS, address(request)),
                        null,
                        Caller.origin(request)))
                .flatMap(act -> act.actor().equals(Caller.NOBODY)
                        ? anonymous.leave(act, problem.code())
                        : trail.refused(act, problem.code()));
    }

    /** The path as it was asked for, unless somebody wrote an identity number into it. */
    private static String address(RoutingContext request) {
        String path = PersonalNumbers.masked(request.normalizedPath());
        return path.length() > LONGEST_ADDRESS ? path.substring(0, LONGEST_ADDRESS) : path;
    }
}
