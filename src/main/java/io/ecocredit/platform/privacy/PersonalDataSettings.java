package io.ecocredit.platform.privacy;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How personal data are protected. Keys are base64 of 32 random bytes, given one by one, or in a file, or both. */
@ConfigMapping(prefix = "ecocredit.personal-data")
interface PersonalDataSettings {

    /** {@code international} (the default) or {@code national}. */
    Optional<String> suite();

    Map<String, String> keys();

    Optional<String> activeKey();

    /** The sole key of digests, known by the id {@code index}. */
    Optional<String> indexKey();

    Map<String, String> indexKeys();

    Optional<String> activeIndexKey();

    /** A file of the same settings, which goes before them and may change while the service runs. */
    Optional<Path> keyFile();

    /** What is given outside the file, under the names that the file uses. */
    static Map<String, String> given(PersonalDataSettings settings) {
        Map<String, String> given = new TreeMap<>();
        settings.suite().ifPresent(suite -> given.put("suite", suite));
        settings.keys().forEach((id, key) -> given.put("keys." + id, key));
        settings.activeKey().ifPresent(id -> given.put("active-key", id));
        settings.indexKey().ifPresent(key -> given.put("index-key", key));
        settings.indexKeys().forEach((id, key) -> given.put("index-keys." + id, key));
        settings.activeIndexKey().ifPresent(id -> given.put("active-index-key", id));
        return given;
    }
}
