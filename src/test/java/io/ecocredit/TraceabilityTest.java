package io.ecocredit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From each article to the code that carries it out and the tests that show it; docs/traceability.md is the result. */
class TraceabilityTest {

    private static final Path DOCUMENT = Path.of("docs", "traceability.md");
    private static final Path INTERPRETATIONS = Path.of("docs", "interpretations.md");
    private static final String RENEW = "traceability.renew";

    private static final List<Path> SOURCES = Stream.of("main", "test", "browser-test", "keycloak-test")
            .map(kind -> Path.of("src", kind, "java"))
            .toList();

    private static final JavaClasses PROGRAM = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static final JavaClasses TESTS = new ClassFileImporter().importPath(Path.of("target", "test-classes"));

    /** A class that cites, and the file that it stands in. */
    private record Mark(String name, String file) implements Comparable<Mark> {
        static Mark of(JavaClass type) {
            JavaClass outermost = outermost(type);
            String source = outermost.getPackageName().replace('.', '/') + "/"
                    + outermost.getSource().orElseThrow().getFileName().orElseThrow();
            Path file = SOURCES.stream()
                    .map(root -> root.resolve(source))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no source file of " + outermost.getName()));
            return new Mark(outermost.getSimpleName(), file.toString());
        }

        String asLink() {
            return "[`" + name + "`](../" + file + ")";
        }

        @Override
        public int compareTo(Mark other) {
            return Comparator.comparing(Mark::name).thenComparing(Mark::file).compare(this, other);
        }
    }

    /** Where something is cited. */
    private record Places(Set<Mark> code, Set<Mark> tests) {
        Places() {
            this(new TreeSet<>(), new TreeSet<>());
        }

        String cells() {
            return links(code) + " | " + links(tests);
        }

        private static String links(Set<Mark> marks) {
            return marks.stream().map(Mark::asLink).collect(Collectors.joining(", "));
        }
    }

    private final Map<Article, Places> articles = empty(Article.class);
    private final Map<Provision, Places> provisions = empty(Provision.class);
    private final Map<Interpretation, Places> interpretations = empty(Interpretation.class);

    TraceabilityTest() {
        PROGRAM.forEach(each -> collect(each, Places::code));
        TESTS.forEach(each -> collect(each, Places::tests));
    }

    private static <E extends Enum<E>> Map<E, Places> empty(Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .collect(Collectors.toMap(
                        each -> each, each -> new Places(), (one, other) -> one, () -> new EnumMap<>(type)));
    }

    private void collect(JavaClass type, Function<Places, Set<Mark>> side) {
        Stream.concat(Stream.of(type), type.getMembers().stream())
                .flatMap(element -> element.tryGetAnnotationOfType(Cites.class).stream())
                .forEach(cites -> {
                    Mark mark = Mark.of(type);
                    Stream.of(cites.value()).forEach(each -> add(side, articles.get(each), mark));
                    Stream.of(cites.provisions()).forEach(each -> add(side, provisions.get(each), mark));
                    Stream.of(cites.settles()).forEach(each -> add(side, interpretations.get(each), mark));
                });
    }

    private static void add(Function<Places, Set<Mark>> side, @Nullable Places places, Mark mark) {
        side.apply(Objects.requireNonNull(places)).add(mark);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(TraceabilityTest::outermost).orElse(type);
    }

    @Test
    void every_article_is_carried_out_and_tried_or_says_why_not() {
        articles.forEach((article, places) -> {
            boolean nothingToDo = article.whyNotExecutable() != null;
            assertThat(all(article, Places::code).isEmpty())
                    .as("%s has code", article)
                    .isEqualTo(nothingToDo);
            assertThat(all(article, Places::tests).isEmpty())
                    .as("%s has a test", article)
                    .isEqualTo(nothingToDo);
        });
    }

    @Test
    void every_place_within_an_article_is_carried_out_and_tried_by_itself_or_with_the_whole() {
        provisions.forEach((provision, places) -> {
            boolean nothingToDo =
                    provision.whyNotExecutable() != null || provision.article().whyNotExecutable() != null;
            Places whole = nothingToDo ? new Places() : Objects.requireNonNull(articles.get(provision.article()));
            assertThat(places.code().isEmpty() && whole.code().isEmpty())
                    .as("%s has no code", provision)
                    .isEqualTo(nothingToDo);
            assertThat(places.tests().isEmpty() && whole.tests().isEmpty())
                    .as("%s has no test", provision)
                    .isEqualTo(nothingToDo);
        });
    }

    /** What cites an article as a whole or any place within it. */
    private Set<Mark> all(Article article, Function<Places, Set<Mark>> side) {
        Set<Mark> marks = new TreeSet<>(side.apply(Objects.requireNonNull(articles.get(article))));
        provisions.forEach((provision, places) -> {
            if (provision.article() == article) {
                marks.addAll(side.apply(places));
            }
        });
        return marks;
    }

    @Test
    void every_open_point_is_settled_and_tried() {
        interpretations.forEach((point, places) -> {
            assertThat(places.code()).as("%s has code", point.id()).isNotEmpty();
            assertThat(places.tests()).as("%s has a test", point.id()).isNotEmpty();
        });
    }

    @Test
    void the_document_says_what_the_marks_say() throws IOException {
        String due = document();
        if (System.getProperty(RENEW) != null) {
            Files.writeString(DOCUMENT, due);
        }
        assertThat(DOCUMENT)
                .as("renew it with: mvn test -Dtest=TraceabilityTest -D%s=", RENEW)
                .hasContent(due);
    }

    @Test
    void the_page_for_lawyers_tells_each_reading_and_its_place_in_code() throws IOException {
        List<String> lines = Files.readAllLines(INTERPRETATIONS);
        interpretations.forEach((point, places) -> assertThat(lines)
                .filteredOn(line -> line.startsWith("| " + point.id() + " |"))
                .as(point.id())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(point.article().citation(), point.meaning())
                        .matches(row -> places.code().isEmpty()
                                || places.code().stream().anyMatch(mark -> row.contains("`" + mark.name() + "`")))));
    }

    private String document() {
        return """
                # Traceability · 条文与代码对照

                From each article, and each paragraph (款) or item (项) within it, to the code that carries it out and the tests that
                show it. Made from the `@Cites` marks in code and tests by `TraceabilityTest`; the build fails when it is out of date.
                A class that carries out the whole of an article stands under 全条.
                由代码和测试中的 `@Cites` 标记生成；与标记不符时构建失败。实施整条的列在“全条”，实施其中一款或者一项的列在该款、项。

                """
                + Stream.of(Article.values())
                        .map(article -> "[" + article.citation() + "](#" + anchor(article) + ")")
                        .collect(Collectors.joining(" · "))
                + " · [理解与适用](#open-points)\n"
                + Stream.of(Article.values()).map(this::section).collect(Collectors.joining())
                + """

                <a id="open-points"></a>

                ## Open points · 理解与适用

                | id | reading 理解 | code 代码 | tests 测试 |
                | --- | --- | --- | --- |
                """
                + interpretations.entrySet().stream()
                        .map(each -> "| <a id=\"" + each.getKey().id().toLowerCase(Locale.ROOT) + "\"></a>"
                                + each.getKey().id() + " | " + each.getKey().meaning() + " | "
                                + each.getValue().cells() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String anchor(Article article) {
        return article.name().toLowerCase(Locale.ROOT);
    }

    private String section(Article article) {
        String head = "\n<a id=\"" + anchor(article) + "\"></a>\n\n## " + article.citation() + " · " + article.heading()
                + "\n\n";
        String reason = article.whyNotExecutable();
        if (reason != null) {
            return head + reason + "\n";
        }
        Places whole = Objects.requireNonNull(articles.get(article));
        return head + "| where 处 | code 代码 | tests 测试 |\n| --- | --- | --- |\n"
                + (whole.equals(new Places()) ? "" : "| 全条 | " + whole.cells() + " |\n")
                + provisions.entrySet().stream()
                        .filter(each -> each.getKey().article() == article)
                        .map(each ->
                                "| " + each.getKey().place() + " | " + cells(each.getKey(), each.getValue()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String cells(Provision provision, Places places) {
        String reason = provision.whyNotExecutable();
        return reason == null ? places.cells() : "— " + reason + " | ";
    }
}
