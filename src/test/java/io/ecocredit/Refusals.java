package io.ecocredit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchRule;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import java.util.Set;

/** How features say no: with a refusal, which the edge answers. */
final class Refusals {

    private static final Set<String> MADE = Set.of(JavaConstructor.CONSTRUCTOR_NAME, "of", "at");
    private static final DescribedPredicate<AccessTarget> MAKES_A_PROBLEM = describe(
            "make a problem document",
            target -> target.getOwner().isEquivalentTo(ProblemException.class)
                    || (isOfAProblem(target) && MADE.contains(target.getName())));

    private Refusals() {}

    /** No feature knows a status or makes a problem document; it may show one that it is handed. */
    static ArchRule alone(String base) {
        return noClasses()
                .that()
                .resideInAPackage(base + "..")
                .and()
                .resideOutsideOfPackage(base + ".platform..")
                .should()
                .accessTargetWhere(target(MAKES_A_PROBLEM));
    }

    private static boolean isOfAProblem(AccessTarget target) {
        return target.getOwner().isEquivalentTo(Problem.class)
                || target.getOwner().isEquivalentTo(Problem.FieldError.class);
    }
}
