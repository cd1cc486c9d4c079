package io.ecocredit.platform.edge;

import io.ecocredit.platform.limits.Limits;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.target.RequestTarget;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request is refused for before its path is looked up. */
@Singleton
final class RequestFaults {

    private static final Set<HttpMethod> SERVED = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);
    private static final Set<HttpMethod> REFUSED = Set.of(HttpMethod.TRACE, HttpMethod.CONNECT);

    private final int headerFields;

    RequestFaults(Limits limits) {
        headerFields = limits.headerFields();
    }

    Optional<Problem> of(HttpServerRequest request) {
        return version(request.version())
                .or(() -> method(request.method()))
                .or(() ->
                        RequestTarget.faultOf(request.uri()).map(fault -> Problem.of(400, "MALFORMED_ADDRESS", fault)))
                .or(() -> headers(request))
                .or(() -> BodyLimit.faultOf(request));
    }

    private static Optional<Problem> version(@Nullable HttpVersion version) {
        return version == null
                ? Optional.of(Problem.of(505, "HTTP_VERSION_UNKNOWN", "本服务支持HTTP/1.1和HTTP/2"))
                : Optional.empty();
    }

    private static Optional<Problem> method(HttpMethod method) {
        if (REFUSED.contains(method)) {
            return Optional.of(Problem.of(405, "METHOD_NOT_ALLOWED", "本服务不支持该方法"));
        }
        return SERVED.contains(method) ? Optional.empty() : Optional.of(Problem.of(501, "METHOD_UNKNOWN", "本服务没有该方法"));
    }

    private Optional<Problem> headers(HttpServerRequest request) {
        return request.headers().entries().size() > headerFields
                ? Optional.of(Problem.of(431, "TOO_MANY_HEADER_FIELDS", "请求头超过" + headerFields + "个字段"))
                : Optional.empty();
    }
}
