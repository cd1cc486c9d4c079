package io.ecocredit.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages and letters as they are written: short lines, the law by its types, and tags with the attributes that they have. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");
    private static final Path TAGS = TEMPLATES.resolve("tags");
    private static final int LONGEST_LINE = 160;

    private static final List<Pattern> OF_THE_LAW = Stream.of(
                    "第[一二三四五六七八九十]+条",
                    "第（?[一二三四五六七八九十]+）?[款项]",
                    "[0-9一二三四五六七八九十]+个工作日",
                    "[0-9一二三四五六七八九十]+年内",
                    "[0-9]+分",
                    "[0-9]+次以上",
                    "[0-9]+月[0-9]+日",
                    "内环发",
                    "暂行办法",
                    "(?<![A-Z])I-[0-9]")
            .map(Pattern::compile)
            .toList();

    /** Of a law from which this register takes no rule. */
    private static final Set<String> PERMITTED = Set.of("个人信息保护法第六条");

    private static final Pattern DECLARED = Pattern.compile("\\{@\\S+ (\\w+)}");
    private static final Pattern OPTIONAL = Pattern.compile("(\\w+)(?:\\?\\?| \\?: |\\.or\\()");
    private static final Pattern USED = Pattern.compile("\\{#(\\w+)([^}]*)}");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s(\\w+)=(?!=)");

    private static Map<Path, String> templates() {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> file, TemplatesTest::text, (one, other) -> one, TreeMap::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void no_line_is_longer_than_a_screen_is_wide() {
        templates()
                .forEach((file, text) -> assertThat(text.lines())
                        .as(file.toString())
                        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(LONGEST_LINE)));
    }

    @Test
    void no_place_and_no_number_of_the_law_is_written_out() {
        templates().forEach((file, text) -> {
            String rest = PERMITTED.stream().reduce(text, (left, permitted) -> left.replace(permitted, ""));
            for (Pattern literal : OF_THE_LAW) {
                assertThat(literal.matcher(rest).results().map(MatchResult::group))
                        .as(file.toString())
                        .isEmpty();
            }
        });
    }

    @Test
    void a_tag_is_used_with_attributes_that_it_has_and_with_all_that_it_needs() {
        Map<String, String> tags = templates().entrySet().stream()
                .filter(each -> each.getKey().startsWith(TAGS))
                .collect(Collectors.toMap(
                        each -> TAGS.relativize(each.getKey()).toString().replace(".html", ""), Map.Entry::getValue));
        Set<String> used = new TreeSet<>();
        templates()
                .forEach((file, text) -> USED.matcher(text).results().forEach(use -> {
                    String tag = tags.get(use.group(1));
                    if (tag != null) {
                        used.add(use.group(1));
                        Set<String> stated = names(ATTRIBUTE, use.group(2));
                        Set<String> known = names(DECLARED, tag);
                        Set<String> needed = new TreeSet<>(known);
                        needed.removeAll(names(OPTIONAL, tag));
                        assertThat(known).as("%s: %s", file, use.group()).containsAll(stated);
                        assertThat(stated).as("%s: %s", file, use.group()).containsAll(needed);
                    }
                }));
        assertThat(used).isEqualTo(new TreeSet<>(tags.keySet()));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
