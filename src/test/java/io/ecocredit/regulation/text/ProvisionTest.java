package io.ecocredit.regulation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The places that code may cite are those of the measure as it was issued, no more and no fewer. */
class ProvisionTest {

    private static final Pattern ARTICLE = Pattern.compile("(?:#+ )?\\*\\*(第[一二三四五六七八九十]+条)[^*]*\\*\\*(.*)");
    private static final Pattern ITEM = Pattern.compile("(（[一二三四五六七八九十]+）).*");
    private static final Pattern SUBITEM = Pattern.compile("\\d+\\. .*");

    /** An article as it is printed: its paragraphs, and the marks of its items. */
    private static final class Printed {
        private final List<String> paragraphs = new ArrayList<>();
        private final List<String> items = new ArrayList<>();

        void add(String line) {
            Matcher item = ITEM.matcher(line);
            if (item.matches()) {
                items.add(item.group(1));
            } else if (items.isEmpty() && !SUBITEM.matcher(line).matches()) {
                addText(line);
            }
        }

        /** The text breaks its lines at pages too: a paragraph ends with a full stop, or with its article. */
        private void addText(String line) {
            if (paragraphs.isEmpty() || paragraphs.getLast().endsWith("。")) {
                paragraphs.add(line);
            } else {
                paragraphs.add(paragraphs.removeLast() + line);
            }
        }

        List<String> places() {
            if (!items.isEmpty()) {
                return items.stream().map(item -> "第" + item + "项").toList();
            }
            return paragraphs.size() == 1
                    ? List.of()
                    : IntStream.rangeClosed(1, paragraphs.size())
                            .mapToObj(number -> "第" + ChineseNumber.of(number) + "款")
                            .toList();
        }
    }

    @Test
    void every_paragraph_and_item_of_the_measure_can_be_cited_and_nothing_else() throws IOException {
        Map<Article, Printed> measure = measure();
        assertThat(measure.keySet()).containsExactly(Article.values());
        measure.forEach((article, printed) -> assertThat(Stream.of(Provision.values())
                        .filter(provision -> provision.article() == article)
                        .map(Provision::place))
                .as(article.citation())
                .containsExactlyElementsOf(printed.places()));
    }

    @Test
    void a_clause_of_a_place_that_is_not_there_is_refused() {
        assertThat(Place.of(LegalText.MEASURE_2024_21, "第五条第（四）项")).isEqualTo(Provision.A5_ITEM_4);
        assertThatThrownBy(() -> Place.of(LegalText.MEASURE_2024_21, "第五条第（五）项"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("第五条第（五）项");
    }

    private static Map<Article, Printed> measure() throws IOException {
        Map<Article, Printed> articles = new EnumMap<>(Article.class);
        Printed current = new Printed();
        for (String line :
                text().split("## 附件", 2)[0].lines().map(String::strip).toList()) {
            Matcher heading = ARTICLE.matcher(line);
            if (heading.matches()) {
                current = new Printed();
                articles.put(named(heading.group(1)), current);
                line = heading.group(2).strip();
            }
            if (!line.isEmpty() && !line.startsWith("#")) {
                current.add(line);
            }
        }
        return articles;
    }

    private static Article named(String citation) {
        return Stream.of(Article.values())
                .filter(article -> article.citation().equals(citation))
                .findFirst()
                .orElseThrow();
    }

    private static String text() throws IOException {
        try (InputStream text = ProvisionTest.class.getResourceAsStream("/law/measure-2024-21.zh.md")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
