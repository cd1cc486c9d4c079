package io.ecocredit.evaluations;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.procedure.batch.BulkOrder;
import io.ecocredit.procedure.batch.BulkService.ItemStatus;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Cases on their way through the procedure. */
@Path("/api/v1/evaluations")
@Authenticated
@Tag(name = "evaluations")
public class CaseResource {

    private final InstitutionLine line;
    private final CaseAnswers answers;
    private final FileNotes notes;
    private final Findings findings;

    CaseResource(InstitutionLine line, CaseAnswers answers, FileNotes notes, Findings findings) {
        this.line = line;
        this.answers = answers;
        this.notes = notes;
        this.findings = findings;
    }

    @GET
    @Operation(
            summary = "评价列表 · cases that the caller may see, each with what the caller may do next",
            description = "league: who leads it. late: only those whose filing or answer has not come in time.")
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public Uni<RestResponse<Page<CaseView>>> evaluations(
            @BeanParam CaseParameters parameters, @QueryParam("uscc") @Nullable String uscc) {
        return answers.list(line, parameters, uscc);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "一个评价 · a case; ETag is the version that acting on it must name")
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public Uni<RestResponse<CaseView>> evaluation(@PathParam("id") String id) {
        return answers.one(line, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "办理历史 · the steps of a case")
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public Uni<List<CaseHistory.Entry>> evaluationHistory(@PathParam("id") String id) {
        return answers.history(line, id);
    }

    @GET
    @Path("/{id}/changes")
    @Operation(
            summary =
                    "档案变动 · what became of the institution's file in that year beside the steps: corrections, warnings, repairs")
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public Uni<List<FileNotes.Note>> evaluationChanges(@PathParam("id") String id) {
        return answers.beside(line, id, notes::of);
    }

    @GET
    @Path("/{id}/sheet")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "评分表 · the sheet of the latest proposal or determination, as it was drawn up")
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public Uni<String> evaluationSheet(@PathParam("id") String id) {
        return answers.beside(line, id, findings::sheet);
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
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CaseView.class)))
    @Declared(
            institution = OWN,
            league = OWN,
            region = ALL,
            subject = SubjectKind.EVALUATION,
            key = IdempotencyKey.OPTIONAL,
            ifMatch = true)
    public Uni<Response> takeStep(@BeanParam StepRequest request, @Nullable StepOrder order) {
        return answers.take(line, request, order);
    }

    @POST
    @Path("/actions")
    @Operation(
            summary = "批量办理 · take one step on many cases, each in its own transaction, with a status for each",
            description = CaseAnswers.MANY)
    @Declared(league = OWN, region = ALL, subject = SubjectKind.EVALUATION, key = IdempotencyKey.OPTIONAL)
    public Uni<List<ItemStatus>> takeSteps(@BeanParam KeyHeader header, @Nullable BulkOrder order) {
        return answers.takeEach(line, header, order);
    }
}
