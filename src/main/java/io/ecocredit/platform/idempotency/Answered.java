package io.ecocredit.platform.idempotency;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is kept and sent.
 *
 * @param body JSON
 * @param again whether it was given before, and nothing was done this time
 */
public record Answered(
        int status, @Nullable String location, @Nullable String version, String body, boolean again) {

    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");
    private static final String REPLAYED = "Idempotency-Replayed";

    /** For the resource, which alone speaks HTTP. */
    public Response response() {
        Response.ResponseBuilder response = Response.status(status).type(JSON).entity(body);
        if (location != null) {
            response.location(URI.create(location));
        }
        if (version != null) {
            response.tag(version);
        }
        if (again) {
            response.header(REPLAYED, "true");
        }
        return response.build();
    }
}
