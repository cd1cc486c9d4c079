package io.ecocredit.start;

import io.ecocredit.start.ProductionSettings.Setting;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which settings of keys for personal data are wrong in production; names only, for a key must not be printed. */
final class PersonalDataKeyRules {

    private static final String KEYS = "ECOCREDIT_PERSONAL_DATA_KEYS_";
    private static final String INDEX_KEYS = "ECOCREDIT_PERSONAL_DATA_INDEX_KEY(S_.+(?<!_FILE))?";
    private static final int KEY_BYTES = 32;

    /** Of 32 random bytes some 30 differ; so few do by chance in none of the keys that will ever be made. */
    private static final int FEWEST_DIFFERENT_BYTES = 16;

    private PersonalDataKeyRules() {}

    /** The setting of the active key, when it names a key that is not there. */
    static Stream<String> absent(ProductionSettings settings) {
        return settings.find("ECOCREDIT_PERSONAL_DATA_ACTIVE_KEY", id -> true).stream()
                .filter(active -> keys(settings).noneMatch(key -> isOf(key, active.value())))
                .map(Setting::name);
    }

    /** The settings without which nothing can be encrypted and nobody found again. */
    static Stream<String> missing(ProductionSettings settings) {
        return Stream.concat(
                missing(settings, "ECOCREDIT_PERSONAL_DATA_ACTIVE_KEY", "ecocredit.personal-data.active-key"),
                missing(settings, INDEX_KEYS, "ecocredit.personal-data.index-key"));
    }

    private static Stream<String> missing(ProductionSettings settings, String environmentName, String name) {
        return settings.find(environmentName, value -> !value.isBlank()).isEmpty() ? Stream.of(name) : Stream.of();
    }

    static Stream<String> weak(ProductionSettings settings) {
        return Stream.concat(keys(settings), settings.find(INDEX_KEYS, key -> true).stream())
                .filter(key -> !isRandom(key.value().strip()))
                .map(Setting::name);
    }

    static Stream<String> demonstration(ProductionSettings settings) {
        return keys(settings)
                .filter(key -> isOf(key, PersonalDataKeyFile.FIRST_KEY))
                .map(Setting::name);
    }

    private static Stream<Setting> keys(ProductionSettings settings) {
        return settings.find(KEYS + ".+(?<!_FILE)", key -> true).stream();
    }

    private static boolean isOf(Setting key, String id) {
        return key.environmentName().equals(KEYS + new Setting(id.strip(), "").environmentName());
    }

    private static boolean isRandom(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            long different = IntStream.range(0, key.length)
                    .map(index -> key[index])
                    .distinct()
                    .count();
            return key.length == KEY_BYTES && different >= FEWEST_DIFFERENT_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
