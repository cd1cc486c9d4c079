package io.ecocredit.platform.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token put together by hand, so that any part of it can be wrong; as it starts it is a good one of a league's officer. */
record HandmadeToken(Map<String, Object> header, Map<String, Object> claims) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    static HandmadeToken good() {
        long now = Instant.now().getEpochSecond();
        return new HandmadeToken(
                Map.of("alg", "RS256", "typ", "JWT"),
                Map.of(
                        "iss",
                        TestTokens.ISSUER,
                        "aud",
                        TestTokens.AUDIENCE,
                        "sub",
                        "test-league",
                        "typ",
                        "Bearer",
                        "groups",
                        List.of(Roles.LEAGUE),
                        "division",
                        "150200",
                        "iat",
                        now - LIFETIME.toSeconds(),
                        "exp",
                        now + LIFETIME.toSeconds()));
    }

    HandmadeToken header(String name, Object value) {
        return new HandmadeToken(with(header, name, value), claims);
    }

    HandmadeToken claim(String name, Object value) {
        return new HandmadeToken(header, with(claims, name, value));
    }

    HandmadeToken without(String claim) {
        Map<String, Object> fewer = new HashMap<>(claims);
        fewer.remove(claim);
        return new HandmadeToken(header, fewer);
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    /** Signed with the key that the service trusts, by the algorithm that the header names. */
    String signed() {
        return signedBy(TestTokens.signingKey());
    }

    String signedBy(PrivateKey key) {
        try {
            Signature signature = signature(String.valueOf(header.get("alg")));
            signature.initSign(key);
            signature.update(content().getBytes(StandardCharsets.US_ASCII));
            return content() + "." + encoded(signature.sign());
        } catch (GeneralSecurityException everyJavaHasThese) {
            throw new IllegalStateException(everyJavaHasThese);
        }
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        String digest = algorithm.substring(2);
        if (!algorithm.startsWith("PS")) {
            return Signature.getInstance("SHA" + digest + "withRSA");
        }
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(
                "SHA-" + digest,
                "MGF1",
                new MGF1ParameterSpec("SHA-" + digest),
                Integer.parseInt(digest) / Byte.SIZE,
                1));
        return signature;
    }

    /** Signed symmetrically, as if some public bytes were a shared secret. */
    String sealedWith(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            HandmadeToken symmetric = header("alg", "HS256");
            return symmetric.content()
                    + "."
                    + encoded(mac.doFinal(symmetric.content().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Header and claims without any signature. */
    String content() {
        try {
            return encoded(JSON.writeValueAsBytes(header)) + "." + encoded(JSON.writeValueAsBytes(claims));
        } catch (JsonProcessingException mapsSerialise) {
            throw new IllegalStateException(mapsSerialise);
        }
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
