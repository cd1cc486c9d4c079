package io.ecocredit.procedure.step;

import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.util.UUID;

/**
 * A step that somebody wants to take on a case.
 *
 * @param version that they have seen
 */
public record WantedStep(UUID id, long version, Action action, StepOrder order) {

    /** @throws RefusalException 404 when there is no such action */
    public static Action action(String noun) {
        return Action.of(noun).orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_ACTION, "没有这种办理"));
    }
}
