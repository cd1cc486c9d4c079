package io.ecocredit.platform.codes;

import static io.ecocredit.regulation.text.Advice.ASK_ADMINISTRATOR;
import static io.ecocredit.regulation.text.Advice.ASK_OPERATORS;
import static io.ecocredit.regulation.text.Advice.CORRECT;
import static io.ecocredit.regulation.text.Advice.CORRECT_FORM;
import static io.ecocredit.regulation.text.Advice.LOG_IN;
import static io.ecocredit.regulation.text.Advice.TRY_LATER;

import io.ecocredit.regulation.text.Advice;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.ReasonCode;
import org.jspecify.annotations.Nullable;

/** Every reason for which the edge alone refuses: what never reaches a feature, and what none of them has foreseen. */
public enum EdgeCode implements ReasonCode {
    BAD_REQUEST(
            400,
            CORRECT_FORM,
            "请求不能理解（状态码可能是其他4xx）",
            "the request cannot be understood; also with another status of 4xx"),
    MALFORMED_ADDRESS(400, CORRECT_FORM, "地址的写法不对", "a malformed address"),
    MALFORMED_JSON(400, CORRECT_FORM, "请求内容不是正确的JSON", "a body that is no JSON"),
    UNKNOWN_PARAMETER(400, CORRECT_FORM, "此操作没有这一参数", "a parameter that the operation does not have"),
    REPEATED_PARAMETER(400, CORRECT_FORM, "参数只能给一次", "a parameter that is given twice"),
    UNSTORABLE_TEXT(400, CORRECT, "含有无法保存的字符", "characters that cannot be stored"),
    TOKEN_REQUIRED(401, LOG_IN, "需要身份凭证", "a token is required"),
    INVALID_TOKEN(401, LOG_IN, "身份凭证无效或已过期", "the token is invalid or has expired"),
    FORBIDDEN(403, ASK_ADMINISTRATOR, "您的角色不能进行此操作", "the operation is not for your role"),
    ONE_ROLE_NEEDED(403, ASK_ADMINISTRATOR, "身份凭证应有且只有一种角色", "the token has no role, or several"),
    IDENTITY_INCOMPLETE(
            403,
            ASK_ADMINISTRATOR,
            "身份凭证缺少角色所属",
            "the token does not say for whom it acts",
            Clause.of(Interpretation.I_1)),
    FOREIGN_FORM(403, CORRECT_FORM, "表单不是从本系统页面提交的", "a form that was not sent from a page of this service"),
    NOT_FOUND(404, CORRECT_FORM, "没有这个地址", "there is no such address"),
    NO_LOGIN(404, ASK_OPERATORS, "未配置页面登录", "there is no login for pages here"),
    METHOD_NOT_ALLOWED(405, CORRECT_FORM, "此地址不支持该方法", "the address does not have the method"),
    NOT_ACCEPTABLE(406, CORRECT_FORM, "不能以所要求的格式回答", "it cannot be answered in the format asked for"),
    REQUEST_TOO_SLOW(408, TRY_LATER, "请求内容未能及时到达", "the body did not come in time"),
    CONTENT_TOO_LARGE(413, CORRECT_FORM, "请求内容过大", "the body is too large"),
    RATE_LIMITED(429, TRY_LATER, "请求过于频繁", "too many requests"),
    TOO_MANY_AT_ONCE(429, TRY_LATER, "同时进行的请求过多", "too many requests of one client under way"),
    TOO_MANY_HEADER_FIELDS(431, CORRECT_FORM, "请求头过多", "too many header fields"),
    INTERNAL_ERROR(
            500, ASK_OPERATORS, "服务内部错误（状态码可能是其他5xx）", "a fault of the service; also with another status of 5xx"),
    METHOD_UNKNOWN(501, CORRECT_FORM, "没有该方法", "the service has no such method"),
    DATABASE_UNAVAILABLE(503, TRY_LATER, "数据库暂时不可用", "the database is away"),
    ANSWER_TOO_LATE(503, TRY_LATER, "未能在限定时间内完成", "it could not be done in time"),
    HTTP_VERSION_UNKNOWN(505, CORRECT_FORM, "不支持此HTTP版本", "a version of HTTP that is not served");

    private final int status;
    private final Advice advice;
    private final String meaning;
    private final String english;
    private final @Nullable Clause clause;

    EdgeCode(int status, Advice advice, String meaning, String english) {
        this(status, advice, meaning, english, null);
    }

    EdgeCode(int status, Advice advice, String meaning, String english, @Nullable Clause clause) {
        this.status = status;
        this.advice = advice;
        this.meaning = meaning;
        this.english = english;
        this.clause = clause;
    }

    /** The status with which it is answered. */
    public int status() {
        return status;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String meaningInEnglish() {
        return english;
    }

    @Override
    public Advice advice() {
        return advice;
    }

    @Override
    public @Nullable Clause clause() {
        return clause;
    }
}
