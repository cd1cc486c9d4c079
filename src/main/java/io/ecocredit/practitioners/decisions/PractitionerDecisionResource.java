package io.ecocredit.practitioners.decisions;

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
import io.ecocredit.practitioners.PractitionerRecordView;
import io.ecocredit.practitioners.decisions.PractitionerDecisionService.Wanted;
import io.ecocredit.records.decision.DecisionOrder;
import io.ecocredit.records.decision.RecordDecisions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** What is decided of a practitioner's record after it was entered: withdrawal, reinstatement, quashing (I-25). */
@Path("/api/v1/practitioners/{number}/records/{recordNo}")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PractitionerDecisionResource {

    private final PractitionerDecisionService decisions;
    private final Caller caller;

    PractitionerDecisionResource(PractitionerDecisionService decisions, Caller caller) {
        this.decisions = decisions;
        this.caller = caller;
    }

    @GET
    @Path("/decisions")
    @Operation(summary = "从业人员信用信息的撤回、恢复和撤销 · what was decided of a practitioner's record, the first first")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public Uni<List<PractitionerDecision>> practitionerDecisions(
            @PathParam("number") String number, @PathParam("recordNo") String recordNo) {
        return decisions
                .told(number, recordNo, caller.act(number))
                .map(told ->
                        told.decisions().stream().map(PractitionerDecision::new).toList());
    }

    @POST
    @Path("/{decision}")
    @Operation(
            summary = "撤回、恢复从业人员的信用信息，或者记载撤销 · withdraw or reinstate a practitioner's record, or enter that it"
                    + " was quashed",
            description =
                    "By the league of the place of service, which answers for it. What is struck out never counted:"
                            + " the person's result and the employer's staff deduction follow, and a determined case comes back. A"
                            + " record that says something wrong is withdrawn and entered again. on, authority and documentNo are"
                            + " stated of quashing only.")
    @APIResponse(
            responseCode = "200",
            description = "该信息 · the record as it stands now",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = PractitionerRecordView.class)))
    @Declared(league = OWN, subject = SubjectKind.PRACTITIONER, key = IdempotencyKey.OPTIONAL, ifMatch = true)
    public Uni<Response> decideOnPractitionerRecord(
            @PathParam("number") String number,
            @PathParam("recordNo") String recordNo,
            @Parameter(schema = @Schema(enumeration = {"withdrawal", "reinstatement", "quashing"}))
                    @PathParam("decision")
                    String decision,
            @BeanParam ActHeaders headers,
            @Nullable DecisionOrder order) {
        Wanted wanted = new Wanted(
                number,
                recordNo,
                headers.version(),
                RecordDecisions.kind(decision, PractitionerDecisionService.POSSIBLE),
                Objects.requireNonNullElse(order, DecisionOrder.EMPTY));
        return decisions
                .decide(
                        wanted,
                        caller.act(number),
                        headers.repeat(wanted),
                        record -> Answer.of(200, record).withVersion(record.version()))
                .map(Answered::response);
    }
}
