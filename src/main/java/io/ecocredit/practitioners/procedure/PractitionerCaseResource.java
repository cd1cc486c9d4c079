package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.precondition.Versions;
import io.ecocredit.procedure.batch.BulkOrder;
import io.ecocredit.procedure.batch.BulkService;
import io.ecocredit.procedure.line.CaseQuery;
import io.ecocredit.procedure.step.CaseHistory;
import io.ecocredit.procedure.step.CaseService;
import io.ecocredit.procedure.step.StepHeaders;
import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.procedure.step.WantedStep;
import io.ecocredit.regulation.subject.Divisions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Practitioners' cases on their way through the procedure (第二十一条). */
@Path("/api/v1/practitioner-evaluations")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PractitionerCaseResource {

    private final PractitionerLine line;
    private final CaseService cases;
    private final BulkService bulk;
    private final Divisions divisions;
    private final Caller caller;

    PractitionerCaseResource(
            PractitionerLine line, CaseService cases, BulkService bulk, Divisions divisions, Caller caller) {
        this.line = line;
        this.cases = cases;
        this.bulk = bulk;
        this.divisions = divisions;
        this.caller = caller;
    }

    /** Parameters of a list. */
    public static final class PractitionerParameters {
        @QueryParam("year")
        @Nullable
        String year;

        @QueryParam("step")
        @Nullable
        String step;

        @QueryParam("league")
        @Nullable
        String league;

        @QueryParam("practitioner")
        @Nullable
        String practitioner;

        @QueryParam("late")
        @Nullable
        String late;

        @QueryParam("cursor")
        @Nullable
        String cursor;

        @QueryParam("limit")
        @Nullable
        String limit;

        CaseQuery.Asked asked() {
            return new CaseQuery.Asked(year, step, league, practitioner, late, cursor, limit);
        }
    }

    @GET
    @Operation(
            summary = "从业人员评价列表 · cases that the caller may see, each with what the caller may do next",
            description = "league: who leads it. late: only those whose filing or answer has not come in time.")
    public Uni<RestResponse<Page<PractitionerCaseView>>> practitionerEvaluations(
            @BeanParam PractitionerParameters parameters, @Context UriInfo address) {
        return cases.list(line, CaseQuery.of(parameters.asked(), line, divisions), act(null))
                .map(page -> page.linkedFrom(address));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "一个从业人员评价 · a case; ETag is the version that acting on it must name")
    public Uni<RestResponse<PractitionerCaseView>> practitionerEvaluation(@PathParam("id") String id) {
        return cases.view(line, CaseService.number(id), act(id)).map(view -> Versions.answer(view, view.version()));
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "办理历史 · the steps of a case")
    public Uni<List<CaseHistory.Entry>> practitionerHistory(@PathParam("id") String id) {
        return cases.history(line, CaseService.number(id), act(id));
    }

    @POST
    @Path("/{id}/{action}")
    @Operation(
            summary = "办理 · take a step on a case; which ones, its _actions say",
            description = "Nouns, conditions and clauses are the procedure's table, docs/procedure.md.")
    @APIResponse(
            responseCode = "200",
            description = "已办理 · taken; ETag is the case's new version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PractitionerCaseView.class)))
    public Uni<Response> takePractitionerStep(
            @PathParam("id") String id,
            @PathParam("action") String action,
            @BeanParam StepHeaders headers,
            @Context UriInfo address,
            @Nullable StepOrder order) {
        WantedStep wanted = headers.wanted(CaseService.number(id), action, order);
        return cases.act(
                        line,
                        wanted,
                        act(id),
                        headers.repeat(address, wanted),
                        view -> StepHeaders.answer(view, view.version()))
                .map(Answered::response);
    }

    @POST
    @Path("/actions")
    @Operation(
            summary = "批量办理 · take one step on many cases, each in its own transaction, with a status for each",
            description = StepHeaders.MANY)
    public Uni<List<BulkService.ItemStatus>> takePractitionerSteps(
            @HeaderParam(Repeat.HEADER) @Nullable String key, @Context UriInfo address, @Nullable BulkOrder order) {
        BulkOrder wanted = BulkOrder.required(order);
        return bulk.act(
                line,
                wanted.versions(),
                wanted.step(),
                wanted.stated(),
                act(null),
                Repeat.ofOptional(key, address, wanted));
    }

    private Act act(@Nullable String id) {
        return caller.act(line.terms().kind(), id);
    }
}
