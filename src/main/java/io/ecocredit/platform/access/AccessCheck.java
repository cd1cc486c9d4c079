package io.ecocredit.platform.access;

import io.ecocredit.platform.audit.RefusalTrail;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.operation.Declarations;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.Permission;
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
import java.lang.reflect.Method;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks, before an operation is called, whether its declaration lets the caller's role do it. */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
final class AccessCheck {

    private final RoleCheck roles;
    private final CurrentIdentityAssociation association;
    private final List<AccessCondition> conditions;

    AccessCheck(RoleCheck roles, CurrentIdentityAssociation association, @All List<AccessCondition> conditions) {
        this.roles = roles;
        this.association = association;
        this.conditions = conditions;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    Uni<Void> check(ResourceInfo operation, RoutingContext request) {
        Method method = operation.getResourceMethod();
        RefusalTrail.asked(request, method);
        if (Declarations.isOpen(method)) {
            return Uni.createFrom().voidItem();
        }
        return association
                .getDeferredIdentity()
                .invoke(identity -> requireAllowed(method, identity))
                .flatMap(this::admit);
    }

    private void requireAllowed(Method operation, SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        if (permission(operation, roles.roleOf(identity)) == Permission.REFUSED) {
            throw new ForbiddenException();
        }
    }

    /** What a role may do with an operation; nobody may do what is not declared. */
    static Permission permission(Method operation, String role) {
        return Declarations.of(operation)
                .map(declared -> declared.open() ? Permission.ALL : permission(declared, role))
                .orElse(Permission.REFUSED);
    }

    private static Permission permission(Declared declared, String role) {
        return switch (role) {
            case Roles.PLATFORM -> declared.platform();
            case Roles.DEPARTMENT -> declared.department();
            case Roles.INSTITUTION -> declared.institution();
            case Roles.PRACTITIONER -> declared.practitioner();
            case Roles.PROVIDER -> declared.provider();
            case Roles.LEAGUE -> declared.league();
            case Roles.REGION -> declared.region();
            case Roles.AUDITOR -> declared.auditor();
            default -> Permission.REFUSED;
        };
    }

    private Uni<Void> admit(SecurityIdentity identity) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (AccessCondition condition : conditions) {
            all = all.chain(() -> condition.admit(identity));
        }
        return all;
    }
}
