package io.ecocredit.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.sql.NoConnection;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.netty.channel.unix.Errors;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;
import org.jspecify.annotations.Nullable;

/** Which problem each kind of failure is. Nothing of the failure's own text is shown unless it was written for that. */
public final class Problems {

    /** PostgreSQL's refusal of a row or table that is not the caller's. */
    private static final String NOT_PERMITTED = "42501";

    /** PostgreSQL's refusal of a text with characters that it cannot hold, such as NUL in a field of a form. */
    private static final String UNSTORABLE_TEXT = "22021";

    /**
     * States of a database that cannot do what it is asked for now: connections, a role that is let in no more, resources such as disk space, a stop, a primary
     * that became a replica, input and output.
     */
    private static final List<String> AWAY = List.of("08", "28", "53", "57P", "25006", "58030");

    /** How the operating system's word for a lost connection begins, which Java passes on without a type. */
    private static final List<String> LOST = List.of("Connection reset", "Broken pipe", "Connection timed out");

    private Problems() {}

    public static Problem of(Throwable failure) {
        return switch (failure) {
            case ProblemException told -> told.problem();
            case RefusalException refused -> Problem.of(refused);
            case BeyondRangeException beyond -> beyond.problem();
            case UnauthorizedException missing -> unauthorized();
            case AuthenticationException bad -> Problem.of(EdgeCode.INVALID_TOKEN, "身份凭证无效或已过期");
            case ForbiddenException forbidden -> forbidden();
            case WebApplicationException web -> web(web);
            case JsonProcessingException json -> json(json);
            default -> otherwise(failure);
        };
    }

    private static Problem otherwise(Throwable failure) {
        if (isOfAForm(failure)) {
            return Problem.of(RefusalException.invalid("body", null, "不是有效的表单内容"));
        }
        String state = SqlState.of(failure);
        if (NOT_PERMITTED.equals(state)) {
            return forbidden();
        }
        if (UNSTORABLE_TEXT.equals(state)) {
            return Problem.of(EdgeCode.UNSTORABLE_TEXT, "内容含有无法保存的字符");
        }
        return isDatabaseAway(failure)
                ? Problem.of(EdgeCode.DATABASE_UNAVAILABLE, "数据库暂时不可用，请稍后重试")
                : Problem.of(EdgeCode.INTERNAL_ERROR, "服务内部错误，请将请求编号告知运维人员");
    }

    private static Problem forbidden() {
        return Problem.of(EdgeCode.FORBIDDEN, "您的角色不能进行此操作");
    }

    private static Problem unauthorized() {
        return Problem.of(EdgeCode.TOKEN_REQUIRED, "此操作需要身份凭证（Authorization: Bearer …）");
    }

    /** A refusal as the fault of one field. */
    public static Problem.FieldError fault(Refusal refusal) {
        return Problem.FieldError.of(refusal.fault());
    }

    private static Problem refusal(RefusalCode code, String detail) {
        return Problem.of(RefusalException.of(code, detail));
    }

    private static Problem web(WebApplicationException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof JsonProcessingException json) {
            return json(json);
        }
        if (cause instanceof ProblemException || cause instanceof RefusalException) {
            return of(cause);
        }
        int status = failure.getResponse().getStatus();
        if (status == 404 && cause != null) {
            return refusal(RefusalCode.INVALID_PARAMETER, "路径或查询参数的值不正确");
        }
        return switch (status) {
            case 401 -> unauthorized();
            case 404 -> Problem.of(EdgeCode.NOT_FOUND, "没有这个地址");
            case 405 -> Problem.of(EdgeCode.METHOD_NOT_ALLOWED, "此地址不支持该方法");
            case 406 -> Problem.of(EdgeCode.NOT_ACCEPTABLE, "不能以所要求的格式（Accept）回答");
            case 412 -> refusal(RefusalCode.PRECONDITION_FAILED, "内容已被他人修改，请重新读取后再试");
            case 413 -> Problem.of(EdgeCode.CONTENT_TOO_LARGE, "请求内容超过限制");
            case 415 -> refusal(RefusalCode.UNSUPPORTED_MEDIA_TYPE, "不支持该内容类型（Content-Type）");
            default ->
                status < 500
                        ? Problem.of(status, EdgeCode.BAD_REQUEST, "请求不能理解")
                        : Problem.of(status, EdgeCode.INTERNAL_ERROR, "服务内部错误，请将请求编号告知运维人员");
        };
    }

    private static Problem json(JsonProcessingException failure) {
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            if (mapping.getCause() instanceof RefusalException refused) {
                return Problem.of(refused.refusal().at(field, null).asException());
            }
            String detail = failure instanceof UnrecognizedPropertyException ? "没有这个字段" : "值的类型或格式不对";
            return refusal(RefusalCode.INVALID_BODY, "请求内容中“" + field + "”有误：" + detail)
                    .at(List.of(new Problem.FieldError(field, null, RefusalCode.INVALID_BODY, detail, null)));
        }
        return Problem.of(EdgeCode.MALFORMED_JSON, "请求内容不是正确的JSON");
    }

    /**
     * Whether the framework's reader of forms with files failed on what was sent, which it says by many types, all of them
     * others' too; not where the form could not be kept.
     */
    private static boolean isOfAForm(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(FormBodyHandler.class.getName()))
                && !(failure instanceof FileSystemException)
                && !String.valueOf(failure.getMessage()).contains("No space left");
    }

    /** Not of a file: a full disk or a file that is gone is no fault of the database, and passes by nobody's waiting. */
    private static boolean isOfAConnection(Throwable failure) {
        return failure instanceof SocketException
                || failure instanceof UnknownHostException
                || failure instanceof ClosedChannelException
                || failure instanceof SSLException
                || failure instanceof Errors.NativeIoException
                || (failure.getClass() == IOException.class
                        && LOST.stream().anyMatch(String.valueOf(failure.getMessage())::startsWith));
    }

    /**
     * Whether the database could not be asked, or cannot do anything now, so that the same may succeed later. What our own reading and writing of bodies and files fails
     * with comes unchecked, and a client or provider that hung up has a name of its own.
     */
    public static boolean isDatabaseAway(@Nullable Throwable failure) {
        if (failure != null && NoConnection.was(failure)) {
            return true;
        }
        String state = SqlState.of(failure);
        if (state != null) {
            return AWAY.stream().anyMatch(state::startsWith);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException || cause instanceof HttpClosedException) {
                return false;
            }
            if (cause instanceof TimeoutException
                    || isOfAConnection(cause)
                    || cause instanceof VertxException
                    || String.valueOf(cause.getMessage()).startsWith("Timeout")) {
                return true;
            }
        }
        return false;
    }
}
