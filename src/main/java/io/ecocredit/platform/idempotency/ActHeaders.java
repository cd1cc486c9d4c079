package io.ecocredit.platform.idempotency;

import io.ecocredit.platform.precondition.Versions;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the headers of a request say that acts on something: the version that was seen, and a key if it may come again. */
public final class ActHeaders {

    @HeaderParam("If-Match")
    @Nullable
    String ifMatch;

    @HeaderParam(Repeat.HEADER)
    @Nullable
    String key;

    @Context
    @Nullable
    UriInfo address;

    /** @throws io.ecocredit.platform.problem.ProblemException 428 when none is named, 400 when it is not one */
    public long version() {
        return Versions.required(ifMatch);
    }

    /** Null when the request carries no key: then its version alone keeps it from being carried out twice. */
    public @Nullable Repeat repeat(Object wanted) {
        return Repeat.ofOptional(key, Objects.requireNonNull(address), wanted);
    }
}
