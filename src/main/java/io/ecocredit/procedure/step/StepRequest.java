package io.ecocredit.procedure.step;

import io.ecocredit.platform.idempotency.ActHeaders;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.text.RefusalException;
import jakarta.ws.rs.PathParam;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for a step on a case: which version was seen, and by which key it is known when it comes again. */
public final class StepRequest extends ActHeaders {

    @PathParam("id")
    String id = "";

    @PathParam("action")
    String action = "";

    public String id() {
        return id;
    }

    /** @throws RefusalException 404 for an action that there is not, 428 or 400 for the version */
    public WantedStep wanted(@Nullable StepOrder order) {
        UUID evaluation = CaseService.number(id);
        Action wanted = WantedStep.action(action);
        return new WantedStep(evaluation, version(), wanted, Objects.requireNonNullElse(order, StepOrder.EMPTY));
    }
}
