package io.ecocredit.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.start.FailureKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program with settings that somebody got nearly right: it starts as what was asked for, or not at all. */
class UnclearDeploymentIT {

    private static final String DATABASE = "postgresql://127.0.0.1:9/ecocredit";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "QUARKUS_PROFILE, Production",
        "QUARKUS_PROFILE, test",
        "SMALLRYE_CONFIG_PROFILE, prod",
        "JAVA_TOOL_OPTIONS, -Dquarkus.profile=PROD",
    })
    void whatever_is_not_the_demonstration_meets_every_rule_of_production(String name, String profile)
            throws IOException {
        refuses(Map.of(name, profile), "quarkus.oidc.auth-server-url", "ECOCREDIT_DATABASE_URL", "personal-data");
    }

    @Test
    void a_clock_that_a_profile_brings_along_is_one_that_can_be_moved() throws IOException {
        refuses(
                Map.of("QUARKUS_PROFILE", "prod", "QUARKUS_CONFIG_PROFILE_PARENT", "demonstration"),
                "ecocredit.clock.adjustable");
    }

    @Test
    void the_demonstration_in_another_spelling_is_refused() throws IOException {
        refuses(Map.of("QUARKUS_PROFILE", "Demonstration"), "QUARKUS_PROFILE=demonstration");
    }

    @ParameterizedTest
    @CsvSource({"config/application.properties, quarkus.profile=prod", ".env, QUARKUS_PROFILE=prod"})
    void a_profile_told_in_a_file_counts(String file, String line) throws IOException {
        Path told = folder.resolve(file);
        Files.createDirectories(told.resolveSibling(""));
        Files.writeString(told, line + "\n");

        refuses(Map.of(), "quarkus.oidc.auth-server-url", "ECOCREDIT_DATABASE_URL");
    }

    @Test
    void a_database_without_a_profile_is_refused_with_what_to_set_wherever_it_is_named() throws IOException {
        refuses(Map.of("ECOCREDIT_DATABASE_URL", DATABASE), "QUARKUS_PROFILE=prod");
        Files.writeString(folder.resolve(".env"), "ECOCREDIT_DATABASE_URL=" + DATABASE + "\n");
        refuses(Map.of(), "QUARKUS_PROFILE=prod");
        Files.delete(folder.resolve(".env"));
        refuses(Map.of("JAVA_TOOL_OPTIONS", "-Dquarkus.datasource.reactive.url=" + DATABASE), "QUARKUS_PROFILE=prod");
    }

    @Test
    void production_has_no_tokens_of_its_own() {
        try (Program token = Program.start(folder, Map.of("QUARKUS_PROFILE", "prod"), "token", "region")) {
            assertThat(token.exitStatus()).isEqualTo(FailureKind.SETTINGS.status());
            assertThat(token.printed()).contains("演示令牌只用于演示环境");
            assertThat(folder.resolve("demonstration-key.pem")).doesNotExist();
        }
    }

    @Test
    void the_demonstration_is_reached_from_this_machine_alone_unless_it_is_told_otherwise() throws IOException {
        Optional<InetAddress> other = addressOfTheMachine();
        Map<String, String> empty = Map.of("ECOCREDIT_DEMONSTRATION_SAMPLE", "false");
        try (Program quiet = Program.serving(folder, empty)) {
            assertThat(quiet.printed()).doesNotContain("警告：演示环境");
            other.ifPresent(address -> assertThat(listens(address, quiet)).isFalse());
        }
        Map<String, String> open = new HashMap<>(empty);
        open.put("QUARKUS_HTTP_HOST", "0.0.0.0");
        try (Program wide = Program.serving(folder, open)) {
            assertThat(wide.printed()).contains("警告：演示环境在 0.0.0.0 上监听");
            other.ifPresent(address -> assertThat(listens(address, wide)).isTrue());
        }
    }

    private void refuses(Map<String, String> environment, String... told) throws IOException {
        try (Program program = Program.startedIn(folder, environment)) {
            assertThat(program.exitStatus()).isEqualTo(FailureKind.SETTINGS.status());
            assertThat(program.printed()).contains(told).doesNotContain("\tat ", "/inside");
            assertThat(folder.resolve("postgresql")).doesNotExist();
        }
    }

    private static Optional<InetAddress> addressOfTheMachine() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
    }

    private static boolean listens(InetAddress address, Program program) {
        try (Socket socket =
                new Socket(address, URI.create(program.address("/")).getPort())) {
            return socket.isConnected();
        } catch (ConnectException refused) {
            return false;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
