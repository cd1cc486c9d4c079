package io.ecocredit.procedure.step;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.precondition.Versions;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.procedure.Action;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the headers of a request for a step say: which version was seen, and by which key it is known when it comes again. */
public final class StepHeaders {

    /** How a request for many steps is sent again. */
    public static final String MANY =
            "With an Idempotency-Key the whole may be sent again, also when its answer came too late (503):"
                    + " each item that was taken is answered as it was, and the others are tried.";

    @HeaderParam("If-Match")
    @Nullable
    String ifMatch;

    @HeaderParam(Repeat.HEADER)
    @Nullable
    String key;

    /** @throws ProblemException 404 for an action that there is not, 428 or 400 for the version */
    public WantedStep wanted(UUID id, String action, @Nullable StepOrder order) {
        Action wanted = Action.of(action).orElseThrow(() -> new ProblemException(404, "NO_SUCH_ACTION", "没有这种办理"));
        return new WantedStep(
                id, Versions.required(ifMatch), wanted, Objects.requireNonNullElse(order, StepOrder.EMPTY));
    }

    /** Null when the request carries no key: then its version alone keeps it from being carried out twice. */
    public @Nullable Repeat repeat(UriInfo address, WantedStep wanted) {
        return Repeat.ofOptional(key, address, wanted);
    }

    public static Answer answer(Object view, long version) {
        return Answer.of(200, view).withVersion(Long.toString(version));
    }
}
