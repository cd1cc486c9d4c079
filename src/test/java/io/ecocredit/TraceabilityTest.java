package io.ecocredit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
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

    /** What no code carries out yet, and what it waits for. A mark on code makes an entry here a mistake. */
    private static final JavaClasses PROGRAM = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static final JavaClasses TESTS = new ClassFileImporter().importPath(Path.of("target", "test-classes"));

    /** Where something is cited: names of classes. */
    private record Places(Set<String> code, Set<String> tests) {
        Places() {
            this(new TreeSet<>(), new TreeSet<>());
        }
    }

    private final Map<Article, Places> articles = empty(Article.class);
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

    private void collect(JavaClass type, Function<Places, Set<String>> side) {
        String name = outermost(type).getSimpleName();
        Stream.concat(Stream.of(type), type.getMembers().stream())
                .flatMap(element -> element.tryGetAnnotationOfType(Cites.class).stream())
                .forEach(cites -> {
                    Stream.of(cites.value()).forEach(each -> add(side, articles.get(each), name));
                    Stream.of(cites.settles()).forEach(each -> add(side, interpretations.get(each), name));
                });
    }

    private static void add(Function<Places, Set<String>> side, @Nullable Places places, String name) {
        side.apply(Objects.requireNonNull(places)).add(name);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(TraceabilityTest::outermost).orElse(type);
    }

    @Test
    void every_article_is_carried_out_and_tried_or_says_why_not() {
        articles.forEach((article, places) -> {
            boolean nothingToDo = article.whyNotExecutable() != null;
            assertThat(places.code().isEmpty()).as("%s has code", article).isEqualTo(nothingToDo);
            assertThat(places.tests().isEmpty()).as("%s has a test", article).isEqualTo(nothingToDo);
        });
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
                                || places.code().stream().anyMatch(name -> row.contains("`" + name + "`")))));
    }

    private String document() {
        return """
                # Traceability · 条文与代码对照

                Made from the `@Cites` marks in code and tests; the build fails when it is out of date.
                由代码和测试中的 `@Cites` 标记生成；与标记不符时构建失败。

                ## Articles · 条文

                | article 条 | heading 内容 | code 代码 | tests 测试 |
                | --- | --- | --- | --- |
                """
                + rows(articles, article -> article.citation() + " | " + article.heading(), Article::whyNotExecutable)
                + """

                ## Open points · 理解与适用

                | id | reading 理解 | code 代码 | tests 测试 |
                | --- | --- | --- | --- |
                """
                + rows(interpretations, point -> point.id() + " | " + point.meaning(), point -> null);
    }

    private static <E> String rows(
            Map<E, Places> marks, Function<E, String> head, Function<E, @Nullable String> whyNot) {
        return marks.entrySet().stream()
                .map(entry -> {
                    String reason = whyNot.apply(entry.getKey());
                    return "| " + head.apply(entry.getKey()) + " | "
                            + (reason == null ? names(entry.getValue().code()) : "— " + reason) + " | "
                            + names(entry.getValue().tests()) + " |\n";
                })
                .collect(Collectors.joining());
    }

    private static String names(Set<String> classes) {
        return classes.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
