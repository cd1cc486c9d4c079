package io.ecocredit.procedure.step;

import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.procedure.Action;
import java.util.UUID;

/**
 * A step that somebody wants to take on a case.
 *
 * @param version that they have seen
 */
public record WantedStep(UUID id, long version, Action action, StepOrder order) {

    /** @throws ProblemException 404 when there is no such action */
    public static Action action(String noun) {
        return Action.of(noun).orElseThrow(() -> new ProblemException(404, "NO_SUCH_ACTION", "没有这种办理"));
    }
}
