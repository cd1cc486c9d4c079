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

/** Warnings of conduct that was found before there is a record of it (A24), each followed by a record or by none. */
@Path("/api/v1/early-warnings")
@Authenticated
@Tag(name = "warnings")
public class EarlyWarningResource {

    private static final String PAGE = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final EarlyWarningService warnings;
    private final BindingService bindings;
    private final Caller caller;

    EarlyWarningResource(EarlyWarningService warnings, BindingService bindings, Caller caller) {
        this.warnings = warnings;
        this.bindings = bindings;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "先行预警 · warnings of conduct of which there was no record, each as far as the file may be seen",
            description = "running=true: those whose limit has not passed. Ordered by number.")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<RestResponse<Page<EarlyWarningView>>> earlyWarnings(
            @QueryParam("uscc") @Nullable String uscc,
            @QueryParam("running") @Nullable String running,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        WarningQuery query = WarningQuery.of(uscc, running, cursor, limit);
        return warnings.list(query, caller.actor()).map(RestResponse::ok);
    }

    @GET
    @Path("/{number}")
    @Operation(summary = "一条先行预警 · such a warning, with what the caller may do about it")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<RestResponse<EarlyWarningView>> earlyWarning(@PathParam("number") String number) {
        return warnings.view(number, caller.actor()).map(warning -> Versions.answer(warning, warning.version()));
    }

    @GET
    @Path("/{number}/print")
    @Produces(PAGE)
    @Operation(summary = "打印先行预警通知书 · the written notice, to print")
    @APIResponseSchema(value = String.class, responseDescription = "可打印的页面 · a page to print")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> printEarlyWarning(@PathParam("number") String number) {
        return warnings.view(number, caller.actor()).map(EarlyWarningPages.Templates::earlyLetter);
    }

    @POST
    @Operation(
            summary = "先行预警 · warn of conduct that was found before there is a record; by a league, by its own list",
            description =
                    "Under an indicator of general dishonesty that takes points off and is no penalty (I-21), with a"
                            + " limit within the year. Put right in time and confirmed, it leads to no deduction; otherwise the record"
                            + " that follows is bound to the warning and counts.")
    @APIResponse(
            responseCode = "201",
            description = "已下达 · issued",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = EarlyWarningView.class)))
    @Declared(league = OWN, subject = SubjectKind.INSTITUTION, key = IdempotencyKey.REQUIRED)
    public Uni<Response> issueEarlyWarning(@BeanParam KeyHeader header, @Nullable EarlyWarningOrder order) {
        EarlyWarningOrder wanted = Stated.body(order);
        return warnings.issue(
                        wanted,
                        caller.act(wanted.uscc()),
                        header.required(wanted),
                        warning -> Answer.of(201, warning)
                                .withVersion(warning.version())
                                .at(header.placeOf(warning.warningNo())))
                .map(Answered::response);
    }

    @POST
    @Path("/{number}/binding")
    @Operation(
            summary = "关联信用信息 · bind the record of the conduct to its warning; by the league that warned",
            description =
                    "The record is of the same institution, league and indicator, its conduct no later than it was"
                            + " found, and it was produced and entered after the warning. From the notice of a result that it weighs"
                            + " on there is only chapter 5 (I-30). The warning then goes on at /api/v1/warnings/{recordNo}.")
    @APIResponse(
            responseCode = "200",
            description = "该预警 · the warning as it stands now",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = EarlyWarningView.class)))
    @Declared(league = OWN, subject = SubjectKind.EARLY_WARNING, key = IdempotencyKey.OPTIONAL, ifMatch = true)
    public Uni<Response> bindToEarlyWarning(
            @PathParam("number") String number, @BeanParam ActHeaders headers, @Nullable BindingOrder order) {
        BindingService.Wanted wanted = new BindingService.Wanted(number, headers.version(), Stated.body(order));
        return bindings.bind(
                        wanted,
                        caller.act(number),
                        headers.repeat(wanted),
                        warning -> Answer.of(200, warning).withVersion(warning.version()))
                .map(Answered::response);
    }

    @POST
    @Path("/{number}/{move}")
    @Operation(
            summary = "报告整改、确认或不予确认 · report rectification (institution), confirm it or not (league)",
            description = "A report carries evidence and comes within the limit.")
    @APIResponse(
            responseCode = "200",
            description = "该预警 · the warning as it stands now",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = EarlyWarningView.class)))
    @Declared(
            institution = OWN,
            league = OWN,
            subject = SubjectKind.EARLY_WARNING,
            key = IdempotencyKey.OPTIONAL,
            ifMatch = true)
    public Uni<Response> moveEarlyWarning(
            @PathParam("number") String number,
            @Parameter(schema = @Schema(enumeration = {"report", "confirmation", "refusal"})) @PathParam("move")
                    String move,
            @BeanParam ActHeaders headers,
            @Nullable MoveOrder order) {
        WarningService.Wanted wanted = new WarningService.Wanted(
                number,
                headers.version(),
                WarningService.move(move),
                Objects.requireNonNullElse(order, MoveOrder.EMPTY));
        return warnings.take(
                        wanted,
                        caller.act(number),
                        headers.repeat(wanted),
                        warning -> Answer.of(200, warning).withVersion(warning.version()))
                .map(Answered::response);
    }
}
