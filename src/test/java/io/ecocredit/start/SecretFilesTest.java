package io.ecocredit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.start.StartFailure.CannotStart;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ECOCREDIT_DATABASE_PASSWORD_FILE, ecocredit.database.password",
        "ECOCREDIT_DATABASE_RUNNING_PASSWORD_FILE, ecocredit.database.running-password",
        "QUARKUS_OIDC_CREDENTIALS_SECRET_FILE, quarkus.oidc.credentials.secret",
        "QUARKUS_OIDC_PAGES_CREDENTIALS_SECRET_FILE, quarkus.oidc.pages.credentials.secret",
        "ECOCREDIT_PERSONAL_DATA_INDEX_KEY_FILE, ecocredit.personal-data.index-key",
        "ECOCREDIT_PERSONAL_DATA_KEYS_AUTUMN_2026_FILE, ecocredit.personal-data.keys.autumn-2026",
        "ECOCREDIT_PERSONAL_DATA_INDEX_KEYS_2027_FILE, ecocredit.personal-data.index-keys.2027",
    })
    void a_file_says_what_its_variable_would(String variable, String setting) throws IOException {
        assertThat(SecretFiles.read(given(variable, file(" of-the-file \n"))))
                .containsExactly(Map.entry(setting, "of-the-file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECOCREDIT_PERSONAL_DATA_KEY_FILE", "ECOCREDIT_AUDIT_HEADS_FILE", "QUARKUS_LOG_FILE"})
    void other_files_are_not_read(String variable) throws IOException {
        assertThat(SecretFiles.read(given(variable, file("something")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void an_empty_file_is_named_and_nothing_of_it_used(String content) throws IOException {
        SmallRyeConfig given = given("ECOCREDIT_DATABASE_PASSWORD_FILE", file(content));
        assertThatThrownBy(() -> SecretFiles.read(given))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("ECOCREDIT_DATABASE_PASSWORD_FILE");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        SmallRyeConfig given = given("ECOCREDIT_DATABASE_PASSWORD_FILE", folder.resolve("nowhere"));
        assertThatThrownBy(() -> SecretFiles.read(given))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("nowhere");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("secret"), content);
    }

    private static SmallRyeConfig given(String variable, Path file) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.of(variable, file.toString()), 300))
                .build();
    }
}
