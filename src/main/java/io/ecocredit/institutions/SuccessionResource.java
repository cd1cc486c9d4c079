package io.ecocredit.institutions;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.ecocredit.institutions.DirectoryChange.Asked;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Changes of successions that stand, which one officer asks for and another decides (I-3). */
@Path("/api/v1/institutions/{uscc}/succession-requests")
@Authenticated
@Tag(name = "institutions")
public class SuccessionResource {

    private final InstitutionChangeService changes;
    private final Caller caller;

    SuccessionResource(InstitutionChangeService changes, Caller caller) {
        this.changes = changes;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "承继关系的变更申请 · what was asked about a succession that stands, the latest first")
    @Declared(league = OWN, region = ALL)
    public Uni<List<SuccessionRequest>> successionRequests(@PathParam("uscc") String uscc) {
        return changes.requests(new Uscc(uscc), caller.actor());
    }

    @POST
    @Path("/{request}/decision")
    @Operation(
            summary = "决定承继关系的变更 · let a change of a succession take effect, or not; by another officer than who asked",
            description =
                    "What was asked holds for the institution as it was then: once that changes, it is asked anew.")
    @APIResponse(
            responseCode = "200",
            description = "该机构 · the institution as it is now",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Institution.class)))
    @Declared(league = OWN, region = ALL, subject = SubjectKind.INSTITUTION, key = IdempotencyKey.OPTIONAL)
    public Uni<Response> decideSuccession(
            @PathParam("uscc") String uscc,
            @PathParam("request") String request,
            @BeanParam KeyHeader header,
            @Nullable SuccessionDecisionOrder order) {
        SuccessionDecisionOrder wanted = Stated.body(order);
        return changes.decide(
                        new Asked(new Uscc(uscc), SuccessionDecisionOrder.number(request)),
                        wanted.stated(),
                        caller.act(uscc),
                        header.repeat(wanted),
                        found -> Answer.of(200, found).withVersion(found.version()))
                .map(Answered::response);
    }
}
