package io.ecocredit.platform.edge;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What two servers in a row might read differently: where a request ends, and to whom it goes. The server behind it refuses
 * most of that itself, without a word; this is what it lets through (RFC 9112, 3.2 and 6.1). Whoever sends such a thing gets no
 * second request on the same connection.
 */
final class Framing {

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._~-]++|\\[[0-9A-Fa-f:.]++\\])(?::[0-9]{1,5})?+");

    private Framing() {}

    static Optional<Problem> faultOf(HttpServerRequest request) {
        return host(request).or(() -> coding(request)).or(() -> names(request));
    }

    private static Optional<Problem> host(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        boolean isOne = hosts.size() <= 1
                && hosts.stream().allMatch(each -> HOST.matcher(each).matches());
        return isOne ? Optional.empty() : refused("请求头 Host 应有且只有一个，为主机名，可带端口");
    }

    /** A list of codings is refused too: no part of the service unpacks what is not merely chunked. */
    private static Optional<Problem> coding(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        boolean isKnown = codings.isEmpty()
                || (request.version() != HttpVersion.HTTP_2
                        && codings.size() == 1
                        && codings.getFirst().equalsIgnoreCase("chunked"));
        return isKnown ? Optional.empty() : refused("请求头 Transfer-Encoding 只能是 chunked");
    }

    private static Optional<Problem> names(HttpServerRequest request) {
        return request.headers().names().stream().anyMatch(String::isBlank)
                ? refused("请求头有一个字段没有名称")
                : Optional.empty();
    }

    private static Optional<Problem> refused(String detail) {
        return Optional.of(Problem.of(EdgeCode.BAD_REQUEST, detail));
    }
}
