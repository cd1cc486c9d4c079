package io.ecocredit.institutions;

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
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.precondition.Versions;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The base directory (基础名录库): who is in it, and whom each served. */
@Path("/api/v1/institutions")
@Authenticated
@Tag(name = "institutions")
public class InstitutionResource {

    private final InstitutionService service;
    private final Divisions divisions;
    private final Caller caller;

    InstitutionResource(InstitutionService service, Divisions divisions, Caller caller) {
        this.service = service;
        this.divisions = divisions;
        this.caller = caller;
    }

    /** Parameters of a search. */
    public record Parameters(
            @QueryParam("q") @Nullable String q,
            @QueryParam("division") @Nullable String division,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {}

    @GET
    @Operation(
            summary = "查询机构 · search institutions; a league sees those that it registers, serves or entered",
            description = "q: part of a name or a former name, at least two characters, or a whole code, or the nine"
                    + " characters of the organisation's. division: where it is registered, a"
                    + " league with its counties or one county. Ordered by code; paged by cursor.")
    @Declared(league = OWN, region = ALL)
    public Uni<RestResponse<Page<Institution>>> institutions(@BeanParam Parameters parameters) {
        InstitutionQuery query = InstitutionQuery.of(parameters, divisions);
        return service.search(query, caller.actor()).map(RestResponse::ok);
    }

    @GET
    @Path("/{uscc}")
    @Operation(summary = "一个机构 · an institution")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<RestResponse<Institution>> institution(@PathParam("uscc") String uscc) {
        return service.meant(uscc, caller.actor()).map(found -> Versions.answer(found, found.version()));
    }

    @POST
    @Operation(
            summary = "登记机构 · register an institution; a league for itself or for who is registered outside the region",
            description =
                    "The same again answers 200 and changes nothing; other content under a known code answers 409.")
    @APIResponse(
            responseCode = "201",
            description = "已登记 · registered",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Institution.class)))
    @Declared(league = OWN, region = ALL, subject = SubjectKind.INSTITUTION, key = IdempotencyKey.REQUIRED)
    public Uni<Response> registerInstitution(@Nullable InstitutionForm form, @BeanParam KeyHeader header) {
        InstitutionForm wanted = Stated.body(form);
        return service.register(
                        wanted,
                        caller.act(wanted.uscc()),
                        header.required(wanted),
                        (isNew, found) -> Answer.of(isNew ? 201 : 200, found)
                                .withVersion(found.version())
                                .at(header.placeOf(found.uscc())))
                .map(Answered::response);
    }

    @GET
    @Path("/{uscc}/engagements")
    @Operation(summary = "承接的委托 · its engagements in the order of entry; a league sees those in its own division")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<RestResponse<Page<Engagement>>> engagements(
            @PathParam("uscc") String uscc,
            @QueryParam("year") @Nullable String year,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        Window window = Window.of(cursor, limit, key -> key.matches("[0-9]{1,18}"));
        return service.engagements(new Uscc(uscc), year(year), window, caller.actor())
                .map(RestResponse::ok);
    }

    private static @Nullable Integer year(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Integer.valueOf(Stated.year(text));
    }
}
