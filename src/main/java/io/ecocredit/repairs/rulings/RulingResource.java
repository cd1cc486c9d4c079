package io.ecocredit.repairs.rulings;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.ecocredit.platform.idempotency.ActHeaders;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.precondition.Versions;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.repairs.rulings.RulingService.Wanted;
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
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Findings on how institutions filed (A23, A26.4): good cause and untruthful filing, each open to objection (I-39). */
@Path("/api/v1/filing-rulings")
@Authenticated
@Tag(name = "repairs")
public class RulingResource {

    private final RulingService rulings;
    private final Caller caller;

    RulingResource(RulingService rulings, Caller caller) {
        this.rulings = rulings;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "填报认定 · findings on how institutions filed, each as far as its case may be seen")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<List<RulingView>> filingRulings(@QueryParam("uscc") @Nullable String uscc) {
        String institution = uscc == null || uscc.isEmpty() ? null : new Uscc(uscc).value();
        return rulings.all(institution, null, caller.actor());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "一条填报认定 · a finding; ETag is the version that acting on it must name")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<RestResponse<RulingView>> filingRuling(@PathParam("id") UUID id) {
        return rulings.view(id, caller.actor()).map(ruling -> Versions.answer(ruling, ruling.version()));
    }

    @POST
    @Operation(
            summary =
                    "作出填报认定 · find good cause for not filing in time, or that what was filed is untrue; by the lead league",
            description =
                    "With reasons and evidence; the institution is told and may object within five working days. Only a"
                            + " finding lifts or brings the bar of article 26, paragraph 4.")
    @APIResponse(
            responseCode = "201",
            description = "已认定 · stated",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = RulingView.class)))
    @Declared(league = OWN, subject = SubjectKind.EVALUATION, key = IdempotencyKey.REQUIRED)
    public Uni<Response> stateFilingRuling(@BeanParam KeyHeader header, @Nullable RulingOrder order) {
        RulingOrder wanted = Stated.body(order);
        return rulings.state(
                        wanted,
                        caller.act(Objects.toString(wanted.evaluationId(), null)),
                        header.required(wanted),
                        ruling -> Answer.of(201, ruling)
                                .withVersion(ruling.version())
                                .at(header.placeOf(ruling.rulingId())))
                .map(Answered::response);
    }

    @POST
    @Path("/{id}/{move}")
    @Operation(
            summary = "提出异议、审核异议 · object (institution), decide the objection (another officer of the lead league)",
            description = "An upheld objection lifts the finding.")
    @APIResponse(
            responseCode = "200",
            description = "该认定 · the finding as it stands now",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = RulingView.class)))
    @Declared(
            institution = OWN,
            league = OWN,
            subject = SubjectKind.EVALUATION,
            key = IdempotencyKey.OPTIONAL,
            ifMatch = true)
    public Uni<Response> moveFilingRuling(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(enumeration = {"objection", "decision"})) @PathParam("move") String move,
            @BeanParam ActHeaders headers,
            @Nullable RulingMoveOrder order) {
        Wanted wanted = new Wanted(
                id,
                headers.version(),
                RulingService.move(move),
                Objects.requireNonNullElse(order, RulingMoveOrder.EMPTY));
        return rulings.take(
                        wanted,
                        caller.act(id.toString()),
                        headers.repeat(wanted),
                        ruling -> Answer.of(200, ruling).withVersion(ruling.version()))
                .map(Answered::response);
    }
}
