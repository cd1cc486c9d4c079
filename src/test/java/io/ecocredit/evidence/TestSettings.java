package io.ecocredit.evidence;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The settings of evidence as they are by default, with some set otherwise. */
final class TestSettings {

    private TestSettings() {}

    static EvidenceSettings with(String... namesAndValues) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "ecocredit.evidence.largest", "20M",
                "ecocredit.evidence.quota", "500M",
                "ecocredit.evidence.at-once", "16",
                "ecocredit.evidence.scan-within", "PT30S"));
        for (int index = 0; index < namesAndValues.length; index += 2) {
            settings.put("ecocredit.evidence." + namesAndValues[index], namesAndValues[index + 1]);
        }
        return new EvidenceSettings(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "settings", 100))
                .build());
    }
}
