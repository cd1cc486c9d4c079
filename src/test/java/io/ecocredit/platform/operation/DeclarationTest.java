package io.ecocredit.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ecocredit.platform.access.DeclaredOperations;
import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.precondition.Versions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every method that answers requests is declared, and does what its declaration says: headers, login, audit trail. */
@Cites(Article.A36)
class DeclarationTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter().importPath(Path.of("target", "classes"));
    private static final JavaClasses BROKEN =
            new ClassFileImporter().importPackages("io.ecocredit.offenders.operations");

    @Test
    void every_operation_is_what_it_declares() {
        assertThat(faults(PROGRAM)).isEmpty();
    }

    @Test
    void each_fault_is_found_and_told_by_the_name_of_the_operation() {
        assertThat(faults(BROKEN))
                .containsExactlyInAnyOrder(
                        "undeclared is not declared once",
                        "declaredTwice is not declared once",
                        "misspelt acts as an operation that is not declared",
                        "openAndNamed is open and names a role",
                        "openButGuarded is open, but its path is not",
                        "guardedButOpen is not open, but its path is",
                        "keyWithoutHeader declares Idempotency-Key, which its method does not take",
                        "headerWithoutKey takes Idempotency-Key, which it does not declare",
                        "requiredButLeftOut lets the key be left out, and does not declare it",
                        "optionalButRequired does not let the key be left out",
                        "versionUndeclared takes If-Match, which it does not declare",
                        "versionNeverAsked declares If-Match, which nothing asks for",
                        "subjectUndeclared leaves rows in the audit trail, and does not declare of what",
                        "subjectNeverTold declares a subject, and leaves no row in the audit trail");
    }

    @Test
    void what_answers_no_request_declares_nothing() {
        assertThat(PROGRAM.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method ->
                                method.isAnnotatedWith(Declared.class) || method.isAnnotatedWith(ActsAs.class)))
                .containsExactlyInAnyOrderElementsOf(
                        DeclaredOperations.of(PROGRAM).toList());
    }

    private static List<String> faults(JavaClasses classes) {
        return DeclaredOperations.of(classes)
                .flatMap(method -> faults(method).map(fault -> method.getName() + " " + fault))
                .toList();
    }

    private static Stream<String> faults(JavaMethod method) {
        boolean named = method.isAnnotatedWith(ActsAs.class);
        if (named == method.isAnnotatedWith(Declared.class)) {
            return Stream.of("is not declared once");
        }
        Optional<Declared> found = Declarations.of(method.reflect());
        if (found.isEmpty()) {
            return Stream.of("acts as an operation that is not declared");
        }
        Declared declared = found.get();
        List<String> faults = new ArrayList<>();
        open(method, declared, faults);
        if (!named) {
            headers(method, declared, faults);
        }
        boolean acts = reaches(method, Caller.class, "act");
        if (acts != (declared.subject() != SubjectKind.NONE)) {
            faults.add(
                    acts
                            ? "leaves rows in the audit trail, and does not declare of what"
                            : "declares a subject, and leaves no row in the audit trail");
        }
        return faults.stream();
    }

    private static void open(JavaMethod method, Declared declared, List<String> faults) {
        boolean path =
                method.isAnnotatedWith(PermitAll.class) || method.getOwner().isAnnotatedWith(PermitAll.class);
        if (path != declared.open()) {
            faults.add(declared.open() ? "is open, but its path is not" : "is not open, but its path is");
        }
        boolean names = Stream.of(
                        declared.platform(),
                        declared.department(),
                        declared.institution(),
                        declared.practitioner(),
                        declared.provider(),
                        declared.league(),
                        declared.region(),
                        declared.auditor())
                .anyMatch(permission -> permission != Permission.REFUSED);
        if (declared.open() && names) {
            faults.add("is open and names a role");
        }
    }

    private static void headers(JavaMethod method, Declared declared, List<String> faults) {
        Set<String> taken = taken(method);
        header(taken.contains(Repeat.HEADER), declared.key() != IdempotencyKey.NONE, Repeat.HEADER, faults);
        header(taken.contains(Versions.HEADER), declared.ifMatch(), Versions.HEADER, faults);
        boolean mayLack = reaches(method, KeyHeader.class, "repeat");
        if (mayLack != (declared.key() == IdempotencyKey.OPTIONAL)) {
            faults.add(
                    mayLack ? "lets the key be left out, and does not declare it" : "does not let the key be left out");
        }
        if (declared.ifMatch() && !reaches(method, Versions.class, "required")) {
            faults.add("declares " + Versions.HEADER + ", which nothing asks for");
        }
    }

    private static void header(boolean taken, boolean declared, String name, List<String> faults) {
        if (taken != declared) {
            faults.add(
                    taken
                            ? "takes " + name + ", which it does not declare"
                            : "declares " + name + ", which its method does not take");
        }
    }

    /** Names of the headers that a method takes, itself or by a bean of parameters. */
    private static Set<String> taken(JavaMethod method) {
        Set<String> names = new HashSet<>();
        method.getParameters().forEach(parameter -> {
            parameter.tryGetAnnotationOfType(HeaderParam.class).ifPresent(header -> names.add(header.value()));
            if (parameter.isAnnotatedWith(BeanParam.class)) {
                for (JavaField field : parameter.getRawType().getAllFields()) {
                    field.tryGetAnnotationOfType(HeaderParam.class).ifPresent(header -> names.add(header.value()));
                }
            }
        });
        return names;
    }

    /** Whether what a method calls, and what that calls in turn, comes to a method of a type. */
    private static boolean reaches(JavaMethod from, Class<?> owner, String name) {
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(from));
        Set<JavaCodeUnit> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            for (CodeUnitAccessTarget target : called(open.remove()).toList()) {
                JavaClass type = target.getOwner();
                if (type.isAssignableTo(owner) && target.getName().equals(name)) {
                    return true;
                }
                target.resolveMember()
                        .filter(unit -> unit.getOwner().getPackageName().startsWith("io.ecocredit"))
                        .filter(seen::add)
                        .ifPresent(open::add);
            }
        }
        return false;
    }

    private static Stream<CodeUnitAccessTarget> called(JavaCodeUnit unit) {
        return Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
                .map(access -> access.getTarget());
    }
}
