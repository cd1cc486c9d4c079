package io.ecocredit.practitioners.exclusions;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.ecocredit.institutions.ExclusionResource.ExclusionOrder;
import io.ecocredit.institutions.ExclusionResource.ReturnOrder;
import io.ecocredit.institutions.ExclusionView;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.Stated;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** When a practitioner is outside the evaluation for criminal suspicion (A5.4, I-38); nothing of it is public. */
@Path("/api/v1/practitioners/{number}/exclusion")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PersonExclusionResource {

    private final PersonExclusionService exclusions;
    private final Caller caller;

    PersonExclusionResource(PersonExclusionService exclusions, Caller caller) {
        this.exclusions = exclusions;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "从业人员移出评价范围的期间 · when a practitioner was outside the evaluation, the latest first")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public Uni<List<ExclusionView>> practitionerExclusions(@PathParam("number") String number) {
        return exclusions.all(number, caller.act(number));
    }

    @POST
    @Operation(
            summary = "从业人员移出评价范围 · take a practitioner out of the evaluation for criminal suspicion",
            description =
                    "Meanwhile no result is submitted, told to leagues or put under measures; steps inside go on (I-38).")
    @APIResponse(
            responseCode = "201",
            description = "已移出 · taken out",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = ExclusionView.class)))
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER, key = IdempotencyKey.REQUIRED)
    public Uni<Response> excludePractitioner(
            @PathParam("number") String number, @BeanParam KeyHeader header, @Nullable ExclusionOrder order) {
        ExclusionOrder wanted = Stated.body(order);
        return exclusions
                .exclude(number, wanted, caller.act(number), header.required(wanted), view -> Answer.of(201, view))
                .map(Answered::response);
    }

    @POST
    @Path("/return")
    @Operation(summary = "从业人员回到评价范围 · bring a practitioner back, once the suspicion is cleared")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public Uni<ExclusionView> bringPractitionerBack(@PathParam("number") String number, @Nullable ReturnOrder order) {
        return exclusions.bringBack(number, Objects.requireNonNullElse(order, ReturnOrder.EMPTY), caller.act(number));
    }
}
