package io.ecocredit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** How classes get what they work with: each by its own constructor, and not too much of it. */
final class Collaborators {

    private static final int MOST = 6;

    /** Records that are injected still: none. */
    static final Set<String> BUNDLES = Set.of();

    /** Classes that take more than {@value #MOST}, each with the reason. */
    private static final Map<String, String> MANY = Map.of(
            "dossiers.Dossiers",
            "the page of a record shows all that becomes of it, and each part is somebody else's to know");

    private Collaborators() {}

    /** An injected record is a bundle: it hides from its owner's constructor how much the owner does. */
    static ArchRule noRecordIsABean(String base) {
        return classes()
                .that(resideInAPackage(base + ".."))
                .and(areNot(base, BUNDLES))
                .should(ArchCondition.from(not(aRecordThatIsInjected())));
    }

    static DescribedPredicate<JavaClass> aRecordThatIsInjected() {
        return describe(
                "a record that is injected",
                type -> type.isRecord()
                        && (type.isAnnotatedWith(Singleton.class)
                                || type.isAnnotatedWith(ApplicationScoped.class)
                                || type.isAnnotatedWith(RequestScoped.class)));
    }

    /** Whoever takes more than six does more than one thing, or has its reason listed. */
    static ArchRule notTooMany(String base) {
        return classes()
                .that(resideInAPackage(base + ".."))
                .and()
                .areTopLevelClasses()
                .and()
                .areNotRecords()
                .and()
                .areNotEnums()
                .and(areNot(base, MANY.keySet()))
                .should(takeAtMost());
    }

    private static DescribedPredicate<JavaClass> areNot(String base, Set<String> names) {
        return describe(
                "are not listed",
                type -> names.stream().noneMatch(each -> type.getName().equals(base + "." + each)));
    }

    private static ArchCondition<JavaClass> takeAtMost() {
        return new ArchCondition<>("take at most " + MOST) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaConstructor constructor : type.getConstructors()) {
                    int taken = constructor.getRawParameterTypes().size();
                    events.add(new SimpleConditionEvent(
                            constructor, taken <= MOST, constructor.getDescription() + " takes " + taken));
                }
            }
        };
    }
}
