package io.ecocredit.platform.privacy;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** A key made from another for one purpose: HKDF (RFC 5869) without salt, since the other key is random already. */
final class DerivedKey {

    private DerivedKey() {}

    /** @param length in bytes */
    static SecretKey of(Digest hash, SecretKey key, String purpose, int length) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(hash);
        generator.init(new HKDFParameters(key.getEncoded(), null, purpose.getBytes(StandardCharsets.UTF_8)));
        byte[] derived = new byte[length];
        generator.generateBytes(derived, 0, length);
        return new SecretKeySpec(derived, "RAW");
    }
}
