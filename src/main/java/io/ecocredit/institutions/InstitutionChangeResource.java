package io.ecocredit.institutions;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.ecocredit.institutions.DirectoryChange.Wanted;
import io.ecocredit.institutions.InstitutionChange.Kind;
import io.ecocredit.platform.idempotency.ActHeaders;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.SubjectKind;
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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What changes about an institution after it was registered: names, kinds, place of registration, successors (I-3). */
@Path("/api/v1/institutions/{uscc}")
@Authenticated
@Tag(name = "institutions")
public class InstitutionChangeResource {

    private final InstitutionChangeService changes;
    private final Caller caller;

    InstitutionChangeResource(InstitutionChangeService changes, Caller caller) {
        this.changes = changes;
        this.caller = caller;
    }

    @GET
    @Path("/changes")
    @Operation(summary = "机构登记的变更 · what changed about an institution, the first first")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<List<InstitutionChange>> institutionChanges(@PathParam("uscc") String uscc) {
        return changes.history(new Uscc(uscc), caller.actor());
    }

    @POST
    @Path("/amendment")
    @Operation(
            summary = "变更机构登记 · amend name, kinds or place of registration; by the league of registration",
            description = "Former names are kept and found. Results in public say the new name at once.")
    @APIResponse(
            responseCode = "200",
            description = "变更后的机构 · the institution as it is now",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Institution.class)))
    @Declared(
            league = OWN,
            region = ALL,
            subject = SubjectKind.INSTITUTION,
            key = IdempotencyKey.OPTIONAL,
            ifMatch = true)
    public Uni<Response> amendInstitution(
            @PathParam("uscc") String uscc, @BeanParam ActHeaders headers, @Nullable InstitutionChangeOrder order) {
        return change(uscc, Kind.AMENDED, headers, order);
    }

    @POST
    @Path("/succession")
    @Operation(
            summary = "登记承继机构 · say who succeeds an institution that was merged or replaced; none undoes it",
            description =
                    "A look-up of the old code leads to the new one. Each code keeps its own file. A succession that stands"
                            + " is changed or undone by two officers: what one asks for is kept, and another decides it"
                            + " (succession-requests). So is a first one that a published result or another league's case"
                            + " would bear, which the successor's league or the region decides.")
    @APIResponse(
            responseCode = "200",
            description = "已登记 · registered; the institution as it is now",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Institution.class)))
    @APIResponse(
            responseCode = "202",
            description = "待另一名工作人员决定 · waits for another officer, and the institution is as it was",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Institution.class)))
    @Declared(
            league = OWN,
            region = ALL,
            subject = SubjectKind.INSTITUTION,
            key = IdempotencyKey.OPTIONAL,
            ifMatch = true)
    public Uni<Response> succeedInstitution(
            @PathParam("uscc") String uscc, @BeanParam ActHeaders headers, @Nullable InstitutionChangeOrder order) {
        return change(uscc, Kind.SUCCEEDED, headers, order);
    }

    private Uni<Response> change(String uscc, Kind kind, ActHeaders headers, @Nullable InstitutionChangeOrder order) {
        Wanted wanted = new Wanted(
                new Uscc(uscc),
                headers.version(),
                kind,
                Objects.requireNonNullElse(order, InstitutionChangeOrder.EMPTY));
        return changes.change(
                        wanted,
                        caller.act(uscc),
                        headers.repeat(wanted),
                        found -> Answer.of(status(kind, found), found).withVersion(found.version()))
                .map(Answered::response);
    }

    private static int status(Kind kind, Institution found) {
        return kind == Kind.SUCCEEDED && found.successionRequest() != null ? 202 : 200;
    }
}
