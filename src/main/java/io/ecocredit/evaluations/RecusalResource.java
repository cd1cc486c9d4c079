package io.ecocredit.evaluations;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.procedure.step.CaseService;
import io.ecocredit.procedure.step.RecusalService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Officers who withdraw from a case. */
@Path("/api/v1/evaluations/{id}/recusal")
@Authenticated
@Tag(name = "evaluations")
public class RecusalResource {

    private final InstitutionLine line;
    private final RecusalService recusals;
    private final Caller caller;

    RecusalResource(InstitutionLine line, RecusalService recusals, Caller caller) {
        this.line = line;
        this.recusals = recusals;
        this.caller = caller;
    }

    /** @param reason why, at most 500 characters */
    public record RecusalOrder(@Nullable String reason) {}

    @PUT
    @Operation(
            summary =
                    "声明回避 · declare a conflict of interest: from now on the officer cannot decide the institution's cases",
            description = "It cannot be taken back; another officer goes on. Declaring again changes nothing.")
    public Uni<CaseView> recuse(@PathParam("id") String id, @Nullable RecusalOrder order) {
        String reason = RecusalService.reason(order == null ? null : order.reason());
        return recusals.declare(
                line, CaseService.number(id), reason, caller.act(line.terms().kind(), id));
    }
}
