package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of licences says what the bill of materials says; {@code -Dlicences.renew=} writes it anew. */
class LicencesIT {

    /** Parts that differ by the machine that builds. */
    private static final String FOR_ONE_MACHINE = ":native-";

    private static final Path PAGE = Path.of("docs", "licences.md");

    @Test
    void every_part_of_the_program_states_its_licence_and_the_page_lists_it() throws IOException {
        Map<String, Set<String>> parts = new TreeMap<>();
        JsonNode bill =
                new ObjectMapper().readTree(Path.of("target", "bom.json").toFile());
        for (JsonNode component : bill.path("components")) {
            String name = component.path("group").asText() + ":"
                    + component.path("name").asText();
            assertThat(component.path("licenses")).as(name).isNotEmpty();
            if (name.contains(FOR_ONE_MACHINE)) {
                continue;
            }
            for (JsonNode stated : component.path("licenses")) {
                parts.computeIfAbsent(licence(stated), first -> new TreeSet<>()).add(name);
            }
        }
        String page = """
                # Licences · 许可证

                Ecocredit itself is under the [Apache License 2.0](../LICENSE).
                本项目采用 Apache 许可证 2.0 版，全文见 [LICENSE](../LICENSE)。

                Below stands what the parts of the program state, by the bill of materials that every package comes with
                (`target/bom.json`). A part with a choice stands under each licence. `LicencesIT` holds this page to the bill.
                以下是程序各组成部分声明的许可证；可任选其一的分别列出。

                | licence · 许可证 | parts · 组成部分 |
                | --- | --- |
                """
                + parts.entrySet().stream()
                        .map(each -> "| " + each.getKey() + " | " + String.join(", ", each.getValue()) + " |\n")
                        .collect(Collectors.joining());
        if (System.getProperty("licences.renew") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    private static String licence(JsonNode stated) {
        JsonNode licence = stated.path("license");
        return licence.path("id")
                .asText(licence.path("name").asText(stated.path("expression").asText()));
    }
}
