package io.ecocredit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README leads to every room of the program, and no page leads to a file that is not there. */
class ReadmeTest {

    private static final Path ROOMS = Path.of("src", "main", "java", "io", "ecocredit");
    private static final Pattern NAME = Pattern.compile("`([a-z/]+)`");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");

    @Test
    void every_room_is_named_and_every_name_is_a_room() throws IOException {
        Set<String> rooms = new TreeSet<>();
        try (Stream<Path> folders = Files.list(ROOMS)) {
            folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .forEach(rooms::add);
        }
        Set<String> named = rows("README.md").collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).containsAll(rooms);
        assertThat(named).allSatisfy(name -> assertThat(ROOMS.resolve(name)).isDirectory());
    }

    /** The names in the first column of the table of rooms. */
    private static Stream<String> rows(String page) throws IOException {
        return Files.readAllLines(Path.of(page)).stream()
                .dropWhile(line -> !line.startsWith("| `src/main/java/io/ecocredit/"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line -> NAME.matcher(line.split("\\|")[1]).results().map(found -> found.group(1)));
    }

    @Test
    void every_link_leads_somewhere() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Path page : pages()) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1))
                    .filter(link -> !Files.exists(page.resolveSibling(link)))
                    .forEach(link -> broken.add(page + " → " + link));
        }
        assertThat(broken).isEmpty();
    }

    private static Set<Path> pages() throws IOException {
        Set<Path> pages = new TreeSet<>(Set.of(
                Path.of("README.md"),
                Path.of("README.zh-CN.md"),
                Path.of("CONTRIBUTING.md"),
                Path.of("benchmarks", "README.md")));
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages;
    }
}
