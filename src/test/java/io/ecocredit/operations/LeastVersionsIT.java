package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What reads bytes of anybody is not older than the versions without known holes, in what was packaged and not only in what
 * was declared. Who hears of a new hole raises the line in {@code least-versions.csv}.
 */
class LeastVersionsIT {

    private static final Path BILL = Path.of("target", "bom.json");
    private static final Path LEAST = Path.of("src", "test", "resources", "least-versions.csv");

    /** A part of the program as the bill of materials has it. */
    private record Part(String group, String name, String version) {

        boolean is(NamedCsvRecord wanted) {
            return group.equals(wanted.getField("group")) && name.equals(wanted.getField("name"));
        }

        /** What is amiss with it; another line than the one that was looked at has to be looked at anew. */
        Optional<String> fault(NamedCsvRecord wanted) {
            String line = wanted.getField("line");
            String least = wanted.getField("least");
            String plain = version.replace(".Final", "");
            boolean isNewEnough = plain.startsWith(line) && Version.parse(plain).compareTo(Version.parse(least)) >= 0;
            return isNewEnough
                    ? Optional.empty()
                    : Optional.of(
                            group + ":" + name + " is " + version + ", not " + least + " or newer of line " + line);
        }
    }

    @TestFactory
    List<DynamicTest> no_part_is_older_than_the_version_without_known_holes() throws IOException {
        List<Part> parts = parts();
        try (CsvReader<NamedCsvRecord> least = CsvReader.builder().ofNamedCsvRecord(LEAST)) {
            return least.stream()
                    .map(wanted -> DynamicTest.dynamicTest(
                            wanted.getField("group") + ":" + wanted.getField("name"), () -> check(parts, wanted)))
                    .toList();
        }
    }

    private static void check(List<Part> parts, NamedCsvRecord wanted) {
        List<Part> meant = parts.stream().filter(part -> part.is(wanted)).toList();

        assertThat(meant).as("parts of that name").isNotEmpty();
        assertThat(meant)
                .flatExtracting(part -> part.fault(wanted).stream().toList())
                .isEmpty();
    }

    private static List<Part> parts() throws IOException {
        JsonNode components = new ObjectMapper().readTree(BILL.toFile()).path("components");
        return StreamSupport.stream(components.spliterator(), false)
                .map(each -> new Part(
                        each.path("group").asText(),
                        each.path("name").asText(),
                        each.path("version").asText()))
                .toList();
    }
}
