package io.ecocredit.warnings;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Divisions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What leagues warn of, each by its own list (A24). */
@Path("/api/v1/warning-matters")
@Authenticated
@Tag(name = "warnings")
public class MatterResource {

    private final MatterService matters;
    private final Divisions divisions;
    private final Caller caller;

    MatterResource(MatterService matters, Divisions divisions, Caller caller) {
        this.matters = matters;
        this.divisions = divisions;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "预警事项 · what leagues warn of, with requirements and limits; ended ones too")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<List<WarningMatter>> warningMatters(@QueryParam("division") @Nullable String division) {
        if (division != null) {
            divisions.requireLeague("division", division);
        }
        return matters.list(division, caller.actor());
    }

    @POST
    @Operation(summary = "增设预警事项 · put a matter on the league's own list")
    @APIResponse(
            responseCode = "201",
            description = "已增设 · added",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = WarningMatter.class)))
    @Declared(league = OWN, subject = SubjectKind.WARNING_MATTER, key = IdempotencyKey.REQUIRED)
    public Uni<Response> addWarningMatter(@BeanParam KeyHeader header, @Nullable MatterOrder order) {
        MatterOrder wanted = Stated.body(order);
        return matters.add(
                        wanted,
                        caller.act(null),
                        header.required(wanted),
                        matter -> Answer.of(201, matter)
                                .at(header.placeOf(matter.matterId()))
                                .about(matter.matterId().toString()))
                .map(Answered::response);
    }

    @POST
    @Path("/{matter}/ending")
    @Operation(
            summary = "停用预警事项 · use a matter for no new warning; warnings that were issued under it go on",
            description = "Again is the same.")
    @Declared(league = OWN, subject = SubjectKind.WARNING_MATTER)
    public Uni<WarningMatter> endWarningMatter(@PathParam("matter") UUID matter) {
        return matters.end(matter, caller.act(matter.toString()));
    }
}
