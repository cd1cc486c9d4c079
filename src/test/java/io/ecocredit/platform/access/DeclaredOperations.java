package io.ecocredit.platform.access;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ecocredit.platform.operation.Declarations;
import io.ecocredit.platform.operation.Permission;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations of the program by name, with what their methods declare; the tests' own are not among them. */
public final class DeclaredOperations {

    /** The column of those who come without a token. */
    public static final String PUBLIC = "public";

    private static final SortedMap<String, Method> METHODS = methods();

    private DeclaredOperations() {}

    private static SortedMap<String, Method> methods() {
        SortedMap<String, Method> methods = new TreeMap<>();
        of(new ClassFileImporter().importPath(java.nio.file.Path.of("target", "classes")))
                .forEach(method -> {
                    if (methods.put(method.getName(), method.reflect()) != null) {
                        throw new AssertionError("two operations are called " + method.getName());
                    }
                });
        return Collections.unmodifiableSortedMap(methods);
    }

    /** The methods that answer requests. */
    public static Stream<JavaMethod> of(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class));
    }

    public static SortedMap<String, Method> byName() {
        return METHODS;
    }

    /** @param role one of the roles, or {@link #PUBLIC} */
    public static Permission permission(String operation, String role) {
        Method method = Objects.requireNonNull(METHODS.get(operation), operation);
        return AccessCheck.permission(method, role);
    }

    public static boolean isOpen(String operation) {
        return Declarations.isOpen(Objects.requireNonNull(METHODS.get(operation), operation));
    }

    /** Method and path, as {@code GET /inside/cases/{id}}. */
    public static String address(Method method) {
        String verb = Stream.of(method.getAnnotations())
                .flatMap(each -> Stream.ofNullable(each.annotationType().getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value)
                .findFirst()
                .orElseThrow();
        String path = Stream.of(method.getDeclaringClass().getAnnotation(Path.class), method.getAnnotation(Path.class))
                .filter(Objects::nonNull)
                .map(Path::value)
                .collect(Collectors.joining("/", "/", ""));
        return verb + " " + path.replaceAll("/+", "/");
    }

    /** Whether an operation is one of a page, which the contract does not describe. */
    public static boolean isPage(String operation) {
        return operation.contains("Page");
    }
}
