package io.ecocredit.platform.edge;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.limits.Limits;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.target.RequestTarget;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

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
        if (request.version() == null) {
            return Optional.of(Problem.of(EdgeCode.HTTP_VERSION_UNKNOWN, "本服务支持HTTP/1.1和HTTP/2"));
        }
        if (REFUSED.contains(request.method())) {
            return Optional.of(Problem.of(EdgeCode.METHOD_NOT_ALLOWED, "本服务不支持该方法"));
        }
        if (!SERVED.contains(request.method())) {
            return Optional.of(Problem.of(EdgeCode.METHOD_UNKNOWN, "本服务没有该方法"));
        }
        return RequestTarget.faultOf(request.uri())
                .map(fault -> Problem.of(EdgeCode.MALFORMED_ADDRESS, fault))
                .or(() -> headers(request))
                .or(() -> HeaderSyntax.faultOf(request.headers()))
                .or(() -> BodyLimit.faultOf(request));
    }

    private Optional<Problem> headers(HttpServerRequest request) {
        return request.headers().entries().size() > headerFields
                ? Optional.of(Problem.of(EdgeCode.TOO_MANY_HEADER_FIELDS, "请求头超过" + headerFields + "个字段"))
                : Optional.empty();
    }
}
