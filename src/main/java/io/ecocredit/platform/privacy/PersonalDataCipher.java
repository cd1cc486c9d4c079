package io.ecocredit.platform.privacy;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * Encrypts what identifies a natural person (A36) and finds it again by a keyed digest. A ciphertext is the mark of its
 * suite and key, twelve random bytes, then the sealed text; it opens only in the context it was made for, whatever suite
 * and key are active by then.
 */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public final class PersonalDataCipher {

    private final PersonalDataKeys keys;
    private final KeyUses uses;
    private final SecureRandom random = new SecureRandom();

    PersonalDataCipher(PersonalDataKeys keys, KeyUses uses) {
        this.keys = keys;
        this.uses = uses;
    }

    /** Suite and key by which is encrypted now. */
    public KeyMark sealing() {
        return keys.ring().sealing();
    }

    /** Suite and key by which is digested now. */
    public KeyMark digesting() {
        return keys.ring().digesting();
    }

    /**
     * A ciphertext under the active key.
     *
     * @param context what the text is and whose; the same is needed to open it
     * @throws io.ecocredit.regulation.text.RefusalException 503 when the active key has encrypted as often as it may
     */
    public byte[] encrypt(String text, String context) {
        KeyRing ring = keys.ring();
        KeyMark mark = ring.sealing();
        uses.count(mark);
        byte[] nonce = new byte[Algorithms.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = mark.suite().algorithms().seal(ring.sealingKey(mark), nonce, bytes(context), bytes(text));
        byte[] prefix = mark.prefix();
        return ByteBuffer.allocate(prefix.length + nonce.length + sealed.length)
                .put(prefix)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws UnreadableException when the ciphertext was altered, is of another context, or its key is gone */
    public String decrypt(byte[] ciphertext, String context) {
        ByteBuffer buffer = ByteBuffer.wrap(ciphertext);
        KeyMark mark = KeyMark.read(buffer);
        if (buffer.remaining() < Algorithms.NONCE_BYTES + Algorithms.TAG_BITS / Byte.SIZE) {
            throw UnreadableException.malformed();
        }
        byte[] nonce = new byte[Algorithms.NONCE_BYTES];
        byte[] sealed = new byte[buffer.remaining() - nonce.length];
        buffer.get(nonce).get(sealed);
        SecretKey key = keys.ring().sealingKey(mark);
        return new String(mark.suite().algorithms().open(key, nonce, bytes(context), sealed), StandardCharsets.UTF_8);
    }

    /**
     * A digest to be stored, usually under the active key: equal texts have equal digests under one key.
     *
     * @throws UnreadableException when the key is gone
     */
    public KeyedDigest digest(KeyMark key, String text) {
        return digest(keys.ring(), key, text);
    }

    /** Every digest under which a text may be stored: by each configured index key in each suite. Look-ups ask for all. */
    public List<KeyedDigest> digests(String text) {
        KeyRing ring = keys.ring();
        return ring.indexKeys().keySet().stream()
                .sorted()
                .flatMap(id -> Arrays.stream(CipherSuite.values()).map(suite -> new KeyMark(suite, id)))
                .map(mark -> digest(ring, mark, text))
                .toList();
    }

    private static KeyedDigest digest(KeyRing ring, KeyMark mark, String text) {
        return KeyedDigest.of(mark, mark.suite().algorithms().mac(ring.indexKey(mark), bytes(text)));
    }

    /**
     * Vouches for a text that is no personal datum, such as a link of a chain, by the active suite and index key; keys of
     * different purposes are independent of each other and of the digests of persons.
     */
    public KeyedDigest mac(String purpose, String text) {
        KeyRing ring = keys.ring();
        return mac(ring, ring.digesting(), purpose, text);
    }

    /**
     * Whether this program, under the suite and key that were active then, vouched for the text.
     *
     * @throws UnreadableException when that key is gone
     */
    public boolean confirms(KeyedDigest mac, String purpose, String text) {
        return MessageDigest.isEqual(
                mac.bytes(), mac(keys.ring(), mac.key(), purpose, text).bytes());
    }

    private static KeyedDigest mac(KeyRing ring, KeyMark mark, String purpose, String text) {
        Algorithms algorithms = mark.suite().algorithms();
        SecretKey key = algorithms.derive(ring.indexKey(mark), "ecocredit mac " + purpose);
        return KeyedDigest.of(mark, algorithms.mac(key, bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
