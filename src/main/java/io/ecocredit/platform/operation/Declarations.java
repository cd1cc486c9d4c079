package io.ecocredit.platform.operation;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what operations declare. */
public final class Declarations {

    private Declarations() {}

    /** What a method declares, or the operation that it acts as; nothing where that is not declared. */
    public static Optional<Declared> of(Method method) {
        ActsAs named = method.getAnnotation(ActsAs.class);
        return named == null
                ? Optional.ofNullable(method.getAnnotation(Declared.class))
                : Stream.of(named.of().getDeclaredMethods())
                        .filter(each -> each.getName().equals(named.operation()))
                        .flatMap(each -> Stream.ofNullable(each.getAnnotation(Declared.class)))
                        .findFirst();
    }

    /** Whether everybody may do it without a login. */
    public static boolean isOpen(Method method) {
        return of(method).filter(Declared::open).isPresent();
    }
}
