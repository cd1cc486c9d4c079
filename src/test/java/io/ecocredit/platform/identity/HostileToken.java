package io.ecocredit.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Tokens that must not be believed, each with one thing wrong. */
enum HostileToken {
    NONSENSE(() -> "nonsense"),
    WITHOUT_SIGNATURE(() -> HandmadeToken.good().header("alg", "none").content() + "."),
    WITHOUT_SIGNATURE_IN_OTHER_LETTERS(
            () -> HandmadeToken.good().header("alg", "NoNe").content() + "."),
    WITH_A_SIGNATURE_BUT_NO_ALGORITHM(() -> {
        String signed = HandmadeToken.good().signed();
        return HandmadeToken.good().header("alg", "none").content() + signed.substring(signed.lastIndexOf('.'));
    }),
    SEALED_WITH_THE_PUBLIC_KEY_AS_PEM(() -> HandmadeToken.good().sealedWith(pem().getBytes(StandardCharsets.US_ASCII))),
    SEALED_WITH_THE_PUBLIC_KEY_AS_DER(
            () -> HandmadeToken.good().sealedWith(TestTokens.publicKey().getEncoded())),
    BY_A_WEAKER_HABIT_OF_THE_LIBRARY(
            () -> HandmadeToken.good().header("alg", "RS512").signed()),
    BY_ANOTHER_KEY(() -> HandmadeToken.good().signedBy(attacker().getPrivate())),
    BY_A_KEY_THAT_IT_CARRIES(() -> {
        KeyPair attacker = attacker();
        return HandmadeToken.good().header("jwk", jwk(attacker)).signedBy(attacker.getPrivate());
    }),
    BY_A_KEY_WITH_A_NAME(() -> HandmadeToken.good()
            .header("kid", "../../dev/null")
            .signedBy(attacker().getPrivate())),
    BY_A_KEY_NAMED_LIKE_A_QUERY(() -> HandmadeToken.good()
            .header("kid", "' or '1'='1")
            .signedBy(attacker().getPrivate())),
    WITH_A_CRITICAL_HEADER_NOBODY_KNOWS(() -> HandmadeToken.good()
            .header("crit", List.of("ecocredit"))
            .header("ecocredit", true)
            .signed()),
    OF_ANOTHER_ISSUER(
            () -> HandmadeToken.good().claim("iss", "https://elsewhere.example").signed()),
    WITHOUT_ISSUER(() -> HandmadeToken.good().without("iss").signed()),
    FOR_ANOTHER_AUDIENCE(() -> HandmadeToken.good().claim("aud", "account").signed()),
    FOR_A_LONGER_NAMED_AUDIENCE(
            () -> HandmadeToken.good().claim("aud", "ecocredit-test").signed()),
    WITHOUT_AUDIENCE(() -> HandmadeToken.good().without("aud").signed()),
    EXPIRED(() -> HandmadeToken.good().claim("exp", now() - 60).signed()),
    NEVER_EXPIRING(() -> HandmadeToken.good().without("exp").signed()),
    EXPIRING_ON_A_WORD(() -> HandmadeToken.good().claim("exp", "never").signed()),
    NOT_YET_VALID(() -> HandmadeToken.good().claim("nbf", now() + 120).signed()),
    THAT_TELLS_WHO_LOGGED_IN(() -> HandmadeToken.good().claim("typ", "ID").signed()),
    THAT_RENEWS_OTHERS(() -> HandmadeToken.good().claim("typ", "Refresh").signed()),
    WITHOUT_TYPE(() -> HandmadeToken.good().without("typ").signed()),
    OF_NOBODY(() -> HandmadeToken.good().without("sub").signed()),
    OF_A_BLANK_SUBJECT(() -> HandmadeToken.good().claim("sub", " ").signed()),
    OF_A_SUBJECT_WITH_A_NUL(() -> HandmadeToken.good().claim("sub", "a\0b").signed()),
    OF_AN_ENDLESS_SUBJECT(
            () -> HandmadeToken.good().claim("sub", "a".repeat(256)).signed()),
    OF_A_SUBJECT_THAT_IS_A_LIST(
            () -> HandmadeToken.good().claim("sub", List.of("a", "b")).signed()),
    WITH_OTHER_CLAIMS_UNDER_THE_SIGNATURE(() -> {
        String[] parts = HandmadeToken.good().signed().split("\\.");
        String claims = HandmadeToken.good()
                .claim("groups", List.of(Roles.REGION))
                .content()
                .split("\\.")[1];
        return parts[0] + "." + claims + "." + parts[2];
    }),
    CUT_SHORT(() -> {
        String signed = HandmadeToken.good().signed();
        return signed.substring(0, signed.length() - 10);
    }),
    WITHOUT_ITS_LAST_PART(() -> HandmadeToken.good().content()),
    WITH_EMPTY_PARTS(() -> ".."),
    WITH_A_PART_TOO_MANY(() -> HandmadeToken.good().signed() + ".e30"),
    AS_IF_ENCRYPTED(() -> HandmadeToken.good().signed() + ".e30.e30"),
    WITH_BLANKS_INSIDE(() -> HandmadeToken.good().signed().replaceFirst("\\.", ". ")),
    WITH_WORDS_BEHIND(() -> HandmadeToken.good().signed() + ", Bearer x.y.z"),
    OF_CLAIMS_THAT_ARE_NO_OBJECT(
            () -> "eyJhbGciOiJSUzI1NiJ9." + HandmadeToken.encoded(new byte[] {'[', ']'}) + ".AAAA"),
    OF_BYTES_THAT_ARE_NO_JSON(() -> "AAAA.AAAA.AAAA"),
    TOO_LONG_TO_BE_READ(
            () -> HandmadeToken.good().claim("padding", "a".repeat(14_000)).signed());

    private final Supplier<String> token;

    HostileToken(Supplier<String> token) {
        this.token = token;
    }

    String text() {
        return token.get();
    }

    static KeyPair attacker() {
        return TestTokens.newKeys();
    }

    /** What an attacker would serve, or send along, to have a key of his own believed. */
    static Map<String, Object> jwk(KeyPair keys) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty", "RSA",
                "kid", "attacker",
                "alg", "RS256",
                "use", "sig",
                "n", HandmadeToken.encoded(key.getModulus().toByteArray()),
                "e", HandmadeToken.encoded(key.getPublicExponent().toByteArray()));
    }

    private static String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(TestTokens.publicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
