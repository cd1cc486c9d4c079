package io.ecocredit.platform.idempotency;

import io.ecocredit.platform.precondition.Versions;
import jakarta.ws.rs.HeaderParam;
import org.jspecify.annotations.Nullable;

/** What the headers of a request say that acts on something: the version that was seen, and a key if it may come again. */
public class ActHeaders extends KeyHeader {

    @HeaderParam(Versions.HEADER)
    @Nullable
    String ifMatch;

    /** @throws io.ecocredit.regulation.text.RefusalException 428 when none is named, 400 when it is not one */
    public long version() {
        return Versions.required(ifMatch);
    }
}
