package io.ecocredit.platform.privacy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Settings of keys that tests can tell apart. */
public final class TestKeys {

    private TestKeys() {}

    /** 32 equal bytes in base64. */
    public static String key(int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The keys {@code old} and {@code new} and the index key of {@code index-key}, with some settings added or replaced. */
    static Map<String, String> settings(String... namesAndValues) {
        Map<String, String> settings =
                new HashMap<>(Map.of("keys.old", key(1), "keys.new", key(2), "active-key", "old", "index-key", key(9)));
        for (int index = 0; index < namesAndValues.length; index += 2) {
            settings.put(namesAndValues[index], namesAndValues[index + 1]);
        }
        return settings;
    }

    static PersonalDataCipher cipher(String... namesAndValues) {
        return new PersonalDataCipher(new PersonalDataKeys(settings(namesAndValues), null), new KeyUses());
    }
}
