package io.ecocredit;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The directions of the house. Each rule is tried twice: on the program, which keeps it, and on {@code offenders}, a small
 * house with the same rooms in which each rule is broken once.
 */
class ArchitectureTest {

    private static final String HOUSE = "io.ecocredit";
    private static final String OFFENDERS = "io.ecocredit.offenders";

    /** The chapters of the core, in the order of the measure: each may use only those before it. */
    private static final List<String> CHAPTERS =
            List.of("text", "time", "subject", "record", "grading", "procedure", "repair", "disclosure");

    /** The only edges between features; practitioners are nobody's, and the public side has none but its own. */
    private static final Map<String, Set<String>> EDGES = Map.ofEntries(
            Map.entry("accounts", Set.of("inbox")),
            Map.entry("catalogues", Set.of()),
            Map.entry("retention", Set.of()),
            Map.entry("deadlines", Set.of()),
            Map.entry("jobs", Set.of("retention")),
            Map.entry("imports", Set.of("jobs", "retention")),
            Map.entry("institutions", Set.of("imports", "inbox")),
            Map.entry("records", Set.of("evidence", "imports", "institutions")),
            Map.entry("hints", Set.of("inbox", "records")),
            Map.entry("dossiers", Set.of("evidence", "records", "repairs", "warnings")),
            Map.entry(
                    "repairs",
                    Set.of(
                            "calendars",
                            "evaluations",
                            "evidence",
                            "imports",
                            "inbox",
                            "institutions",
                            "records",
                            "verifications")),
            Map.entry("warnings", Set.of("evidence", "imports", "institutions", "records")),
            Map.entry("scores", Set.of("institutions", "jobs", "records")),
            Map.entry("evidence", Set.of("institutions")),
            Map.entry(
                    "practitioners",
                    Set.of(
                            "calendars",
                            "evidence",
                            "imports",
                            "inbox",
                            "institutions",
                            "procedure",
                            "records",
                            "repairs",
                            "retention",
                            "scores")),
            Map.entry("publication", Set.of("scores", "grades", "inbox", "institutions", "jobs")),
            Map.entry("calendars", Set.of("catalogues")),
            Map.entry("inbox", Set.of()),
            Map.entry("evaluations", Set.of("evidence", "inbox", "institutions", "procedure", "scores", "warnings")),
            Map.entry("procedure", Set.of("calendars", "evidence", "inbox")),
            Map.entry("notices", Set.of("calendars", "evaluations", "inbox", "procedure")),
            Map.entry(
                    "years",
                    Set.of("evaluations", "inbox", "institutions", "jobs", "procedure", "publication", "scores")),
            Map.entry("grades", Set.of()),
            Map.entry("verifications", Set.of("grades")),
            Map.entry("certificates", Set.of("grades", "institutions", "verifications")),
            Map.entry("feed", Set.of("grades")));

    /** What the program begins with and is ordered by: uses any feature, and is used by none. */
    private static final Set<String> OUTSIDE = Set.of("start", "commands", "region");

    private static final JavaClasses PROGRAM = new ClassFileImporter().importPath(Path.of("target", "classes"));
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(OFFENDERS);

    /** A rule for a house with the given base package. */
    record Rule(String name, ArchRule ofTheHouse, ArchRule ofTheOffenders) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule("the core is pure", purity(HOUSE), purity(OFFENDERS)),
                new Rule("chapters in order", chapters(HOUSE), chapters(OFFENDERS)),
                new Rule("the public side does not reach practitioners", publicSide(HOUSE), publicSide(OFFENDERS)),
                new Rule("no cycles", cycles(HOUSE), cycles(OFFENDERS)),
                new Rule("features know nothing of what starts them", inward(HOUSE), inward(OFFENDERS)),
                new Rule("time comes from the clock", time(HOUSE), time(OFFENDERS)),
                new Rule("answers are built at the edge", edge(HOUSE), edge(OFFENDERS)),
                new Rule("features only refuse", Refusals.alone(HOUSE), Refusals.alone(OFFENDERS)),
                new Rule("whose rows are seen is said first", actingOnly(HOUSE), actingOnly(OFFENDERS)),
                new Rule("the platform has no knot", platformCycles(HOUSE), platformCycles(OFFENDERS)),
                new Rule("the edge stands on what is below it", belowTheEdge(HOUSE), belowTheEdge(OFFENDERS)),
                new Rule("pages know nothing of the login", pagesAlone(HOUSE), pagesAlone(OFFENDERS)),
                new Rule("no class keeps a buffer", noKeptBuffer(HOUSE), noKeptBuffer(OFFENDERS)),
                new Rule(
                        "no record is injected",
                        Collaborators.noRecordIsABean(HOUSE),
                        Collaborators.noRecordIsABean(OFFENDERS)),
                new Rule(
                        "nobody takes more than six",
                        Collaborators.notTooMany(HOUSE),
                        Collaborators.notTooMany(OFFENDERS)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_program_keeps_the_rule(Rule rule) {
        rule.ofTheHouse().check(PROGRAM);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void an_offender_is_found(Rule rule) {
        assertThat(rule.ofTheOffenders().evaluate(BROKEN).hasViolation()).isTrue();
    }

    @Test
    void features_have_exactly_the_edges_listed() {
        assertThat(edges()).containsExactlyInAnyOrderEntriesOf(EDGES);
    }

    @Test
    void a_bundle_that_is_none_any_more_is_struck_from_the_list() {
        assertThat(PROGRAM.that(Collaborators.aRecordThatIsInjected()))
                .extracting(type -> type.getName().substring(HOUSE.length() + 1))
                .containsAll(Collaborators.BUNDLES);
    }

    private static Map<String, Set<String>> edges() {
        Map<String, Set<String>> edges = new TreeMap<>();
        EDGES.keySet().forEach(feature -> edges.put(feature, new TreeSet<>()));
        for (JavaClass type : PROGRAM) {
            String from = room(type);
            if (!EDGES.containsKey(from)) {
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = room(dependency.getTargetClass());
                if (EDGES.containsKey(to) && !to.equals(from)) {
                    edges.computeIfAbsent(from, absent -> new TreeSet<>()).add(to);
                }
            }
        }
        return edges;
    }

    /** The first part of a class's package below the base package, or nothing. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(HOUSE + ".") ? name.substring(HOUSE.length() + 1).split("\\.")[0] : "";
    }

    @Test
    void every_room_is_known() {
        Set<String> rooms = new TreeSet<>(EDGES.keySet());
        rooms.addAll(Set.of("", "platform", "regulation"));
        rooms.addAll(OUTSIDE);
        assertThat(PROGRAM).extracting(ArchitectureTest::room).isSubsetOf(rooms);
    }

    private static ArchRule purity(String base) {
        return classes()
                .that()
                .resideInAPackage(base + ".regulation..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        base + ".regulation..",
                        "java.lang..",
                        "java.math..",
                        "java.nio.charset..",
                        "java.text..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations.."))
                .andShould()
                .onlyDependOnClassesThat(resideOutsideOfPackages(
                        "java.util.concurrent..", "java.util.logging..", "java.lang.foreign.."));
    }

    private static ArchRule chapters(String base) {
        ArchRule order = null;
        for (int chapter = 0; chapter < CHAPTERS.size(); chapter++) {
            String[] later = CHAPTERS.subList(chapter + 1, CHAPTERS.size()).stream()
                    .map(name -> base + ".regulation." + name + "..")
                    .toArray(String[]::new);
            if (later.length == 0) {
                continue;
            }
            ArchRule one = noClasses()
                    .that()
                    .resideInAPackage(base + ".regulation." + CHAPTERS.get(chapter) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .allowEmptyShould(true);
            order = order == null ? one : CompositeArchRule.of(order).and(one);
        }
        return Objects.requireNonNull(order);
    }

    private static ArchRule publicSide(String base) {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        base + ".grades..",
                        base + ".feed..",
                        base + ".notices.shown..",
                        base + ".verifications..",
                        base + ".catalogues..")
                .should()
                .transitivelyDependOnClassesThat(resideInAPackage(base + ".practitioners.."))
                .allowEmptyShould(true);
    }

    private static ArchRule cycles(String base) {
        return slices().matching(base + ".(*)..").should().beFreeOfCycles();
    }

    private static ArchRule platformCycles(String base) {
        return slices().matching(base + ".platform.(*)..").should().beFreeOfCycles();
    }

    private static ArchRule belowTheEdge(String base) {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        base + ".platform.limits..", base + ".platform.target..", base + ".platform.clients..")
                .should()
                .dependOnClassesThat(resideInAPackage(base + ".platform.edge.."));
    }

    private static ArchRule pagesAlone(String base) {
        return noClasses()
                .that()
                .resideInAPackage(base + ".platform.pages..")
                .should()
                .dependOnClassesThat(resideInAPackage(base + ".platform.login.."));
    }

    private static ArchRule inward(String base) {
        String[] outside =
                OUTSIDE.stream().map(room -> base + "." + room + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(base + "..")
                .and()
                .resideOutsideOfPackages(outside)
                .and()
                .resideOutsideOfPackage(base)
                .should()
                .dependOnClassesThat(resideInAnyPackage(outside));
    }

    private static ArchRule time(String base) {
        DescribedPredicate<AccessTarget> readsTheTime = DescribedPredicate.describe(
                "read the time of the machine",
                target -> (target.getName().equals("now")
                                && target.getOwner().getPackageName().equals("java.time")
                                && target instanceof AccessTarget.CodeUnitCallTarget call
                                && call.getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Clock.class)))
                        || (target.getOwner().isEquivalentTo(System.class)
                                && Set.of("currentTimeMillis", "nanoTime").contains(target.getName()))
                        || (target.getOwner().isEquivalentTo(Clock.class)
                                && target.getName().startsWith("system")));
        return noClasses()
                .that(resideOutsideOfPackages(base + ".platform.clock.."))
                .and(resideInAPackage(base + ".."))
                .should()
                .accessTargetWhere(target(readsTheTime));
    }

    /** Features reach guarded tables through a pool that says in whose name; the public side's own has nothing to guard. */
    private static ArchRule actingOnly(String base) {
        return noClasses()
                .that()
                .resideInAPackage(base + "..")
                .and()
                .resideOutsideOfPackages(
                        base,
                        base + ".platform..",
                        base + ".grades..",
                        base + ".feed..",
                        base + ".notices.shown..",
                        base + ".verifications..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are a bare pool",
                        type -> type.getName().equals("io.vertx.mutiny.sqlclient.Pool")
                                || type.getName().equals("io.vertx.sqlclient.Pool")));
    }

    /** A native image refuses a buffer of Netty's that is made while it is built. */
    private static ArchRule noKeptBuffer(String base) {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(base + "..")
                .and()
                .areStatic()
                .should()
                .haveRawType(JavaClass.Predicates.assignableTo("io.vertx.core.buffer.Buffer")
                        .or(JavaClass.Predicates.assignableTo("io.vertx.mutiny.core.buffer.Buffer"))
                        .or(JavaClass.Predicates.assignableTo("io.netty.buffer.ByteBuf")));
    }

    private static ArchRule edge(String base) {
        return noClasses()
                .that()
                .resideInAPackage(base + "..")
                .and()
                .haveNameMatching(".*(Service|Repository|Worker|Composer|Reviser|Import|Grader)")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."));
    }
}
