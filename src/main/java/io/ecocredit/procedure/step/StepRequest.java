package io.ecocredit.procedure.step;

import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.precondition.Versions;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.procedure.Action;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for a step on a case: which version was seen, and by which key it is known when it comes again. */
public final class StepRequest {

    @PathParam("id")
    String id = "";

    @PathParam("action")
    String action = "";

    @HeaderParam("If-Match")
    @Nullable
    String ifMatch;

    @HeaderParam(Repeat.HEADER)
    @Nullable
    String key;

    @Context
    @Nullable
    UriInfo address;

    public String id() {
        return id;
    }

    /** @throws ProblemException 404 for an action that there is not, 428 or 400 for the version */
    public WantedStep wanted(@Nullable StepOrder order) {
        UUID evaluation = CaseService.number(id);
        Action wanted = WantedStep.action(action);
        return new WantedStep(
                evaluation, Versions.required(ifMatch), wanted, Objects.requireNonNullElse(order, StepOrder.EMPTY));
    }

    /** Null when the request carries no key: then its version alone keeps it from being carried out twice. */
    public @Nullable Repeat repeat(WantedStep wanted) {
        return Repeat.ofOptional(key, Objects.requireNonNull(address), wanted);
    }
}
