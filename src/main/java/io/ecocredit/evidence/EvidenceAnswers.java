package io.ecocredit.evidence;

import io.ecocredit.evidence.EvidenceFiles.Kept;
import io.ecocredit.platform.identity.Act;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;

/** How evidence is answered: to be saved, and never to be shown or run as part of a page of the service. */
public final class EvidenceAnswers {

    private static final String SANDBOX =
            "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private EvidenceAnswers() {}

    /** 201 with the place of a new file, or 200 with the one that has the same bytes. */
    public static Response kept(Kept kept, UriInfo address) {
        Response.Status status = kept.isNew() ? Response.Status.CREATED : Response.Status.OK;
        return Response.status(status)
                .location(address.getAbsolutePathBuilder()
                        .path("{evidence}")
                        .build(kept.file().evidenceId()))
                .entity(kept.file())
                .build();
    }

    /**
     * The bytes of a file.
     *
     * @param act on whom it is about, as soon as that is known
     */
    public static RestMulti<Buffer> attachment(SubjectFiles files, UUID evidence, Uni<Act> act) {
        Uni<Act> known = act.memoize().indefinitely();
        return RestMulti.fromUniResponse(
                known.flatMap(on -> files.find(evidence, on)),
                found -> known.onItem().transformToMulti(on -> files.content(found, on)),
                EvidenceAnswers::headers);
    }

    private static Map<String, List<String>> headers(EvidenceFile file) {
        return Map.of(
                HttpHeaders.CONTENT_TYPE,
                List.of(file.mediaType().startsWith("text/") ? file.mediaType() + ";charset=UTF-8" : file.mediaType()),
                HttpHeaders.CONTENT_DISPOSITION,
                List.of("attachment; filename*=UTF-8''" + encoded(file.fileName())),
                HttpHeaders.CACHE_CONTROL,
                List.of("no-store"),
                "X-Content-Type-Options",
                List.of("nosniff"),
                "Content-Security-Policy",
                List.of(SANDBOX));
    }

    /** As RFC 8187 has it: everything but letters, digits and a few marks as percent and two digits. */
    private static String encoded(String fileName) {
        return URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
