package io.ecocredit.platform.privacy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Tells with which suite and key something was made; stands before each ciphertext. The international suite's is the length
 * and the id of the key, as ciphertexts had it from the beginning; any other's is a zero, which no length is, and the number
 * of the suite before that.
 */
public record KeyMark(CipherSuite suite, String key) {

    private static final int LONGEST_ID = 255;
    private static final byte SUITE_FOLLOWS = 0;

    public KeyMark {
        int length = key.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST_ID) {
            throw new IllegalStateException("the id of a key has 1 to " + LONGEST_ID + " bytes");
        }
    }

    /** Suite and key as people and tables name them, such as {@code national/2026}. */
    public String label() {
        return suite.label() + "/" + key;
    }

    /** The mark of a label. */
    public static KeyMark of(String label) {
        int end = label.indexOf('/');
        if (end < 0) {
            throw new IllegalStateException("not suite/key: " + label);
        }
        return new KeyMark(CipherSuite.named(label.substring(0, end)), label.substring(end + 1));
    }

    /** What a ciphertext begins with. */
    public byte[] prefix() {
        byte[] id = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer prefix = ByteBuffer.allocate(id.length + (suite == CipherSuite.INTERNATIONAL ? 1 : 3));
        if (suite != CipherSuite.INTERNATIONAL) {
            prefix.put(SUITE_FOLLOWS).put(suite.number());
        }
        return prefix.put((byte) id.length).put(id).array();
    }

    /**
     * Reads the mark and leaves the buffer behind it.
     *
     * @throws UnreadableException when there is none
     */
    public static KeyMark read(ByteBuffer ciphertext) {
        try {
            byte first = ciphertext.get();
            if (first != SUITE_FOLLOWS) {
                return new KeyMark(CipherSuite.INTERNATIONAL, id(ciphertext, first));
            }
            CipherSuite suite = CipherSuite.numbered(ciphertext.get()).orElseThrow(UnreadableException::malformed);
            return new KeyMark(suite, id(ciphertext, ciphertext.get()));
        } catch (BufferUnderflowException | IllegalStateException noMark) {
            throw UnreadableException.malformed();
        }
    }

    private static String id(ByteBuffer ciphertext, byte length) {
        byte[] id = new byte[Byte.toUnsignedInt(length)];
        ciphertext.get(id);
        return new String(id, StandardCharsets.UTF_8);
    }
}
