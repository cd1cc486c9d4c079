package io.ecocredit.repairs;

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
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.precondition.Versions;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.repairs.RepairService.Wanted;
import io.ecocredit.repairs.shell.RepairQuery;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Repair of records (信用修复): applied for, confirmed by who produced them, decided, told (A26, A27). */
@Path("/api/v1/repairs")
@Authenticated
@Tag(name = "repairs")
public class RepairResource {

    private static final String PAGE = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final RepairService repairs;
    private final InstitutionRepairs lookup;
    private final RepairLetter letter;
    private final Caller caller;

    RepairResource(RepairService repairs, InstitutionRepairs lookup, RepairLetter letter, Caller caller) {
        this.repairs = repairs;
        this.lookup = lookup;
        this.letter = letter;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "信用修复 · repairs, each as far as its record may be seen",
            description = "open=true: those that are not decided. overdue tells that the decision is late (I-20).")
    @Declared(institution = OWN, provider = OWN, league = OWN, region = ALL, subject = SubjectKind.REPAIR)
    public Uni<RestResponse<Page<RepairView>>> repairs(
            @QueryParam("uscc") @Nullable String uscc,
            @QueryParam("recordNo") @Nullable String recordNo,
            @QueryParam("open") @Nullable String open,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        String institution = uscc == null || uscc.isEmpty() ? null : new Uscc(uscc).value();
        RepairQuery query = RepairQuery.of(institution, recordNo, open, RepairQuery.window(cursor, limit));
        return lookup.list(query, caller.act(null)).map(RestResponse::ok);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "一件信用修复 · a repair, with what the caller may do about it")
    @Declared(institution = OWN, provider = OWN, league = OWN, region = ALL, subject = SubjectKind.REPAIR)
    public Uni<RestResponse<RepairView>> repair(@PathParam("id") UUID id) {
        return lookup.view(id, caller.act(id.toString())).map(repair -> Versions.answer(repair, repair.version()));
    }

    @GET
    @Path("/{id}/letter")
    @Produces(PAGE)
    @Operation(summary = "打印信用修复确认书 · the confirmation of repair as a page to print, with its QR code")
    @APIResponseSchema(value = String.class, responseDescription = "可打印的页面 · a page to print")
    @Declared(institution = OWN, provider = OWN, league = OWN, region = ALL, subject = SubjectKind.REPAIR)
    public Uni<TemplateInstance> printRepairLetter(@PathParam("id") UUID id) {
        return lookup.view(id, caller.act(id.toString())).map(letter::of);
    }

    @POST
    @Operation(
            summary = "报告整改、申请修复 · report that a record has been put right, and apply for its repair",
            description =
                    "By the institution, with evidence (A26.4). What is needed follows from how far the furthest result that the"
                            + " record weighs on has come (stage): before public notice a confirmation ends its effect; from notice to publication a"
                            + " written commitment is needed too; after publication the league decides within 20 working days.")
    @APIResponse(
            responseCode = "201",
            description = "已受理 · received",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = RepairView.class)))
    @Declared(institution = OWN, subject = SubjectKind.RECORD, key = IdempotencyKey.REQUIRED)
    public Uni<Response> applyForRepair(@BeanParam KeyHeader header, @Nullable RepairOrder order) {
        RepairOrder wanted = Stated.body(order);
        return repairs.apply(
                        wanted,
                        caller.act(wanted.recordNo()),
                        header.required(wanted),
                        repair -> Answer.of(201, repair)
                                .withVersion(repair.version())
                                .at(header.placeOf(repair.repairId())))
                .map(Answered::response);
    }

    @POST
    @Path("/{id}/{move}")
    @Operation(
            summary = "承诺、产生单位确认、盟市决定 · commit (institution), confirm (who produced the record), decide (lead league)",
            description =
                    "What ends the record's effect answers article 27's three conditions, each with evidence. A granted"
                            + " decision issues the confirmation of repair, ends the deduction, and revises what is in public in the"
                            + " same transaction; one that is not tells why and how to appeal.")
    @APIResponse(
            responseCode = "200",
            description = "该修复 · the repair as it stands now",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = RepairView.class)))
    @Declared(
            institution = OWN,
            provider = OWN,
            league = OWN,
            region = OWN,
            subject = SubjectKind.REPAIR,
            key = IdempotencyKey.OPTIONAL,
            ifMatch = true)
    public Uni<Response> moveRepair(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(enumeration = {"commitment", "producer-confirmation", "decision"}))
                    @PathParam("move")
                    String move,
            @BeanParam ActHeaders headers,
            @Nullable RepairMoveOrder order) {
        Wanted wanted = new Wanted(
                id,
                headers.version(),
                RepairService.move(move),
                Objects.requireNonNullElse(order, RepairMoveOrder.EMPTY));
        return repairs.take(
                        wanted,
                        caller.act(id.toString()),
                        headers.repeat(wanted),
                        repair -> Answer.of(200, repair).withVersion(repair.version()))
                .map(Answered::response);
    }
}
