package io.ecocredit.platform.identity;

import io.ecocredit.platform.operation.Declarations;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.RequestId;
import io.ecocredit.regulation.subject.AuthorityKind;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who is calling, as the token says, and what they are about to do. */
@RequestScoped
public class Caller {

    private static final String ANONYMOUS = "anonymous";
    private static final String ADDRESS = "ecocredit.client-address";

    /** Somebody without a token, or with one that is not worth anything. */
    public static final Actor NOBODY = new Actor(ANONYMOUS, ANONYMOUS, null, null, null, null, Set.of());

    private final SecurityIdentity identity;
    private final RoutingContext request;
    private final ResourceInfo operation;

    Caller(SecurityIdentity identity, RoutingContext request, ResourceInfo operation) {
        this.identity = identity;
        this.request = request;
        this.operation = operation;
    }

    /** In whose name the request is carried out; roles that come together are taken in the order of {@link Roles#ALL}. */
    public Actor actor() {
        return actor(identity);
    }

    public static Actor actor(SecurityIdentity identity) {
        String role = Roles.ALL.stream().filter(identity::hasRole).findFirst().orElse(ANONYMOUS);
        return new Actor(
                identity.isAnonymous() ? ANONYMOUS : identity.getPrincipal().getName(),
                role,
                Roles.LEAGUE.equals(role) ? claim(identity, "division") : null,
                Roles.INSTITUTION.equals(role) ? claim(identity, "uscc") : null,
                Roles.PRACTITIONER.equals(role) ? claim(identity, "person") : null,
                Roles.PROVIDER.equals(role) ? claim(identity, "authority") : null,
                kinds(role, claim(identity, "authority_kind")));
    }

    private static Set<AuthorityKind> kinds(String role, @Nullable String claimed) {
        return switch (role) {
            case Roles.REGION -> AuthorityKind.REGION_ECOLOGICAL.implied();
            case Roles.LEAGUE -> AuthorityKind.ECOLOGICAL.implied();
            case Roles.PROVIDER ->
                AuthorityKind.of(claimed).map(AuthorityKind::implied).orElse(Set.of());
            default -> Set.of();
        };
    }

    /**
     * What the request does, for the audit trail.
     *
     * @param subject number or code of what it is about, which is of the kind that the operation declares
     */
    public Act act(@Nullable String subject) {
        Method method = operation.getResourceMethod();
        SubjectKind kind = Declarations.of(method).map(Declared::subject).orElse(SubjectKind.NONE);
        return new Act(actor(), method.getName(), new Act.Subject(kind, subject), null, origin(request));
    }

    /** Keeps with a request the address that the edge found it to come from. */
    public static void cameFrom(RoutingContext request, String address) {
        request.put(ADDRESS, address);
    }

    /** Where a request came from. */
    public static Act.Origin origin(RoutingContext request) {
        return new Act.Origin(request.get(ADDRESS), RequestId.of(request));
    }

    private static @Nullable String claim(SecurityIdentity identity, String name) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.<String>claim(name).orElse(null)
                : null;
    }
}
