package io.ecocredit.practitioners.procedure;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.procedure.batch.BulkOrder;
import io.ecocredit.procedure.batch.BulkService;
import io.ecocredit.procedure.pages.CaseAnswers;
import io.ecocredit.procedure.pages.CaseParameters;
import io.ecocredit.procedure.step.CaseHistory;
import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.procedure.step.StepRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
    private final CaseAnswers answers;

    PractitionerCaseResource(PractitionerLine line, CaseAnswers answers) {
        this.line = line;
        this.answers = answers;
    }

    @GET
    @Operation(
            summary = "从业人员评价列表 · cases that the caller may see, each with what the caller may do next",
            description = "league: who leads it. late: only those whose filing or answer has not come in time.")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_EVALUATION)
    public Uni<RestResponse<Page<PractitionerCaseView>>> practitionerEvaluations(
            @BeanParam CaseParameters parameters, @QueryParam("practitioner") @Nullable String practitioner) {
        return answers.list(line, parameters, practitioner);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "一个从业人员评价 · a case; ETag is the version that acting on it must name")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_EVALUATION)
    public Uni<RestResponse<PractitionerCaseView>> practitionerEvaluation(@PathParam("id") String id) {
        return answers.one(line, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "办理历史 · the steps of a case")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_EVALUATION)
    public Uni<List<CaseHistory.Entry>> practitionerHistory(@PathParam("id") String id) {
        return answers.history(line, id);
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
    @Declared(
            practitioner = OWN,
            league = OWN,
            region = ALL,
            subject = SubjectKind.PRACTITIONER_EVALUATION,
            key = IdempotencyKey.OPTIONAL,
            ifMatch = true)
    public Uni<Response> takePractitionerStep(@BeanParam StepRequest request, @Nullable StepOrder order) {
        return answers.take(line, request, order);
    }

    @POST
    @Path("/actions")
    @Operation(
            summary = "批量办理 · take one step on many cases, each in its own transaction, with a status for each",
            description = CaseAnswers.MANY)
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_EVALUATION, key = IdempotencyKey.OPTIONAL)
    public Uni<List<BulkService.ItemStatus>> takePractitionerSteps(
            @BeanParam KeyHeader header, @Nullable BulkOrder order) {
        return answers.takeEach(line, header, order);
    }
}
