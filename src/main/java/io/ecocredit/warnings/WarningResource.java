package io.ecocredit.warnings;

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
import io.ecocredit.warnings.WarningService.Wanted;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Warnings on records (信用预警): issued, reported on, confirmed or refused (A24, A25). */
@Path("/api/v1/warnings")
@Authenticated
@Tag(name = "warnings")
public class WarningResource {

    private static final String PAGE = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final WarningService warnings;
    private final Caller caller;

    WarningResource(WarningService warnings, Caller caller) {
        this.warnings = warnings;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "信用预警 · warnings, each as far as its record may be seen",
            description = "running=true: those whose limit has not passed. Ordered by the record's number.")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<RestResponse<Page<WarningView>>> warnings(
            @QueryParam("uscc") @Nullable String uscc,
            @QueryParam("running") @Nullable String running,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        WarningQuery query = WarningQuery.of(uscc, running, cursor, limit);
        return warnings.list(query, caller.actor()).map(RestResponse::ok);
    }

    @GET
    @Path("/{number}")
    @Operation(summary = "一条信用预警 · the warning on a record, with what the caller may do about it")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<RestResponse<WarningView>> warning(@PathParam("number") String number) {
        return warnings.view(number, caller.actor()).map(warning -> Versions.answer(warning, warning.version()));
    }

    @GET
    @Path("/{number}/print")
    @Produces(PAGE)
    @Operation(summary = "打印信用预警通知书 · the written notice, to print")
    @APIResponseSchema(value = String.class, responseDescription = "可打印的页面 · a page to print")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> printWarning(@PathParam("number") String number) {
        return warnings.view(number, caller.actor()).map(WarningPages.Templates::letter);
    }

    @POST
    @Operation(
            summary = "下达信用预警 · warn of a record; by the league that answers for it, by its own list",
            description =
                    "Of a general record that is not a penalty already decided, with a limit within the record's year"
                            + " (I-21). While the warning runs the record does not deduct.")
    @APIResponse(
            responseCode = "201",
            description = "已下达 · issued",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = WarningView.class)))
    @Declared(league = OWN, subject = SubjectKind.RECORD, key = IdempotencyKey.REQUIRED)
    public Uni<Response> issueWarning(@BeanParam KeyHeader header, @Nullable WarningOrder order) {
        WarningOrder wanted = Stated.body(order);
        return warnings.issue(
                        wanted,
                        caller.act(wanted.recordNo()),
                        header.required(wanted),
                        warning -> Answer.of(201, warning)
                                .withVersion(warning.version())
                                .at(header.placeOf(warning.recordNo())))
                .map(Answered::response);
    }

    @POST
    @Path("/{number}/{move}")
    @Operation(
            summary = "报告整改、确认或不予确认 · report rectification (institution), confirm it or not (league)",
            description = "A report carries evidence and comes within the limit. From a report in time to the decision"
                    + " nothing deducts; confirmed, even later, the record never does.")
    @APIResponse(
            responseCode = "200",
            description = "该预警 · the warning as it stands now",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = WarningView.class)))
    @Declared(
            institution = OWN,
            league = OWN,
            subject = SubjectKind.RECORD,
            key = IdempotencyKey.OPTIONAL,
            ifMatch = true)
    public Uni<Response> moveWarning(
            @PathParam("number") String number,
            @Parameter(schema = @Schema(enumeration = {"report", "confirmation", "refusal"})) @PathParam("move")
                    String move,
            @BeanParam ActHeaders headers,
            @Nullable MoveOrder order) {
        Wanted ordered = new Wanted(
                number,
                headers.version(),
                WarningService.move(move),
                Objects.requireNonNullElse(order, MoveOrder.EMPTY));
        return warnings.take(
                        ordered,
                        caller.act(number),
                        headers.repeat(ordered),
                        warning -> Answer.of(200, warning).withVersion(warning.version()))
                .map(Answered::response);
    }
}
