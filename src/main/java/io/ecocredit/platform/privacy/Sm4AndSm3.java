package io.ecocredit.platform.privacy;

import javax.crypto.SecretKey;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * 国密: SM4 (GB/T 32907) in GCM as RFC 8998 uses it, and HMAC over SM3 (GB/T 32905). SM4 takes 16 bytes, so both work under
 * keys that HKDF over SM3 derives from the configured one; nothing of the other suite's ever meets the same key.
 */
record Sm4AndSm3() implements Algorithms {

    private static final int SM4_KEY_BYTES = 16;
    private static final String SEALING = "ecocredit SM4-GCM";
    private static final String DIGESTING = "ecocredit HMAC-SM3";

    @Override
    public byte[] seal(SecretKey key, byte[] nonce, byte[] context, byte[] text) {
        return sm4Gcm(true, sealingKey(key), nonce, context, text);
    }

    @Override
    public byte[] open(SecretKey key, byte[] nonce, byte[] context, byte[] sealed) {
        return sm4Gcm(false, sealingKey(key), nonce, context, sealed);
    }

    @Override
    public byte[] mac(SecretKey key, byte[] text) {
        return hmacSm3(derive(key, DIGESTING).getEncoded(), text);
    }

    @Override
    public SecretKey derive(SecretKey key, String purpose) {
        return DerivedKey.of(new SM3Digest(), key, purpose, key.getEncoded().length);
    }

    private static byte[] sealingKey(SecretKey key) {
        return DerivedKey.of(new SM3Digest(), key, SEALING, SM4_KEY_BYTES).getEncoded();
    }

    /** @param key 16 bytes */
    static byte[] sm4Gcm(boolean sealing, byte[] key, byte[] nonce, byte[] context, byte[] input) {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(sealing, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, context));
        byte[] output = new byte[cipher.getOutputSize(input.length)];
        int written = cipher.processBytes(input, 0, input.length, output, 0);
        try {
            cipher.doFinal(output, written);
            return output;
        } catch (InvalidCipherTextException refused) {
            throw UnreadableException.doesNotOpen(refused);
        }
    }

    static byte[] hmacSm3(byte[] key, byte[] text) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(text, 0, text.length);
        byte[] digest = new byte[mac.getMacSize()];
        mac.doFinal(digest, 0);
        return digest;
    }
}
