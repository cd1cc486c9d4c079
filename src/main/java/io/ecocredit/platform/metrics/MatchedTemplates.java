package io.ecocredit.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What requests are measured by: the template of the operation that they matched and a method that the service knows, and never
 * what a client wrote. A path may carry an identity number, and as many series as there are spellings would blind whoever
 * watches. What is refused before an operation is found is measured under one name.
 */
@Singleton
public final class MatchedTemplates implements HttpServerMetricsTagsContributor {

    /** In place of the template of a request that no operation took. */
    public static final String UNMATCHED = "UNMATCHED";

    private static final String OTHER_METHOD = "OTHER";
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    /** Under which REST and the measures pass on the template of the request being answered. */
    private static final String TEMPLATE = "UrlPathTemplate";

    /** Before a request is looked at, so that it counts as unmatched when its client goes away first. */
    public static void begin(RoutingContext request) {
        request.vertx().getOrCreateContext().putLocal(TEMPLATE, UNMATCHED);
    }

    @Override
    public Tags contribute(Context answered) {
        @Nullable String template = answered.requestContextLocalData(TEMPLATE);
        HttpMethod method = answered.request().method();
        return Tags.of(
                "uri",
                Objects.requireNonNullElse(template, UNMATCHED),
                "method",
                METHODS.contains(method) ? method.name() : OTHER_METHOD);
    }

    /** Requests that nobody waited for are measured without this class being asked; those of odd methods are passed over. */
    @Produces
    @Singleton
    MeterFilter withoutOddMethods() {
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                @Nullable String method = id.getTag("method");
                return method == null || method.equals(OTHER_METHOD) || METHODS.contains(HttpMethod.valueOf(method))
                        ? MeterFilterReply.NEUTRAL
                        : MeterFilterReply.DENY;
            }
        };
    }
}
