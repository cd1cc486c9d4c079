package io.ecocredit.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.start.FailureKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the provider cannot be asked. */
class ProviderGoneIT {

    private static final String YEARS = "/api/v1/years";
    private static final Map<String, String> IN_BAOTOU = Map.of("division", "150200");

    private final Deployment deployment = Deployment.running();

    @TempDir
    Path folder;

    @Test
    void what_runs_goes_on_with_the_keys_it_has_and_what_starts_says_what_is_missing()
            throws IOException, InterruptedException {
        String known = deployment.tokens().bearer(Roles.LEAGUE, IN_BAOTOU);
        assertThat(status(YEARS, known)).isEqualTo(200);

        deployment.keycloak().close();
        try {
            assertThat(status(YEARS, known)).isEqualTo(200);
            assertThat(status(
                            YEARS,
                            "Bearer "
                                    + HandmadeToken.good()
                                            .header("kid", "unknown")
                                            .signedBy(HostileToken.attacker().getPrivate())))
                    .isEqualTo(401);
            assertThat(status("/api/v1/grades", "")).isEqualTo(200);
            refusesToStart(deployment.settings());
        } finally {
            deployment.keycloak().start();
        }
        assertThat(status(YEARS, deployment.tokens().bearer(Roles.LEAGUE, IN_BAOTOU)))
                .isEqualTo(200);
    }

    @Test
    void a_provider_whose_certificate_is_not_trusted_is_no_provider() {
        Map<String, String> trusting = new HashMap<>(deployment.settings());
        trusting.remove("QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME");

        refusesToStart(trusting);
    }

    private void refusesToStart(Map<String, String> settings) {
        try (Program program = Program.start(folder, settings)) {
            assertThat(program.exitStatus()).isEqualTo(FailureKind.PROVIDER_AWAY.status());
            assertThat(program.printed())
                    .contains("无法连接身份提供方，或其证书不受信任")
                    .contains("does not answer, or its certificate is not trusted")
                    .contains(deployment.keycloak().address("/realms/ecocredit"));
        }
    }

    private int status(String path, String authorization) throws IOException {
        return deployment
                .program()
                .get(path, Map.of("Authorization", authorization))
                .statusCode();
    }
}
