package io.ecocredit.procedure.line;

import io.ecocredit.regulation.procedure.Step;
import java.util.List;
import java.util.UUID;

/** A case as a caller sees it, whatever its line: where it stands, and what the caller may do next. */
public interface SeenCase {

    UUID evaluationId();

    long version();

    int year();

    /** The key of its subject. */
    String key();

    Step step();

    List<NextSteps.Possible> actions();

    List<NextSteps.Waiting> waiting();
}
