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
                "urn:ecocredit:problem:" + code, titleOf(status), status, code, detail, null, null, List.of());
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
