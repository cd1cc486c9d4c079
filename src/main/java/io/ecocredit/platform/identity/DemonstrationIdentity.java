package io.ecocredit.platform.identity;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An identity of this machine alone: a key made once in the data folder signs short-lived tokens for every role. It exists
 * so that the program can be tried without an OpenID provider; production refuses to start with it.
 */
public final class DemonstrationIdentity {

    /** The issuer that marks its tokens. */
    public static final String ISSUER = "ecocredit-demonstration";

    private static final String AUDIENCE = "ecocredit";
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final int KEY_BITS = 2048;

    private final KeyPair keys;

    private DemonstrationIdentity(KeyPair keys) {
        this.keys = keys;
    }

    /** The identity of a data folder; its key is made on first use, readable by the owner alone. */
    public static DemonstrationIdentity in(Path folder) throws IOException {
        Path file = folder.resolve("demonstration-key.pem");
        try {
            if (Files.exists(file)) {
                return new DemonstrationIdentity(read(file));
            }
            KeyPair made = KeyUtils.generateKeyPair(KEY_BITS);
            Files.createDirectories(folder);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    Base64.getMimeEncoder().encodeToString(made.getPrivate().getEncoded()));
            return new DemonstrationIdentity(made);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            FileSystemException told = new FileSystemException(
                    file.toString(), null, "不是可用的演示密钥，删除后重新启动即得新密钥，no usable key; delete it to get a new one");
            told.initCause(unusable);
            throw told;
        }
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) KeyUtils.decodePrivateKey(Files.readString(file));
        RSAPublicKeySpec open = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
        return new KeyPair(KeyFactory.getInstance("RSA").generatePublic(open), key);
    }

    /** The configuration properties that make the service accept its tokens. */
    public Map<String, String> asQuarkusProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(
                "quarkus.oidc.public-key",
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
        properties.put("quarkus.oidc.token.issuer", ISSUER);
        properties.put("quarkus.oidc.token.audience", AUDIENCE);
        return properties;
    }

    /** Whose tokens are those of a role. */
    public static String subject(DemonstrationRole role) {
        return "demonstration-" + role.role();
    }

    /** A token for a role, valid for an hour. */
    public String token(DemonstrationRole role, Clock clock) {
        return token(role.role(), subject(role), role.claims(), clock);
    }

    /** A token for somebody with a role, valid for an hour. */
    public String token(String role, String name, Map<String, String> claimed, Clock clock) {
        JwtClaimsBuilder claims = Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(name)
                .upn(name)
                .claim("typ", "Bearer")
                .groups(role)
                .issuedAt(clock.instant())
                .expiresAt(clock.instant().plus(LIFETIME));
        claimed.forEach(claims::claim);
        return claims.sign(keys.getPrivate());
    }
}
