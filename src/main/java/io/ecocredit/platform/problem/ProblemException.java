package io.ecocredit.platform.problem;

import io.ecocredit.regulation.text.Clause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that cannot be carried out; carries the problem document to the edge. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.detail());
        this.problem = problem;
    }

    public ProblemException(int status, String code, String detail) {
        this(Problem.of(status, code, detail));
    }

    /** @param clause the citation behind the refusal */
    public ProblemException(int status, String code, String detail, String clause) {
        this(Problem.of(status, code, detail).under(clause));
    }

    /** @param clause behind the refusal */
    public ProblemException(int status, String code, String detail, Clause clause) {
        this(status, code, detail, clause.toString());
    }

    /** A fault of one field or parameter of the request. */
    public static ProblemException invalid(String field, @Nullable String value, String detail) {
        return new ProblemException(Problem.of(400, "INVALID_PARAMETER", "参数“" + field + "”有误：" + detail)
                .at(List.of(new Problem.FieldError(field, value, "INVALID_PARAMETER", detail, null))));
    }

    public Problem problem() {
        return problem;
    }
}
