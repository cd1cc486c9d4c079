package io.ecocredit.platform.idempotency;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key by which a request is known when it comes again, with the address that it came to. */
public class KeyHeader {

    @HeaderParam(Repeat.HEADER)
    @Nullable
    String key;

    @Context
    @Nullable
    UriInfo address;

    /** @throws io.ecocredit.regulation.text.RefusalException 400 when there is no key, or none that can be kept */
    public Repeat required(Object wanted) {
        return Repeat.of(key, Objects.requireNonNull(address), wanted);
    }

    /** Null when the request carries no key: then its version alone keeps it from being carried out twice. */
    public @Nullable Repeat repeat(Object wanted) {
        return key == null ? null : required(wanted);
    }

    /**
     * Where something is that came into being in the collection that the request came to. Without a host: the answer is kept,
     * and may be sent again by whatever name the service is called then.
     */
    public URI placeOf(Object number) {
        return UriBuilder.fromPath(
                        Objects.requireNonNull(address).getRequestUri().getRawPath())
                .path("{number}")
                .build(number);
    }
}
