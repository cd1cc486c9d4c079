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
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** When an institution is outside the evaluation for criminal suspicion (A5.4). */
@Path("/api/v1/institutions/{uscc}/exclusion")
@Authenticated
@Tag(name = "institutions")
public class ExclusionResource {

    private final ExclusionService exclusions;
    private final Caller caller;

    ExclusionResource(ExclusionService exclusions, Caller caller) {
        this.exclusions = exclusions;
        this.caller = caller;
    }

    /**
     * @param reason never public, 1 to 500 characters
     * @param from first day outside: today, which may be left out
     * @param suspectedOn day on which the suspicion was raised, not in the future; never public
     */
    public record ExclusionOrder(
            @Nullable String reason,
            @Schema(format = "date") @Nullable LocalDate from,
            @Schema(format = "date") @Nullable LocalDate suspectedOn) {}

    /**
     * @param until first day back in: today, which may be left out
     * @param clearedOn day on which the suspicion was cleared, not in the future; never public
     */
    public record ReturnOrder(
            @Schema(format = "date") @Nullable LocalDate until,
            @Schema(format = "date") @Nullable LocalDate clearedOn) {

        /** Nothing said. */
        public static final ReturnOrder EMPTY = new ReturnOrder(null, null);
    }

    @GET
    @Operation(summary = "移出评价范围的期间 · when an institution was outside the evaluation, the latest first")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<List<ExclusionView>> exclusions(@PathParam("uscc") String uscc) {
        return exclusions.all(new Uscc(uscc), caller.actor());
    }

    @POST
    @Operation(
            summary = "移出评价范围 · take an institution out of the evaluation for criminal suspicion",
            description = "It leaves the lists and what is public at once; the public answer is that of any institution"
                    + " without a result (I-4).")
    @APIResponse(
            responseCode = "201",
            description = "已移出 · taken out",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = ExclusionView.class)))
    @Declared(league = OWN, region = ALL, subject = SubjectKind.INSTITUTION, key = IdempotencyKey.REQUIRED)
    public Uni<Response> excludeInstitution(
            @PathParam("uscc") String uscc, @BeanParam KeyHeader header, @Nullable ExclusionOrder order) {
        ExclusionOrder wanted = Stated.body(order);
        return exclusions
                .exclude(
                        new Uscc(uscc), wanted, caller.act(uscc), header.required(wanted), view -> Answer.of(201, view))
                .map(Answered::response);
    }

    @POST
    @Path("/return")
    @Operation(summary = "回到评价范围 · bring it back, once the suspicion is cleared")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.INSTITUTION)
    public Uni<ExclusionView> bringInstitutionBack(@PathParam("uscc") String uscc, @Nullable ReturnOrder order) {
        return exclusions.bringBack(
                new Uscc(uscc), Objects.requireNonNullElse(order, ReturnOrder.EMPTY), caller.act(uscc));
    }
}
