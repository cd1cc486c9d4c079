package io.ecocredit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.database.Side;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Natural persons are kept apart (A36): who reaches their pool, and where a statement may write into their schema. */
@Cites(Article.A36)
class PersonsApartTest {

    private static final String PERSONS = "io.ecocredit.practitioners";
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "ecocredit");
    private static final Pattern STATEMENT = Pattern.compile(
            "(?i)\\b(insert\\s+into|update|delete\\s+from|from|join|into|call|select)\\s+practitioners\\.");
    private static final JavaClasses PROGRAM = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void only_persons_line_and_what_makes_the_pools_reaches_their_pool() {
        assertThat(dependingOn(PersonsSide.class))
                .filteredOn(name -> !name.startsWith(PERSONS))
                .containsExactlyInAnyOrder("io.ecocredit.commands.OperatorTrail");
    }

    @Test
    void a_statement_names_the_persons_schema_in_their_rooms_alone() {
        assertThat(sources().filter(PersonsApartTest::namesTheSchema).map(PersonsApartTest::room))
                .containsOnly("practitioners");
    }

    /** A schema that is not named but taken from a side or a line: these write into both, each time into that of their pool. */
    @Test
    void the_places_that_write_into_the_schema_of_a_side_or_a_line_are_these() {
        assertThat(calling("schema"))
                .containsExactlyInAnyOrder(
                        "io.ecocredit.imports.CsvImport",
                        "io.ecocredit.imports.DoubtBook",
                        "io.ecocredit.platform.idempotency.AnswerRepository",
                        "io.ecocredit.procedure.board.BoardRepository",
                        "io.ecocredit.procedure.filing.FilingService",
                        "io.ecocredit.procedure.line.CaseRepository",
                        "io.ecocredit.procedure.line.Line",
                        "io.ecocredit.procedure.step.CaseHistory",
                        "io.ecocredit.procedure.step.LastStep",
                        "io.ecocredit.procedure.step.OffList",
                        "io.ecocredit.procedure.step.RecusalService",
                        "io.ecocredit.procedure.step.Reexamined",
                        "io.ecocredit.procedure.step.Silence",
                        "io.ecocredit.procedure.step.Told",
                        "io.ecocredit.procedure.submission.CheckedResults",
                        "io.ecocredit.procedure.submission.OpenSubmission",
                        "io.ecocredit.procedure.submission.SpotCheckService",
                        "io.ecocredit.procedure.submission.SubmissionService",
                        "io.ecocredit.records.decision.RecordEvents",
                        "io.ecocredit.retention.AnsweredRequests$OfOneSide");
    }

    private static Set<String> dependingOn(Class<?> wanted) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : PROGRAM) {
            boolean depends = type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(each -> each.getTargetClass().isEquivalentTo(wanted));
            if (depends && !type.isEquivalentTo(wanted)) {
                found.add(type.getName());
            }
        }
        return found;
    }

    private static Set<String> calling(String method) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : PROGRAM) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                JavaClass owner = access.getTargetOwner();
                boolean ofASide = owner.isAssignableTo(Side.class) || owner.isAssignableTo(Line.class);
                if (ofASide
                        && !type.isEquivalentTo(Side.class)
                        && access.getTarget().getName().equals(method)) {
                    found.add(type.getName());
                }
            }
        }
        return found;
    }

    private static Stream<Path> sources() {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            List<Path> files =
                    all.filter(each -> each.toString().endsWith(".java")).toList();
            return files.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean namesTheSchema(Path source) {
        try {
            return STATEMENT.matcher(Files.readString(source)).find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String room(Path source) {
        return SOURCES.relativize(source).getName(0).toString();
    }
}
