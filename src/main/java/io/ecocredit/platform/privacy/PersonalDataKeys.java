package io.ecocredit.platform.privacy;

import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keys for personal data, all base64 of 32 random bytes. Old keys stay until nothing is encrypted with them; the key of the
 * digest by which a person is found cannot be changed without computing every digest anew.
 */
@Singleton
final class PersonalDataKeys {

    private final Map<String, String> keys;
    private final String activeKey;
    private final String indexKey;

    PersonalDataKeys(
            @ConfigProperty(name = "ecocredit.personal-data.keys") Map<String, String> keys,
            @ConfigProperty(name = "ecocredit.personal-data.active-key") String activeKey,
            @ConfigProperty(name = "ecocredit.personal-data.index-key") String indexKey) {
        this.keys = Map.copyOf(keys);
        this.activeKey = activeKey;
        this.indexKey = indexKey;
    }

    /** Encryption keys by id. */
    Map<String, String> keys() {
        return keys;
    }

    /** Id of the key that encrypts now. */
    String activeKey() {
        return activeKey;
    }

    String indexKey() {
        return indexKey;
    }
}
