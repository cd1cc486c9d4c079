package io.ecocredit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The glossary names what is there: in the program by class, in the measure by place. */
class GlossaryTest {

    private static final Path PAGE = Path.of("docs", "glossary.md");
    private static final Pattern IDENTIFIER = Pattern.compile("`([^`]+)`");
    private static final int FEWEST_TERMS = 100;

    /** What a clause may name beside places of the articles: annexes and their rows, chapters, the law on civil servants. */
    private static final Pattern ELSEWHERE = Pattern.compile("附件[123](第\\d+项)?|第[一二三四五六七]章|公务员法第七十六条");

    private static final JavaClasses PROGRAM = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private record Term(String chinese, String english, String identifiers, String meaning, String clauses) {
        static Term of(String row) {
            List<String> cells = Arrays.stream(row.substring(1).split("\\|", -1))
                    .map(String::strip)
                    .toList();
            assertThat(cells).as(row).hasSize(6);
            return new Term(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
        }

        Stream<String> named() {
            return IDENTIFIER.matcher(identifiers).results().map(found -> found.group(1));
        }
    }

    private final List<Term> terms;

    GlossaryTest() throws IOException {
        terms = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|"))
                .filter(Predicate.not(line -> line.startsWith("| 中文 |") || line.startsWith("| --- ")))
                .map(Term::of)
                .toList();
    }

    @Test
    void every_term_is_said_in_both_languages_and_explained_once() {
        assertThat(terms).hasSizeGreaterThan(FEWEST_TERMS);
        assertThat(terms).allSatisfy(term -> {
            assertThat(term.chinese()).as(term.english()).isNotEmpty();
            assertThat(term.english()).as(term.chinese()).isNotEmpty();
            assertThat(term.meaning()).as(term.chinese()).isNotEmpty();
        });
        assertThat(terms.stream().map(Term::english)).doesNotHaveDuplicates();
    }

    @Test
    void every_identifier_is_a_class_of_the_program_or_a_part_of_one() {
        assertThat(terms.stream().flatMap(Term::named).filter(Predicate.not(GlossaryTest::isThere)))
                .isEmpty();
    }

    private static boolean isThere(String identifier) {
        String[] parts = identifier.split("\\.", 2);
        return PROGRAM.stream()
                .filter(type -> type.getSimpleName().equals(parts[0]))
                .anyMatch(type -> parts.length == 1 || hasPart(type, parts[1]));
    }

    private static boolean hasPart(JavaClass type, String name) {
        return type.getMembers().stream().anyMatch(member -> member.getName().equals(name))
                || PROGRAM.contain(type.getName() + "$" + name);
    }

    @Test
    void every_class_of_the_law_has_its_term() {
        String named = terms.stream().map(Term::identifiers).collect(Collectors.joining(" "));
        Set<String> missing = PROGRAM.stream()
                .filter(type -> type.getPackageName().startsWith("io.ecocredit.regulation."))
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"))
                .filter(name ->
                        !Pattern.compile("`" + name + "[`.]").matcher(named).find())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
    }

    @Test
    void every_clause_is_a_place_of_the_law_or_an_open_point() {
        Set<String> places = Stream.of(
                        Stream.of(Article.values()).map(Article::citation),
                        Stream.of(Provision.values()).map(Provision::citation),
                        Stream.of(Interpretation.values()).map(Interpretation::id))
                .flatMap(each -> each)
                .collect(Collectors.toSet());
        assertThat(terms.stream()
                        .flatMap(term -> Stream.of(term.clauses().split("、")))
                        .filter(clause -> !clause.isEmpty() && !places.contains(clause))
                        .filter(clause -> !ELSEWHERE.matcher(clause).matches()))
                .isEmpty();
    }
}
