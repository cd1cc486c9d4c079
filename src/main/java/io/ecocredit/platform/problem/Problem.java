package io.ecocredit.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.ecocredit.platform.codes.Codes;
import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Fault;
import io.ecocredit.regulation.text.ReasonCode;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457, {@code application/problem+json}).
 *
 * @param type an address that names the kind of problem by its code
 * @param title the kind of problem in Chinese
 * @param reason its code, a stable constant for programs
 * @param detail what is wrong this time, in Chinese
 * @param clause the place in the law behind a refusal, where there is one
 * @param requestId by which the operators find the request in the log; only where the fault is the service's, so that
 *     answers that must not be told apart have the same bytes
 * @param errors one entry a faulty field
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "clause", "requestId", "errors"})
public record Problem(
        String type,
        String title,
        int status,

        @JsonProperty("code") @Schema(implementation = String.class)
        ReasonCode reason,

        String detail,
        @Nullable String clause,
        @Nullable String requestId,
        List<FieldError> errors) {

    /**
     * What is wrong with one field, parameter or header.
     *
     * @param reason its code; the step where a case stands that is in the way
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"field", "value", "code", "detail", "clause"})
    public record FieldError(
            String field,
            @Nullable String value,

            @JsonProperty("code") @Schema(implementation = String.class)
            Enum<?> reason,

            String detail,
            @Nullable String clause) {

        private FieldError inWords(UnaryOperator<String> words) {
            return new FieldError(
                    words.apply(field), value == null ? null : words.apply(value), reason, words.apply(detail), clause);
        }

        static FieldError of(Fault fault) {
            return new FieldError(
                    fault.field(), fault.value(), fault.reason(), fault.detail(), citation(fault.clause()));
        }
    }

    /** What only the edge refuses, under the clause of the code where it has one. */
    public static Problem of(EdgeCode code, String detail) {
        return of(code.status(), code, detail).under(code.clause());
    }

    /** A refusal as it is answered. */
    static Problem of(RefusalException refused) {
        Refusal refusal = refused.refusal();
        boolean isOfAParameter = refusal.code() == RefusalCode.INVALID_PARAMETER && refusal.field() != null;
        String detail = isOfAParameter ? "参数“" + refusal.field() + "”有误：" + refusal.detail() : refusal.detail();
        return of(Codes.statusOf(refusal.nature()), refusal.code(), detail)
                .under(refusal.clause())
                .at(refused.faults().stream().map(FieldError::of).toList());
    }

    static Problem of(int status, ReasonCode code, String detail) {
        return new Problem(
                "urn:ecocredit:problem:" + code.name(), titleOf(status), status, code, detail, null, null, List.of());
    }

    /** The Chinese name of a status. */
    private static String titleOf(int status) {
        return switch (status) {
            case 400 -> "请求有误";
            case 401 -> "需要有效的身份凭证";
            case 403 -> "无权进行此操作";
            case 404 -> "没有找到";
            case 405 -> "不支持此方法";
            case 406 -> "不能提供所要求的格式";
            case 408 -> "请求超时";
            case 409 -> "与当前状态冲突";
            case 410 -> "已不再提供";
            case 412 -> "内容已被他人修改";
            case 413 -> "请求内容过大";
            case 414 -> "地址过长";
            case 415 -> "不支持此内容类型";
            case 422 -> "不符合规定";
            case 428 -> "缺少前提条件";
            case 429 -> "请求过于频繁";
            case 431 -> "请求头过大";
            case 501 -> "不支持此方法";
            case 503 -> "服务暂不可用";
            case 505 -> "不支持此HTTP版本";
            default -> status < 500 ? "请求不能受理" : "服务内部错误";
        };
    }

    /** The stable constant for programs. */
    public String code() {
        return reason.name();
    }

    private Problem under(@Nullable Clause basis) {
        return new Problem(type, title, status, reason, detail, citation(basis), requestId, errors);
    }

    public Problem at(List<FieldError> faults) {
        return new Problem(type, title, status, reason, detail, clause, requestId, faults);
    }

    public Problem inRequest(@Nullable String id) {
        return new Problem(type, title, status, reason, detail, clause, id, errors);
    }

    /** The same with what it says and repeats put in other words, such as masked. */
    public Problem inWords(UnaryOperator<String> words) {
        return new Problem(
                type,
                title,
                status,
                reason,
                words.apply(detail),
                clause,
                requestId,
                errors.stream().map(error -> error.inWords(words)).toList());
    }

    private static @Nullable String citation(@Nullable Clause clause) {
        return clause == null ? null : clause.toString();
    }
}
