package io.ecocredit.offenders.jobs;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.problem.ProblemException;

/** Says with which status it refuses. */
public final class AnswersItself {

    private AnswersItself() {}

    public static ProblemException refusal() {
        return new ProblemException(EdgeCode.NOT_FOUND, "没有这个任务");
    }
}
