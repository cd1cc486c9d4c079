package io.ecocredit.platform.privacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The algorithms that protect personal data (A36); chosen by {@code ecocredit.personal-data.suite}. */
public enum CipherSuite {
    /** AES-256-GCM and HMAC-SHA-256. */
    INTERNATIONAL(1, new AesAndSha256()),
    /** 国密: SM4-GCM and HMAC-SM3, where the national algorithms are demanded (商用密码). */
    NATIONAL(2, new Sm4AndSm3());

    private final byte number;
    private final Algorithms algorithms;

    CipherSuite(int number, Algorithms algorithms) {
        this.number = (byte) number;
        this.algorithms = algorithms;
    }

    /** The name in the configuration. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalStateException when there is no such suite */
    public static CipherSuite named(String label) {
        return Arrays.stream(values())
                .filter(suite -> suite.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new UnusableKeysException(
                        "ecocredit.personal-data.suite应为international或national",
                        "ecocredit.personal-data.suite is international or national, not " + label));
    }

    /** The number that stands before a ciphertext; never changes. */
    byte number() {
        return number;
    }

    static Optional<CipherSuite> numbered(byte number) {
        return Arrays.stream(values()).filter(suite -> suite.number == number).findFirst();
    }

    Algorithms algorithms() {
        return algorithms;
    }
}
