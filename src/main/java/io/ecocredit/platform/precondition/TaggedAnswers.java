package io.ecocredit.platform.precondition;

import io.ecocredit.platform.json.Json;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Answers to the public that say by a tag of their content what they are: a client that has the same gets 304. */
@Singleton
public class TaggedAnswers {

    /** For a shared cache: nobody is shown what was revised for longer than this ("at once"). */
    public static final String PUBLIC_FOR_A_MINUTE = "public, max-age=60";

    private static final int TAG_BYTES = 16;

    private final Json json;

    TaggedAnswers(Json json) {
        this.json = json;
    }

    public Response of(Object view, Request conditions) {
        byte[] body = json.write(view).getBytes(StandardCharsets.UTF_8);
        EntityTag tag = tagOf(body);
        Response.ResponseBuilder unchanged = conditions.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(body) : unchanged)
                .tag(tag)
                .header("Cache-Control", PUBLIC_FOR_A_MINUTE)
                .header("Vary", "Accept-Encoding")
                .build();
    }

    /** Weak, because what is sent may be compressed on its way. */
    public static EntityTag tagOf(byte[] body) {
        byte[] digest = Digests.sha256().digest(body);
        return new EntityTag(
                Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES)), true);
    }
}
