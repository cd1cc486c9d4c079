package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ecocredit.operations.Manifests.Manifest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A field that Kubernetes does not know is dropped without a word; here it is found. */
class ManifestsTest {

    private static final KubernetesSerialization MODELS = new KubernetesSerialization();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CUSTOM =
            Set.of("Cluster", "ScheduledBackup", "Pooler", "KeycloakRealmImport", "ImageCatalog", "ObjectStore");

    static List<Manifest> all() {
        return Manifests.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_field_is_misspelt(Manifest manifest) throws IOException {
        if (CUSTOM.contains(manifest.kind())) {
            assertThat(unlisted(manifest)).isEmpty();
        } else {
            assertThat(unknownFields(manifest.document())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/spec/template/spec/containers/0", "/spec/template/spec", "/spec"})
    void a_misspelt_field_is_found(String place) {
        JsonNode deployment = Manifests.written().stream()
                .filter(manifest -> manifest.kind().equals("Deployment"))
                .findFirst()
                .orElseThrow()
                .document()
                .deepCopy();
        ((ObjectNode) deployment.at(place)).put("replica", 3);
        assertThat(unknownFields(deployment)).containsExactly("replica");
    }

    @Test
    void the_realm_is_the_one_that_is_tested() throws IOException {
        JsonNode realm =
                JSON.readTree(Path.of("identity", "ecocredit-realm.json").toFile());
        assertThat(of("KeycloakRealmImport")
                        .findFirst()
                        .orElseThrow()
                        .document()
                        .at("/spec/realm"))
                .isEqualTo(realm);
    }

    @Test
    void the_database_is_handed_over_as_any_other() throws IOException {
        assertThat(of("Cluster")
                        .findFirst()
                        .orElseThrow()
                        .document()
                        .at("/spec/bootstrap/initdb/postInitApplicationSQL/0")
                        .asText())
                .isEqualTo(Files.readString(Path.of("database", "handover.sql")));
    }

    /** Where {@code kubectl} is on the machine, as in the whole check. */
    @Test
    void copies_share_the_rate_limits_by_as_many_as_there_are_at_least() {
        for (String overlay : Manifests.overlays()) {
            List<Manifest> all = Manifests.rendered(overlay);
            String copies = all.stream()
                    .map(each ->
                            each.document().at("/data/ECOCREDIT_LIMITS_COPIES").asText())
                    .collect(Collectors.joining());
            assertThat(all.stream().filter(each -> each.kind().equals("HorizontalPodAutoscaler")))
                    .as(overlay)
                    .hasSize(2)
                    .allMatch(each ->
                            each.document().at("/spec/minReplicas").asText().equals(copies));
        }
    }

    @Test
    void every_container_runs_as_nobody_and_writes_nothing() {
        assertThat(podTemplates()).isNotEmpty().allSatisfy(pod -> {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
            pod.at("/containers").forEach(container -> {
                JsonNode rights = container.at("/securityContext");
                assertThat(rights.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(rights.at("/allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(rights.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            });
        });
    }

    @Test
    void the_public_part_has_no_secret_but_the_public_role_s_password() {
        JsonNode pod = of("Deployment")
                .filter(manifest -> manifest.name().equals("ecocredit-public"))
                .findFirst()
                .orElseThrow()
                .document()
                .at("/spec/template/spec");
        assertThat(pod.findValues("secretKeyRef").stream()
                        .map(secret -> secret.path("name").asText()))
                .containsExactly("ecocredit-database-public");
        assertThat(pod.at("/volumes").findParents("secretName")).singleElement().satisfies(authority -> {
            assertThat(authority.path("secretName").asText()).isEqualTo("ecocredit-database-ca");
            assertThat(authority.path("items").findValuesAsText("key"))
                    .as("a certificate is no secret, its key is")
                    .containsExactly("ca.crt");
        });
    }

    @Test
    void every_secret_that_is_wanted_is_described() throws IOException {
        String described = Files.readString(Path.of("docs", "kubernetes.md"));
        Set<String> wanted = new TreeSet<>();
        for (Manifest manifest : Manifests.written()) {
            manifest.document()
                    .findValues("secretKeyRef")
                    .forEach(secret -> wanted.add(secret.path("name").asText()));
            manifest.document().findValues("secretName").forEach(name -> wanted.add(name.asText()));
            manifest.document()
                    .findValues("passwordSecret")
                    .forEach(secret -> wanted.add(secret.path("name").asText()));
        }
        assertThat(wanted).isNotEmpty();
        wanted.removeIf(name -> described.contains("`" + name + "`"));
        assertThat(wanted).isEmpty();
    }

    @Test
    void every_alert_says_what_to_do() throws IOException {
        String operations = Files.readString(Path.of("docs", "operations.md"));
        List<String> alerts = of("PrometheusRule")
                .flatMap(rule -> rule.document().findValuesAsText("alert").stream())
                .toList();
        assertThat(alerts).isNotEmpty();
        assertThat(alerts.stream().filter(alert -> !operations.contains("`" + alert + "`")))
                .isEmpty();
    }

    private static Stream<Manifest> of(String kind) {
        return Manifests.written().stream().filter(manifest -> manifest.kind().equals(kind));
    }

    private static List<JsonNode> podTemplates() {
        return Stream.of("Deployment", "Job", "CronJob")
                .flatMap(ManifestsTest::of)
                .map(Manifest::pod)
                .toList();
    }

    private static List<String> unlisted(Manifest manifest) throws IOException {
        Set<String> listed =
                Files.readAllLines(Path.of("src", "test", "resources", "k8s", "custom-fields.txt")).stream()
                        .filter(line -> line.startsWith(manifest.kind() + " "))
                        .map(line -> line.substring(manifest.kind().length() + 1))
                        .collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        leaves("spec", manifest.document().path("spec"), found);
        return found.stream()
                .distinct()
                .filter(path -> listed.stream()
                        .noneMatch(known -> known.endsWith("*")
                                ? path.startsWith(known.substring(0, known.length() - 1))
                                : path.equals(known)))
                .toList();
    }

    private static void leaves(String path, JsonNode node, List<String> found) {
        if (node.isObject()) {
            node.properties().forEach(each -> leaves(path + "." + each.getKey(), each.getValue(), found));
        } else if (node.isArray()) {
            node.forEach(each -> leaves(path + "[]", each, found));
        } else {
            found.add(path);
        }
    }

    private static List<String> unknownFields(JsonNode document) {
        List<String> unknown = new ArrayList<>();
        HasMetadata typed = MODELS.unmarshal(document.toString(), HasMetadata.class);
        assertThat(typed.getClass().getName())
                .as(document.path("kind").asText())
                .doesNotContain("Generic");
        collect(typed, unknown);
        return unknown;
    }

    /** What the models do not know they keep apart; this looks everywhere for what was kept. */
    private static void collect(Object value, List<String> unknown) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.values().forEach(each -> collect(each, unknown));
            case Collection<?> list -> list.forEach(each -> collect(each, unknown));
            case KubernetesResource resource -> collectFields(resource, unknown);
            default -> {}
        }
    }

    private static void collectFields(Object resource, List<String> unknown) {
        for (Class<?> type = resource.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                try {
                    field.setAccessible(true);
                    Object value = field.get(resource);
                    if (field.getName().equals("additionalProperties")) {
                        ((Map<?, ?>) value).keySet().forEach(key -> unknown.add(String.valueOf(key)));
                    } else {
                        collect(value, unknown);
                    }
                } catch (IllegalAccessException inaccessible) {
                    throw new IllegalStateException(inaccessible);
                }
            }
        }
    }
}
