package io.ecocredit.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.identity.DemonstrationRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartIT {

    private static final Pattern LINE =
            Pattern.compile("^curl -H 'Authorization: (Bearer [^']+)' 'http://[^/]+(/[^']*)'$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    @Test
    void production_tells_everything_that_is_missing_at_once() {
        try (Program program = Program.start(folder, Map.of("QUARKUS_PROFILE", "prod"))) {
            assertThat(program.exitStatus()).isEqualTo(FailureKind.SETTINGS.status());
            assertThat(program.printed())
                    .contains("quarkus.oidc.auth-server-url")
                    .contains("ECOCREDIT_DATABASE_URL")
                    .contains("ecocredit.public-address")
                    .contains("ecocredit.personal-data.active-key")
                    .contains("ecocredit.personal-data.index-key")
                    .doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "QUARKUS_OIDC_PUBLIC_KEY, anything, 拒绝使用演示身份",
        "QUARKUS_OIDC_TOKEN_ISSUER, ecocredit-demonstration, 拒绝使用演示身份",
        "QUARKUS_OIDC_AUTH_SERVER_URL, http://127.0.0.1:9/realms/ecocredit, 必须使用https",
        "QUARKUS_OIDC_TLS_VERIFICATION, none, 必须校验身份提供方的证书",
        "QUARKUS_TLS_TRUST_ALL, true, 必须校验身份提供方的证书",
        "ECOCREDIT_DATABASE_PASSWORD, changeme, 口令不得为空或为常见口令",
        "ECOCREDIT_DATABASE_PASSWORD, '', 口令不得为空或为常见口令",
        "ECOCREDIT_DATABASE_PUBLIC_PASSWORD, ecocredit, ecocredit_public",
        "ECOCREDIT_PERSONAL_DATA_KEYS_K1, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, 32个随机字节",
    })
    void production_refuses_what_is_unsafe_before_it_touches_anything(String name, String value, String sentence) {
        Map<String, String> environment = new HashMap<>(Production.SETTINGS);
        environment.put(name, value);

        try (Program program = Program.start(folder, environment)) {
            assertThat(program.exitStatus()).isEqualTo(FailureKind.SETTINGS.status());
            assertThat(program.printed().lines().toList())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).startsWith("生产环境（prod）"))
                    .anySatisfy(line -> assertThat(line).contains(sentence));
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
