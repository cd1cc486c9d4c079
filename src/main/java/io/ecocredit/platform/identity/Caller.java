package io.ecocredit.platform.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who is calling, as the token says. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The name that entries, jobs and the audit trail keep. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    public boolean is(String role) {
        return identity.hasRole(role);
    }

    /** The code of the institution that the caller acts for, or null. */
    public @Nullable String uscc() {
        return claim("uscc");
    }

    /** The division whose officer the caller is, or null. */
    public @Nullable String division() {
        return claim("division");
    }

    /** The number of the practitioner that the caller is, or null. */
    public @Nullable String person() {
        return claim("person");
    }

    /** The authority that a provider of records speaks for, or null. */
    public @Nullable String authority() {
        return claim("authority");
    }

    private @Nullable String claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.<String>claim(name).orElse(null)
                : null;
    }
}
