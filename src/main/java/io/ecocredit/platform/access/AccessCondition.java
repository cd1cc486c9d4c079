package io.ecocredit.platform.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** A condition beyond the declaration of an operation that a caller must meet, such as a league's approval of the account (I-29). */
public interface AccessCondition {

    /** Fails with a problem when the caller may not come in. */
    Uni<Void> admit(SecurityIdentity identity);
}
