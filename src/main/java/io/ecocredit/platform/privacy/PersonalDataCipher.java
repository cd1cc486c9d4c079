package io.ecocredit.platform.privacy;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what identifies a natural person (A36) with AES-256-GCM and finds it again by a keyed digest. A ciphertext is the
 * length and the id of its key, twelve random bytes, then the sealed text; it opens only in the context it was made for.
 */
@Singleton
@Cites(Article.A36)
public final class PersonalDataCipher {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKey> keys = new TreeMap<>();
    private final String activeKey;
    private final SecretKey indexKey;
    private final SecureRandom random = new SecureRandom();

    PersonalDataCipher(PersonalDataKeys configured) {
        configured.keys().forEach((id, key) -> keys.put(id, key(key, "AES")));
        activeKey = configured.activeKey();
        indexKey = key(configured.indexKey(), MAC);
        if (!keys.containsKey(activeKey)) {
            throw new IllegalStateException("ecocredit.personal-data.active-key names no configured key");
        }
    }

    private static SecretKey key(String base64, String algorithm) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("a key for personal data has " + KEY_BYTES + " bytes");
        }
        return new SecretKeySpec(bytes, algorithm);
    }

    /** @param context what the text is and whose; the same is needed to open it */
    public byte[] encrypt(String text, String context) {
        byte[] id = activeKey.getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, activeKey, nonce, context, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + id.length + nonce.length + sealed.length)
                .put((byte) id.length)
                .put(id)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException when the ciphertext was altered, is of another context, or its key is gone */
    public String decrypt(byte[] ciphertext, String context) {
        ByteBuffer buffer = ByteBuffer.wrap(ciphertext);
        byte[] id = new byte[Byte.toUnsignedInt(buffer.get())];
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(id).get(nonce);
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return new String(
                run(Cipher.DECRYPT_MODE, new String(id, StandardCharsets.UTF_8), nonce, context, sealed),
                StandardCharsets.UTF_8);
    }

    /** A digest that only the holder of the index key can compute: equal texts have equal digests. */
    public byte[] blindIndex(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(indexKey);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private byte[] run(int mode, String keyId, byte[] nonce, String context, byte[] input) {
        SecretKey key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("the key of a ciphertext is not configured");
        }
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("a ciphertext does not open in this context", refused);
        }
    }
}
