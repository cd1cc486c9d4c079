package io.ecocredit.platform.edge;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jspecify.annotations.Nullable;

/** The methods that an address has; a 405 must list them, and the framework's own does not. */
final class AllowedMethods {

    private AllowedMethods() {}

    static Set<String> of(ResteasyReactiveRequestContext request) {
        Set<String> allowed = new TreeSet<>();
        @Nullable
        RequestMatch<InitialMatch> match =
                new RequestMapper<>(request.getDeployment().getClassMappers()).map(request.getPathWithoutPrefix());
        if (match != null) {
            Arrays.stream(match.value.handlers)
                    .filter(ClassRoutingHandler.class::isInstance)
                    .map(handler -> ((ClassRoutingHandler) handler).getMappers())
                    .forEach(mappers -> addMatching(mappers, match.remaining, allowed));
        }
        return allowed;
    }

    /** Operations without a method of their own, under the null key, are locators of others. */
    private static void addMatching(
            Map<String, RequestMapper<RuntimeResource>> mappers, String remaining, Set<String> allowed) {
        mappers.forEach((method, mapper) -> {
            if (method != null && mapper.map(remaining.isEmpty() ? "/" : remaining) != null) {
                allowed.add(method);
            }
        });
    }
}
