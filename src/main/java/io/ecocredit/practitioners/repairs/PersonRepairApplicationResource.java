package io.ecocredit.practitioners.repairs;

import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** A dishonest individual's own application for repair (第二十八条). */
@Path("/api/v1/practitioners/{number}/repairs")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PersonRepairApplicationResource {

    private final PersonRepairService repairs;
    private final Caller caller;

    PersonRepairApplicationResource(PersonRepairService repairs, Caller caller) {
        this.repairs = repairs;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "申请信用修复 · apply for repair of a rating as dishonest individual, by the person (A28)",
            description =
                    "Possible from the day after the year that follows the rating, if no record was produced in it"
                            + " (I-26), with evidence of one of the merits of article 29. The league decides within 20 working days.")
    @APIResponse(
            responseCode = "201",
            description = "已受理 · received",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = PersonRepairView.class)))
    @Declared(practitioner = OWN, subject = SubjectKind.PRACTITIONER, key = IdempotencyKey.REQUIRED)
    public Uni<Response> applyForPractitionerRepair(
            @PathParam("number") String number, @BeanParam KeyHeader header, @Nullable PersonRepairOrder order) {
        PersonRepairOrder wanted = Stated.body(order);
        return repairs.apply(
                        number,
                        wanted,
                        caller.act(number),
                        header.required(wanted),
                        repair -> Answer.of(201, repair)
                                .withVersion(repair.version())
                                .at(URI.create("/api/v1/practitioner-repairs/" + repair.repairId())))
                .map(Answered::response);
    }
}
