package io.ecocredit.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The manifests below {@code k8s}: as they are written, and as the overlays make them where the machine has kubectl. */
final class Manifests {

    static final Path FOLDER = Path.of("k8s");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Manifests() {}

    /** A document with where it is from. */
    record Manifest(String source, JsonNode document) {

        String kind() {
            return document.path("kind").asText();
        }

        String name() {
            return document.path("metadata").path("name").asText();
        }

        /** The pod that it makes. */
        JsonNode pod() {
            return document.at((kind().equals("CronJob") ? "/spec/jobTemplate" : "") + "/spec/template/spec");
        }

        @Override
        public String toString() {
            return source + ": " + kind() + " " + name();
        }
    }

    static List<Manifest> all() {
        List<Manifest> all = new ArrayList<>(written());
        overlays().forEach(overlay -> all.addAll(rendered(overlay)));
        return all;
    }

    /** Those of the base, as they stand. */
    static List<Manifest> written() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("base"))) {
            List<Manifest> written = new ArrayList<>();
            for (Path file : files.filter(
                            path -> path.toString().endsWith(".yaml") && !path.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList()) {
                try (InputStream stream = Files.newInputStream(file)) {
                    written.addAll(parse(file.toString(), stream));
                }
            }
            return written;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The settings that all containers have in common. */
    static Map<String, String> settings() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (JsonNode generated : YAML.readTree(
                        FOLDER.resolve("base").resolve("kustomization.yaml").toFile())
                .path("configMapGenerator")) {
            for (JsonNode literal : generated.path("literals")) {
                int end = literal.asText().indexOf('=');
                settings.put(
                        literal.asText().substring(0, end), literal.asText().substring(end + 1));
            }
        }
        return settings;
    }

    static List<String> overlays() {
        return hasKubectl() ? List.of("test", "production", "production-native") : List.of();
    }

    static List<Manifest> rendered(String overlay) {
        try {
            Process kustomize = new ProcessBuilder("kubectl", "kustomize", "k8s/overlays/" + overlay)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<Manifest> manifests = parse(overlay, kustomize.getInputStream());
            if (kustomize.waitFor() != 0) {
                throw new AssertionError("kubectl kustomize refuses " + overlay);
            }
            return manifests;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<Manifest> parse(String source, InputStream stream) throws IOException {
        return YAML
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                .readAll()
                .stream()
                .map(document -> new Manifest(source, document))
                .toList();
    }

    private static boolean hasKubectl() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }
}
