package io.ecocredit.platform.privacy;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** AES-256-GCM (NIST SP 800-38D) and HMAC-SHA-256, under the configured key itself. */
record AesAndSha256() implements Algorithms {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";

    @Override
    public byte[] seal(SecretKey key, byte[] nonce, byte[] context, byte[] text) {
        return aesGcm(Cipher.ENCRYPT_MODE, key, nonce, context, text);
    }

    @Override
    public byte[] open(SecretKey key, byte[] nonce, byte[] context, byte[] sealed) {
        return aesGcm(Cipher.DECRYPT_MODE, key, nonce, context, sealed);
    }

    private static byte[] aesGcm(int mode, SecretKey key, byte[] nonce, byte[] context, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, new SecretKeySpec(key.getEncoded(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(input);
        } catch (AEADBadTagException refused) {
            throw UnreadableException.doesNotOpen(refused);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public byte[] mac(SecretKey key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key.getEncoded(), MAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public SecretKey derive(SecretKey key, String purpose) {
        return DerivedKey.of(new SHA256Digest(), key, purpose, key.getEncoded().length);
    }
}
