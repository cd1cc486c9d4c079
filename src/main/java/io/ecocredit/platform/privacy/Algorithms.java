package io.ecocredit.platform.privacy;

import javax.crypto.SecretKey;

/** What a suite computes. Keys are the configured ones, of 32 bytes; each suite makes of them what its algorithms need. */
sealed interface Algorithms permits AesAndSha256, Sm4AndSm3 {

    int NONCE_BYTES = 12;
    int TAG_BITS = 128;

    byte[] seal(SecretKey key, byte[] nonce, byte[] context, byte[] text);

    /** @throws UnreadableException when the text was altered, or key, nonce or context are others */
    byte[] open(SecretKey key, byte[] nonce, byte[] context, byte[] sealed);

    /** A digest of 32 bytes that only the holder of the key can compute. */
    byte[] mac(SecretKey key, byte[] text);

    /** A key for one purpose (HKDF, RFC 5869, over the suite's own hash), so that no two purposes share one. */
    SecretKey derive(SecretKey key, String purpose);
}
