package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.fixtures.Program;
import io.ecocredit.fixtures.SelfSignedCertificate;
import io.ecocredit.operations.Manifests.Manifest;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import io.ecocredit.start.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The part of a cluster, played to the manifests: the database as CloudNativePG makes it, with TLS, an owner who may not make roles, and
 * the secrets; then what the manifests start, each with exactly the environment that they give it.
 */
class ClusterIT {

    private static final List<String> ROLES = List.of("running", "public", "practitioners", "audit");

    private final Path folder;
    private final SelfSignedCertificate certificate;
    private final Map<String, String> secrets = new HashMap<>();

    ClusterIT(@TempDir Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        certificate = SelfSignedCertificate.of(folder, "dns:localhost");
        secrets.put("ecocredit-database-app/username", "ecocredit");
        secrets.put("ecocredit-database-app/password", random());
        ROLES.forEach(role -> secrets.put("ecocredit-database-" + role + "/password", random()));
        secrets.put("ecocredit-login/client-secret", random());
    }

    @Test
    void what_the_manifests_start_has_all_that_it_needs() throws Exception {
        try (EmbeddedDatabase database = TestDatabase.temporary()) {
            make(database);
            ends(0, "Job", "ecocredit-migration", database);
            try (Program copy = start("Deployment", "ecocredit-public", database)) {
                copy.awaitReady(Duration.ofSeconds(60));
                assertThat(copy.status("/api/v1/grades?q=%E5%8C%85%E5%A4%B4")).isEqualTo(200);
                assertThat(copy.status("/inside")).isEqualTo(404);
            }
            for (Manifest work : of("CronJob")) {
                ends(0, "CronJob", work.name(), database);
            }
            ends(FailureKind.PROVIDER_AWAY.status(), "Deployment", "ecocredit-inside", database);
        }
    }

    /** In the order of the operator: the database, the statements of the manifest, TLS, and only then the roles. */
    private void make(EmbeddedDatabase database) throws Exception {
        JsonNode cluster = of("Cluster").getFirst().document().path("spec");
        Standby.run(
                database,
                "create role ecocredit login password '" + secret("ecocredit-database-app", "password") + "'");
        Standby.run(database, "alter database ecocredit owner to ecocredit");
        for (JsonNode statement : cluster.at("/bootstrap/initdb/postInitApplicationSQL")) {
            Standby.run(database, statement.asText());
        }
        for (JsonNode role : cluster.at("/managed/roles")) {
            Standby.run(
                    database,
                    "create role " + role.path("name").asText() + " login password '"
                            + secret(role.at("/passwordSecret/name").asText(), "password") + "'");
        }
        certificate.demandedBy(database);
    }

    private void ends(int status, String kind, String name, EmbeddedDatabase database) throws IOException {
        try (Program program = start(kind, name, database)) {
            assertThat(program.exitStatus())
                    .as("%s: %s", name, program.printed())
                    .isEqualTo(status);
        }
    }

    private Program start(String kind, String name, EmbeddedDatabase database) throws IOException {
        JsonNode container = of(kind).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .pod()
                .at("/containers/0");
        Map<String, String> environment = new HashMap<>();
        Manifests.settings().forEach((setting, value) -> environment.put(setting, here(value, database)));
        for (JsonNode variable : container.path("env")) {
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            environment.put(
                    variable.path("name").asText(),
                    secret.isMissingNode()
                            ? here(variable.path("value").asText(), database)
                            : secret(
                                    secret.path("name").asText(),
                                    secret.path("key").asText()));
        }
        List<String> arguments = new ArrayList<>();
        container.path("args").forEach(argument -> arguments.add(argument.asText()));
        return Program.start(Files.createTempDirectory(folder, name), environment, arguments.toArray(String[]::new));
    }

    /** The names and places of a cluster as they are on this machine; the provider is nobody. */
    private String here(String value, EmbeddedDatabase database) {
        try {
            return value.replaceAll("ecocredit-(database|pooler)-r[ow]:5432", "localhost:" + Standby.portOf(database))
                    .replace("/database/ca.crt", certificate.asPem().toString())
                    .replace("/keys/personal-data-keys", keys().toString())
                    .replace("login.example.cn", "127.0.0.1:9");
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Path keys() throws IOException {
        Path keys = folder.resolve("personal-data-keys");
        if (!Files.exists(keys)) {
            Files.writeString(keys, "active-key=first\nkeys.first=" + random() + "\nindex-key=" + random() + "\n");
        }
        return keys;
    }

    private String secret(String name, String key) {
        return Objects.requireNonNull(secrets.get(name + "/" + key), () -> "nobody makes " + name + "/" + key);
    }

    private static List<Manifest> of(String kind) {
        return Manifests.written().stream()
                .filter(each -> each.kind().equals(kind))
                .toList();
    }

    private static String random() {
        return Base64.getEncoder().encodeToString(new SecureRandom().generateSeed(32));
    }
}
