package io.ecocredit.platform.privacy;

import java.util.HexFormat;

/**
 * A digest that only the holder of its key can compute.
 *
 * @param key which key and suite made it; to be kept with it, so that it can be computed again after a change
 * @param hex 32 bytes in hexadecimal
 */
public record KeyedDigest(KeyMark key, String hex) {

    static KeyedDigest of(KeyMark key, byte[] bytes) {
        return new KeyedDigest(key, HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
