package io.ecocredit.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The alerts of the manifest as a file of rules that Prometheus reads. */
final class AlertRules {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private AlertRules() {}

    static List<JsonNode> all() {
        List<JsonNode> rules = new ArrayList<>();
        spec().path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    static Path writtenTo(Path file) throws IOException {
        return write(file, spec());
    }

    static Path write(Path file, Object content) throws IOException {
        return Files.writeString(file, YAML.writeValueAsString(content));
    }

    static ObjectNode spec() {
        return Manifests.written().stream()
                .filter(each -> each.kind().equals("PrometheusRule"))
                .map(each -> (ObjectNode) each.document().path("spec").deepCopy())
                .findFirst()
                .orElseThrow();
    }
}
