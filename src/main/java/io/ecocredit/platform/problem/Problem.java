package io.ecocredit.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457, {@code application/problem+json}).
 *
 * @param type an address that names the kind of problem by its code
 * @param title the kind of problem in Chinese
 * @param code stable constant for programs
 * @param detail what is wrong this time, in Chinese
 * @param clause the place in the law behind a refusal, where there is one
 * @param requestId by which the operators find the request in the log; only where the fault is the service's, so that
 *     answers that must not be told apart have the same bytes
 * @param errors one entry a faulty field
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable String clause,
        @Nullable String requestId,
        List<FieldError> errors) {

    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What is wrong with one field, parameter or header. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(
            String field,
            @Nullable String value,
            String code,
            String detail,
            @Nullable String clause) {}

    public static Problem of(int status, String code, String detail) {
        return new Problem(
                "urn:ecocredit:problem:" + code, Titles.of(status), status, code, detail, null, null, List.of());
    }

    public Problem under(@Nullable String citation) {
        return new Problem(type, title, status, code, detail, citation, requestId, errors);
    }

    public Problem at(List<FieldError> faults) {
        return new Problem(type, title, status, code, detail, clause, requestId, faults);
    }

    public Problem inRequest(@Nullable String id) {
        return new Problem(type, title, status, code, detail, clause, id, errors);
    }
}
