package io.ecocredit.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Expected;
import io.ecocredit.fixtures.Program;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.start.FailureKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys change beside a program that serves, on the packaged program. */
@Cites(Article.A36)
class RotateCommandIT {

    @TempDir
    Path folder;

    @Test
    void keys_and_suite_change_while_the_program_serves_and_a_file_that_comes_again_changes_nothing()
            throws IOException, InterruptedException {
        try (Program serving = Program.serving(folder, Map.of())) {
            serving.awaitPrinted(Program.LOADED);
            String printed = rotate("--new-key", "--new-index-key", "--suite", "national");

            assertThat(printed)
                    .contains("national/local-2")
                    .contains("nobody is under any other key")
                    .contains("(audit chain) international/index")
                    .doesNotContain("(encryption) international/", "(digests) international/");
            assertThat(Files.readAllLines(folder.resolve("personal-data-keys")))
                    .filteredOn(line -> line.endsWith("="))
                    .hasSize(4)
                    .allSatisfy(line -> assertThat(printed).doesNotContain(line.substring(line.indexOf('=') + 1)));
            assertThat(importPeopleAgain(serving)).contains("\"accepted\":0", "\"refused\":0");
            assertThat(rotate()).contains("people renewed): 0");
            assertThat(serving.status("/health/ready")).isEqualTo(200);
        }
        assertThat(rotate("--suite", "international")).contains("international/local-2");
    }

    @Test
    void retention_tells_what_is_due_beside_a_program_that_serves() {
        try (Program serving = Program.serving(folder, Map.of());
                Program command = Program.start(folder, Map.of(), "retention")) {
            assertThat(command.exitStatus()).as(command.printed()).isZero();
            assertThat(command.written()).contains("从业人员身份信息", "第十六条", "(due): 0", "--apply");
            assertThat(serving.isAlive()).isTrue();
        }
    }

    @Test
    void configured_keys_are_not_changed_behind_the_configurations_back() {
        Map<String, String> configured = Map.of("ECOCREDIT_PERSONAL_DATA_ACTIVE_KEY", "mine");
        try (Program command = Program.start(folder, configured, "rotate", "--new-key")) {
            assertThat(command.exitStatus()).isEqualTo(FailureKind.SETTINGS.status());
            assertThat(command.printed()).contains("the keys are configured");
            assertThat(folder.resolve("personal-data-keys")).doesNotExist();
        }
    }

    private String rotate(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "rotate";
        System.arraycopy(options, 0, arguments, 1, options.length);
        try (Program command = Program.start(folder, Map.of(), arguments)) {
            assertThat(command.exitStatus()).as(command.printed()).isZero();
            return command.printed();
        }
    }

    private static String importPeopleAgain(Program serving) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(serving.address("/api/v1/imports/practitioners")))
                                    .header("Authorization", serving.authorization("region"))
                                    .header("Content-Type", "text/csv;charset=UTF-8")
                                    .header("Prefer", "wait=30")
                                    .POST(BodyPublishers.ofByteArray(Expected.facts("practitioners")))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
