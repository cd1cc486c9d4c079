package io.ecocredit.practitioners.repairs;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.ecocredit.platform.idempotency.ActHeaders;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.precondition.Versions;
import io.ecocredit.practitioners.repairs.PersonRepairService.Wanted;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Repair of dishonest individuals (第二十八条、第二十九条), which stays inside. */
@Path("/api/v1/practitioner-repairs")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PersonRepairResource {

    private static final String PAGE = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final PersonRepairService repairs;
    private final PersonRepairs lookup;
    private final PersonRepairLetter letters;
    private final Caller caller;

    PersonRepairResource(PersonRepairService repairs, PersonRepairs lookup, PersonRepairLetter letters, Caller caller) {
        this.repairs = repairs;
        this.lookup = lookup;
        this.letters = letters;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "从业人员信用修复 · repairs of practitioners; a person sees their own",
            description = "open=true: those that are not decided. overdue tells that the decision is late (I-20).")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_REPAIR)
    public Uni<RestResponse<Page<PersonRepairView>>> practitionerRepairs(
            @QueryParam("practitioner") @Nullable String practitioner,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("open") @Nullable String open,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        RepairQuery query = RepairQuery.of(practitioner, null, open, RepairQuery.window(cursor, limit));
        return lookup.list(query, caller.act(null)).map(RestResponse::ok);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "一件从业人员信用修复 · a practitioner's repair, with what the caller may do about it")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_REPAIR)
    public Uni<RestResponse<PersonRepairView>> practitionerRepair(@PathParam("id") UUID id) {
        return lookup.view(id, caller.act(id.toString())).map(repair -> Versions.answer(repair, repair.version()));
    }

    @GET
    @Path("/{id}/letter")
    @Produces(PAGE)
    @Operation(summary = "打印信用修复确认书 · the confirmation of repair as a page to print, by number of the person")
    @APIResponseSchema(value = String.class, responseDescription = "可打印的页面 · a page to print")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_REPAIR)
    public Uni<TemplateInstance> printPractitionerRepairLetter(@PathParam("id") UUID id) {
        return lookup.view(id, caller.act(id.toString())).map(letters::of);
    }

    @POST
    @Path("/{id}/{move}")
    @Operation(
            summary = "录入认定、作出决定 · enter what a department says of the merit (league of the place of service), decide"
                    + " (league that sent the letter)",
            description = "A repair is granted only when every department that produced a counted record recognises the"
                    + " merit (A29). It ends those records; the region is told. A refusal tells why and how to appeal.")
    @APIResponse(
            responseCode = "200",
            description = "该修复 · the repair as it stands now",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = PersonRepairView.class)))
    @Declared(league = OWN, subject = SubjectKind.PRACTITIONER_REPAIR, key = IdempotencyKey.OPTIONAL, ifMatch = true)
    public Uni<Response> movePractitionerRepair(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(enumeration = {"recognition", "decision"})) @PathParam("move") String move,
            @BeanParam ActHeaders headers,
            @Nullable PersonRepairMove order) {
        Wanted wanted = new Wanted(
                id,
                headers.version(),
                PersonRepairService.kind(move),
                Objects.requireNonNullElse(order, PersonRepairMove.EMPTY));
        return repairs.take(
                        wanted,
                        caller.act(id.toString()),
                        headers.repeat(wanted),
                        repair -> Answer.of(200, repair).withVersion(repair.version()))
                .map(Answered::response);
    }
}
