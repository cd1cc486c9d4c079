package io.ecocredit.platform.edge;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that an operation of the interface does not have, and a second value for one that it has: a
 * misspelt filter must be an error and never an unfiltered or empty list.
 */
@Singleton
final class UnknownParameters {

    private static final String API = "/api/";

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void refuse(UriInfo address, ResourceInfo operation) {
        Method method = operation.getResourceMethod();
        if (method == null || !address.getPath().startsWith(API)) {
            return;
        }
        Set<String> names = known.computeIfAbsent(method, UnknownParameters::namesOf);
        List<Problem> faults = address.getQueryParameters().entrySet().stream()
                .filter(given ->
                        !names.contains(given.getKey()) || given.getValue().size() > 1)
                .map(given -> fault(given.getKey(), names.contains(given.getKey())))
                .toList();
        if (!faults.isEmpty()) {
            throw new ProblemException(faults.getFirst()
                    .at(faults.stream()
                            .flatMap(fault -> fault.errors().stream())
                            .toList()));
        }
    }

    private static Set<String> namesOf(Method operation) {
        return Arrays.stream(operation.getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(parameter.getType().getDeclaredFields())
                        : Stream.of(parameter))
                .filter(declared -> declared.isAnnotationPresent(QueryParam.class))
                .map(declared -> declared.getAnnotation(QueryParam.class).value())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Problem fault(String name, boolean repeated) {
        return repeated
                ? fault(EdgeCode.REPEATED_PARAMETER, name, "参数“" + name + "”只能给一次")
                : fault(EdgeCode.UNKNOWN_PARAMETER, name, "此操作没有参数“" + name + "”");
    }

    private static Problem fault(EdgeCode code, String name, String detail) {
        return Problem.of(code, detail).at(List.of(new Problem.FieldError(name, null, code, detail, null)));
    }
}
