package io.ecocredit.procedure.step;

import io.ecocredit.regulation.procedure.Action;
import java.util.UUID;

/**
 * A step that somebody wants to take on a case.
 *
 * @param version that they have seen
 */
public record WantedStep(UUID id, long version, Action action, StepOrder order) {}
