package io.ecocredit.platform.access;

import io.ecocredit.platform.audit.RefusalTrail;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.arc.All;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks the access table, before an operation is called, whether the caller's role may. */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
final class AccessCheck {

    private final AccessMatrix matrix;
    private final RoleCheck roles;
    private final CurrentIdentityAssociation association;
    private final List<AccessCondition> conditions;

    AccessCheck(
            AccessMatrix matrix,
            RoleCheck roles,
            CurrentIdentityAssociation association,
            @All List<AccessCondition> conditions) {
        this.matrix = matrix;
        this.roles = roles;
        this.association = association;
        this.conditions = conditions;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    Uni<Void> check(ResourceInfo operation, RoutingContext request) {
        String name = operation.getResourceMethod().getName();
        RefusalTrail.asked(request, name);
        if (matrix.isOpen(name)) {
            return Uni.createFrom().voidItem();
        }
        return association
                .getDeferredIdentity()
                .invoke(identity -> requireAllowed(name, identity))
                .flatMap(this::admit);
    }

    private void requireAllowed(String operation, SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        if (matrix.of(operation, roles.roleOf(identity)) == Permission.REFUSED) {
            throw new ForbiddenException();
        }
    }

    private Uni<Void> admit(SecurityIdentity identity) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (AccessCondition condition : conditions) {
            all = all.chain(() -> condition.admit(identity));
        }
        return all;
    }
}
