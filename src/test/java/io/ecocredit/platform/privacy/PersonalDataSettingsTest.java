package io.ecocredit.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Cites(Article.A36)
class PersonalDataSettingsTest {

    private static final Map<String, String> PROPERTIES = Map.of(
            "ecocredit.personal-data.suite", "national",
            "ecocredit.personal-data.keys.local-1", "first",
            "ecocredit.personal-data.key-file", "/keys",
            "ecocredit.personal-data.index-key", "sole");

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "ECOCREDIT_PERSONAL_DATA_KEYS_AUTUMN_2026", "second",
            "ECOCREDIT_PERSONAL_DATA_KEYS_AUTUMN_2026_FILE", "/run/secrets/autumn",
            "ECOCREDIT_PERSONAL_DATA_INDEX_KEYS_NEXT", "other",
            "ECOCREDIT_PERSONAL_DATA_ACTIVE_KEY", "autumn-2026");

    @Test
    void keys_come_from_properties_and_from_the_environment_alike() {
        PersonalDataSettings settings = new PersonalDataSettings(new SmallRyeConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(PROPERTIES, "properties", 100),
                        new EnvConfigSource(ENVIRONMENT, 300))
                .build());

        assertThat(settings.given())
                .isEqualTo(Map.of(
                        "suite",
                        "national",
                        "keys.local-1",
                        "first",
                        "keys.autumn-2026",
                        "second",
                        "active-key",
                        "autumn-2026",
                        "index-key",
                        "sole",
                        "index-keys.next",
                        "other"));
        assertThat(settings.keyFile()).contains(Path.of("/keys"));
    }
}
