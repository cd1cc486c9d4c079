package io.ecocredit.platform.edge;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.limits.Limits;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemSender;
import io.ecocredit.platform.problem.RequestId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/** Ends what takes too long: a body that trickles in, and an answer that does not begin. */
@Singleton
final class Deadlines {

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final Logger LOG = Logger.getLogger(Deadlines.class);

    /** The longest that any operation waits because the client asked it to. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Limits.Times times;
    private final ProblemSender answers;

    Deadlines(Limits limits, ProblemSender answers) {
        this.times = limits.times();
        this.answers = answers;
    }

    void start(RoutingContext request) {
        if (BodyLimit.isImport(request.request())) {
            after(times.importBody(), request, () -> endSlowBody(request));
            return;
        }
        if (BodyLimit.isEvidence(request.request())) {
            after(times.evidenceBody(), request, () -> endSlowBody(request));
            after(times.evidenceBody().plus(times.answer()), request, () -> giveUp(request));
            return;
        }
        if (hasBody(request.request())) {
            after(times.body(), request, () -> endSlowBody(request));
        }
        after(asksToWait(request) ? times.answer().plus(LONGEST_WAIT) : times.answer(), request, () -> giveUp(request));
    }

    private static void after(Duration time, RoutingContext request, Runnable end) {
        long timer = request.vertx().setTimer(time.toMillis(), fired -> end.run());
        request.addEndHandler(ended -> request.vertx().cancelTimer(timer));
    }

    /** Who asks to wait has more time for the answer, and none more for what he sends. */
    private static boolean asksToWait(RoutingContext request) {
        String preference = request.request().getHeader("Prefer");
        return (preference != null && preference.contains("wait="))
                || !request.queryParam("wait").isEmpty();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                        || (request.version() == HttpVersion.HTTP_2 && WITH_BODY.contains(request.method()))
                : !length.equals("0");
    }

    /** The operation is not interrupted; its result is dropped when it comes. */
    private void giveUp(RoutingContext request) {
        if (!request.response().headWritten()) {
            LOG.warnf("request %s has no answer in time", RequestId.of(request));
            answers.send(request, Problem.of(EdgeCode.ANSWER_TOO_LATE, "未能在限定时间内完成，请稍后重试"));
        }
    }

    private void endSlowBody(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (hasArrived(request.request()) || response.ended()) {
            return;
        }
        if (request.request().version() == HttpVersion.HTTP_2) {
            answers.send(request, tooSlow());
            response.reset();
        } else {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            answers.send(request, tooSlow());
            request.request().connection().close();
        }
    }

    /** Also when whoever reads it has not looked for its end, as a reader of JSON need not. */
    private static boolean hasArrived(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.isEnded()
                || (length != null && Long.toString(request.bytesRead()).equals(length));
    }

    private static Problem tooSlow() {
        return Problem.of(EdgeCode.REQUEST_TOO_SLOW, "请求内容未能在限定时间内到达");
    }
}
