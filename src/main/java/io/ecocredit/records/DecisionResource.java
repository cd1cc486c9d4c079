package io.ecocredit.records;

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
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.records.DecisionService.Wanted;
import io.ecocredit.records.decision.DecisionOrder;
import io.ecocredit.records.decision.RecordDecisions;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is decided of a record after it was entered: amendment, withdrawal, suspension, quashing, upholding (I-25). */
@Path("/api/v1/records/{number}")
@Authenticated
@Tag(name = "records")
public class DecisionResource {

    private final DecisionService decisions;
    private final Caller caller;

    DecisionResource(DecisionService decisions, Caller caller) {
        this.decisions = decisions;
        this.caller = caller;
    }

    /**
     * An amendment.
     *
     * @param record all that the record is to say; what is left out it says no longer. Whom it is about, its division and its
     *     authority stay
     */
    public record AmendmentOrder(
            @Nullable String reason,
            @Nullable List<UUID> evidence,
            @Nullable RecordForm record) {

        /** Its reason, as every decision states one. */
        public DecisionOrder decision() {
            return new DecisionOrder(null, null, null, reason, evidence);
        }
    }

    @GET
    @Path("/decisions")
    @Operation(
            summary = "信用信息的更正、撤回和复议诉讼结果 · what was decided of a record, the first first",
            description = "on is the day of the decision, recordedAt when the register learned of it.")
    @Declared(institution = OWN, provider = OWN, league = OWN, region = ALL)
    public Uni<List<RecordDecision>> recordDecisions(@PathParam("number") String number) {
        return decisions.history(number, caller.actor());
    }

    @POST
    @Path("/amendment")
    @Operation(
            summary = "更正信用信息 · amend a record; by the authority that answers for it",
            description = "The record counts as amended for every day, from now on; what was known before stays"
                    + " answerable by knownAt. Results that rest on it are revised in the same transaction.")
    @APIResponse(
            responseCode = "200",
            description = "更正后的信息 · the record as amended",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = RecordView.class)))
    @Declared(
            provider = OWN,
            league = OWN,
            region = OWN,
            subject = SubjectKind.RECORD,
            key = IdempotencyKey.OPTIONAL,
            ifMatch = true)
    public Uni<Response> amendRecord(
            @PathParam("number") String number, @BeanParam ActHeaders headers, @Nullable AmendmentOrder order) {
        AmendmentOrder wanted = Stated.body(order);
        return decide(new Wanted(number, headers.version(), Kind.AMENDED, wanted.decision(), wanted.record()), headers);
    }

    @POST
    @Path("/{decision}")
    @Operation(
            summary =
                    "撤回、恢复信用信息，或者记载复议、诉讼的结果 · withdraw or reinstate a record, or enter what a review or a court decided",
            description =
                    "By the authority that answers for the record. What is withdrawn or quashed never counted, and"
                            + " reinstatement undoes that. A suspended record does not count from its day until it is upheld."
                            + " on, authority and documentNo are stated of suspension, quashing and upholding.")
    @APIResponse(
            responseCode = "200",
            description = "该信息 · the record as it stands now",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = RecordView.class)))
    @Declared(
            provider = OWN,
            league = OWN,
            region = OWN,
            subject = SubjectKind.RECORD,
            key = IdempotencyKey.OPTIONAL,
            ifMatch = true)
    public Uni<Response> decideOnRecord(
            @PathParam("number") String number,
            @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "withdrawal",
                                                "reinstatement",
                                                "suspension",
                                                "quashing",
                                                "upholding"
                                            }))
                    @PathParam("decision")
                    String decision,
            @BeanParam ActHeaders headers,
            @Nullable DecisionOrder order) {
        return decide(
                new Wanted(
                        number,
                        headers.version(),
                        kind(decision),
                        Objects.requireNonNullElse(order, DecisionOrder.EMPTY),
                        null),
                headers);
    }

    private static Kind kind(String decision) {
        return RecordDecisions.kind(decision, EnumSet.complementOf(EnumSet.of(Kind.AMENDED)));
    }

    private Uni<Response> decide(Wanted wanted, ActHeaders headers) {
        return decisions
                .decide(
                        wanted,
                        caller.act(wanted.number()),
                        headers.repeat(wanted),
                        record -> Answer.of(200, record).withVersion(record.version()))
                .map(Answered::response);
    }
}
