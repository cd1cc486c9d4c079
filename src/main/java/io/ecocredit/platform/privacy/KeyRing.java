package io.ecocredit.platform.privacy;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys for personal data at a moment. Old keys stay until nothing is encrypted or digested with them.
 *
 * @param suite the algorithms by which is encrypted and digested now
 * @param keys those that encrypt, by id
 * @param activeKey the one that encrypts now
 * @param indexKeys those of the keyed digests, by id
 * @param activeIndexKey the one that digests now
 */
record KeyRing(
        CipherSuite suite,
        Map<String, SecretKey> keys,
        String activeKey,
        Map<String, SecretKey> indexKeys,
        String activeIndexKey) {

    /** The id of the key that {@code index-key} gives, from when there could be but one. */
    static final String SOLE_INDEX_KEY = "index";

    private static final int KEY_BYTES = 32;
    private static final String KEYS = "keys.";
    private static final String INDEX_KEYS = "index-keys.";

    KeyRing {
        keys = Map.copyOf(keys);
        indexKeys = Map.copyOf(indexKeys);
        if (!keys.containsKey(activeKey)) {
            throw absent("active-key");
        }
        if (!indexKeys.containsKey(activeIndexKey)) {
            throw absent("active-index-key");
        }
    }

    /**
     * The ring that properties describe: {@code suite}, {@code keys.ID}, {@code active-key}, {@code index-keys.ID},
     * {@code active-index-key}, and {@code index-key} for a sole key of digests.
     */
    static KeyRing of(Map<String, String> properties) {
        Map<String, SecretKey> indexKeys = keys(properties, INDEX_KEYS);
        String sole = properties.get("index-key");
        if (sole != null) {
            indexKeys.put(SOLE_INDEX_KEY, key(sole));
        }
        return new KeyRing(
                CipherSuite.named(properties.getOrDefault("suite", CipherSuite.INTERNATIONAL.label())),
                keys(properties, KEYS),
                properties.getOrDefault("active-key", ""),
                indexKeys,
                properties.getOrDefault("active-index-key", sole == null ? "" : SOLE_INDEX_KEY));
    }

    private static UnusableKeysException absent(String setting) {
        String name = "ecocredit.personal-data." + setting;
        return new UnusableKeysException(name + "所指的密钥未配置", name + " names no configured key");
    }

    private static Map<String, SecretKey> keys(Map<String, String> properties, String prefix) {
        Map<String, SecretKey> keys = new TreeMap<>();
        properties.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                keys.put(name.substring(prefix.length()), key(value));
            }
        });
        return keys;
    }

    private static SecretKey key(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "RAW");
            }
        } catch (IllegalArgumentException notBase64) {
            // told below, like a key of another length
        }
        throw new UnusableKeysException(
                "密钥应为" + KEY_BYTES + "个字节的Base64", "a key for personal data has " + KEY_BYTES + " bytes, in base64");
    }

    KeyMark sealing() {
        return new KeyMark(suite, activeKey);
    }

    KeyMark digesting() {
        return new KeyMark(suite, activeIndexKey);
    }

    /** @throws UnreadableException when no key of that id is configured */
    SecretKey sealingKey(KeyMark mark) {
        return required(keys.get(mark.key()), mark);
    }

    /** @throws UnreadableException when no index key of that id is configured */
    SecretKey indexKey(KeyMark mark) {
        return required(indexKeys.get(mark.key()), mark);
    }

    private static SecretKey required(@Nullable SecretKey key, KeyMark mark) {
        if (key == null) {
            throw UnreadableException.keyIsGone(mark);
        }
        return key;
    }

    @Override
    public String toString() {
        return "KeyRing[" + suite.label() + ", " + activeKey + ", " + activeIndexKey + "]";
    }
}
