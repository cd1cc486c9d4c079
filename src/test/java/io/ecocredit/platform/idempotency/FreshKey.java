package io.ecocredit.platform.idempotency;

import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** Keys of requests that are no repetition. */
public final class FreshKey {

    private FreshKey() {}

    /** The request under a key that no other has. */
    public static RequestSpecification on(RequestSpecification request) {
        return request.header(Repeat.HEADER, UUID.randomUUID());
    }
}
