package io.ecocredit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.identity.DemonstrationRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartIT {

    private static final String PROVIDER = "QUARKUS_OIDC_AUTH_SERVER_URL";
    private static final Pattern LINE =
            Pattern.compile("^curl -H 'Authorization: (Bearer [^']+)' 'http://[^/]+(/[^']*)'$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    @Test
    void production_refuses_to_start_without_a_provider_of_identities() {
        try (Program program = Program.start(folder, Map.of("QUARKUS_PROFILE", "prod"))) {
            assertThat(program.exitStatus()).isEqualTo(1);
            assertThat(program.printed()).contains("quarkus.oidc.auth-server-url");
        }
    }

    @Test
    void production_refuses_the_demonstration_identity() {
        Map<String, String> environment = Map.of(
                "QUARKUS_PROFILE",
                "prod",
                PROVIDER,
                "http://127.0.0.1:9/realms/ecocredit",
                "QUARKUS_OIDC_PUBLIC_KEY",
                "anything");
        try (Program program = Program.start(folder, environment)) {
            assertThat(program.exitStatus()).isEqualTo(1);
            assertThat(program.printed()).contains("演示身份");
        }
    }

    @Test
    void production_refuses_to_start_without_keys_for_personal_data() {
        Map<String, String> environment =
                Map.of("QUARKUS_PROFILE", "prod", PROVIDER, "http://127.0.0.1:9/realms/ecocredit");
        try (Program program = Program.start(folder, environment)) {
            assertThat(program.exitStatus()).isEqualTo(1);
            assertThat(program.printed()).contains("ecocredit.personal-data.active-key");
        }
    }

    @Test
    void the_demonstration_prints_a_line_for_every_role_and_each_of_them_works() throws IOException {
        try (Program program = Program.serving(folder, Map.of())) {
            program.awaitPrinted("# " + DemonstrationRole.AUDITOR.role());
            assertThat(program.printed()).contains(folder.toString());
            for (DemonstrationRole role : DemonstrationRole.values()) {
                assertThat(program.printed()).contains(role.role());
            }
            List<MatchResult> lines = LINE.matcher(program.printed()).results().toList();
            assertThat(lines).hasSizeGreaterThanOrEqualTo(5);
            for (MatchResult line : lines) {
                assertThat(program.get(line.group(2), Map.of("Authorization", line.group(1)))
                                .statusCode())
                        .as(line.group(2))
                        .isEqualTo(200);
            }
            assertThat(secretFiles())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void help_needs_no_database() {
        try (Program program = Program.start(folder, Map.of(), "--help")) {
            assertThat(program.exitStatus()).isZero();
            assertThat(program.printed()).contains("token").contains("rate");
        }
    }

    private List<Path> secretFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains("key"))
                    .toList();
        }
    }
}
