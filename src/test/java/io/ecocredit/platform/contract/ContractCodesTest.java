package io.ecocredit.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ecocredit.platform.codes.Codes;
import io.ecocredit.platform.codes.Codes.Entry;
import io.ecocredit.regulation.text.Clause;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever reads the contract finds every code of the registry there, with its statuses, meaning and advice. */
class ContractCodesTest {

    @Test
    void the_contract_lists_the_codes_of_the_registry() throws IOException {
        JsonNode code = new YAMLMapper()
                .readTree(Path.of("openapi", "openapi.yaml").toFile())
                .at("/components/schemas/Problem/properties/code");
        assertThat(code.path("enum")).extracting(JsonNode::asText).containsExactlyElementsOf(names());
        List<String> listed = new ArrayList<>();
        code.path("x-codes").forEach(each -> listed.add(told(each)));
        assertThat(listed)
                .containsExactlyElementsOf(
                        Codes.all().stream().map(ContractCodesTest::told).toList());
    }

    private static List<String> names() {
        return Codes.all().stream().map(each -> each.code().name()).toList();
    }

    private static String told(JsonNode listed) {
        List<Integer> statuses = new ArrayList<>();
        listed.path("statuses").forEach(status -> statuses.add(status.asInt()));
        return String.join(
                " | ",
                listed.path("code").asText(),
                statuses.toString(),
                listed.path("meaning").asText(),
                listed.path("advice").asText(),
                listed.path("clause").asText(""));
    }

    private static String told(Entry entry) {
        Clause clause = entry.code().clause();
        return String.join(
                " | ",
                entry.code().name(),
                entry.statuses().toString(),
                entry.code().meaning() + " · " + entry.code().meaningInEnglish(),
                entry.code().advice().text() + " · " + entry.code().advice().english(),
                clause == null ? "" : clause.toString());
    }
}
