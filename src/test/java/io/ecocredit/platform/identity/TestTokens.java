package io.ecocredit.platform.identity;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Signed tokens with any claims, checked by the service exactly as those of a provider are. */
public final class TestTokens {

    /** The same tokens where any source of tokens will do. */
    public static final TokenSource SOURCE = TestTokens::token;

    static final String ISSUER = "ecocredit-test";
    static final String AUDIENCE = "ecocredit";

    private static final String PUBLIC_KEY = "quarkus.oidc.public-key";
    private static final String SIGNING_KEY = "ecocredit.test.signing-key";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Signing takes longer than most requests: who asks twice in a while says the same. */
    private static final Map<Said, String> SIGNED = new ConcurrentHashMap<>();

    private record Said(String role, Map<String, String> claims, Instant end, String key) {}

    /** Whose officer, institution or person a token is where a test does not say. */
    private static final Map<String, Map<String, String>> USUAL = Map.of(
            Roles.REGION, Map.of("division", "150000"),
            Roles.LEAGUE, Map.of("division", "150200"),
            Roles.INSTITUTION, Map.of("uscc", "911501000HH1N31B4G"),
            Roles.PRACTITIONER, Map.of("person", "P000017"),
            Roles.PROVIDER, Map.of("authority", "包头市生态环境局", "authority_kind", "ECOLOGICAL"));

    private TestTokens() {}

    /** The claims of a role where a test does not say. */
    public static Map<String, String> usual(String role) {
        return USUAL.getOrDefault(role, Map.of());
    }

    /** The configuration that makes the service trust these tokens, with the key that signs them. */
    public static Map<String, String> asQuarkusProperties() {
        KeyPair keys = newKeys();
        return Map.of(
                PUBLIC_KEY,
                base64(keys.getPublic().getEncoded()),
                "quarkus.oidc.token.issuer",
                ISSUER,
                "quarkus.oidc.token.audience",
                AUDIENCE,
                SIGNING_KEY,
                base64(keys.getPrivate().getEncoded()));
    }

    /** The value of an Authorization header for a role, with further claims such as {@code division}. */
    public static String bearer(String role, Map<String, String> claims) {
        return SOURCE.bearer(role, claims);
    }

    public static String bearer(String role) {
        return bearer(role, Map.of());
    }

    public static String token(String role, Map<String, String> claims) {
        Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(LIFETIME);
        return SIGNED.computeIfAbsent(
                new Said(role, Map.copyOf(claims), end, configured(SIGNING_KEY)),
                said -> claims(said.role, said.claims, said.end).sign(signingKey()));
    }

    /** A token that was good once. */
    public static String expired(String role) {
        return claims(role, Map.of(), Instant.now().minus(LIFETIME)).sign(signingKey());
    }

    /** A token that somebody else signed. */
    public static String forged(String role) {
        return claims(role, Map.of(), Instant.now().plus(LIFETIME))
                .sign(newKeys().getPrivate());
    }

    private static JwtClaimsBuilder claims(String role, Map<String, String> claims, Instant end) {
        JwtClaimsBuilder builder = Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("test-" + role)
                .upn("test-" + role)
                .groups(role)
                .claim("typ", "Bearer")
                .issuedAt(end.minus(LIFETIME))
                .expiresAt(end);
        Map<String, String> all = new HashMap<>(usual(role));
        all.putAll(claims);
        all.forEach(builder::claim);
        return builder;
    }

    private static String configured(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    static PublicKey publicKey() {
        byte[] encoded = Base64.getDecoder().decode(configured(PUBLIC_KEY));
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static PrivateKey signingKey() {
        byte[] encoded = Base64.getDecoder().decode(configured(SIGNING_KEY));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
