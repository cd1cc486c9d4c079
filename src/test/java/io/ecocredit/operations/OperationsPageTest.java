package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.RuleBook;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The operators' page holds every setting with the default that the program has, and every day that the measure fixes. */
class OperationsPageTest {

    private static final Pattern IN_CODE = Pattern.compile(
            "(?:name|SETTING) = \"(ecocredit\\.[a-z.-]+)\"|\"(ECOCREDIT_(?:DATABASE|DATA)_[A-Z_]*[A-Z])\"");

    @Test
    void every_setting_of_the_properties_is_described_with_its_default() throws IOException {
        String page = page();
        Set<String> missing = new TreeSet<>();
        for (String name : properties().stringPropertyNames()) {
            if (name.startsWith("ecocredit.")) {
                String last = name.startsWith("ecocredit.limits.")
                        ? name.substring("ecocredit.limits.".length()).replaceFirst("\\.per-minute$", ".capacity")
                        : name;
                String value = properties().getProperty(name);
                if (page.lines().noneMatch(line -> isAbout(line, last) && line.contains(value))) {
                    missing.add(name + "=" + value);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_setting_that_the_code_asks_for_is_described() throws IOException {
        String page = page();
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                IN_CODE.matcher(Files.readString(source))
                        .results()
                        .forEach(found -> missing.add(found.group(1) == null ? found.group(2) : found.group(1)));
            }
        }
        assertThat(missing).hasSizeGreaterThan(10);
        missing.removeIf(page::contains);
        missing.removeIf(name -> page.contains(asVariable(name)));
        assertThat(missing).isEmpty();
    }

    @Test
    void the_calendar_of_a_year_has_every_day_that_the_measure_fixes() throws IOException {
        String calendar = page().split("## A year's calendar of work")[1].split("## ")[0];
        RuleBook rules = RuleBook.of(2024);
        assertThat(FixedDate.values())
                .extracting(date -> rules.get(date.rule()))
                .allSatisfy(day -> assertThat(calendar)
                        .contains(day.getDayOfMonth() + " "
                                + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    }

    private static boolean isAbout(String line, String name) {
        boolean isRowOfIt =
                line.startsWith("|") && (line.contains("`" + name + "`") || line.contains("." + name + "`"));
        return isRowOfIt || line.startsWith("| `" + name.replace(".capacity", "") + ".");
    }

    private static String asVariable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs", "operations.md"));
    }

    private static Properties properties() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src", "main", "resources", "application.properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
