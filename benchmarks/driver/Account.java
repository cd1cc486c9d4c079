import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Somebody with a role, by a token of the demonstration's key that outlives what is measured. */
final class Account {

    private Account() {}

    /** What an officer of the region sends as Authorization to a program with the data folder. */
    static String region(Path data, String name) throws IOException, GeneralSecurityException {
        return authorization(data, "region", name);
    }

    /** What the credit platform sends. */
    static String platform(Path data) throws IOException, GeneralSecurityException {
        return authorization(data, "platform", "platform");
    }

    private static String authorization(Path data, String role, String name) throws IOException, GeneralSecurityException {
        String payload = """
                {"iss":"ecocredit-demonstration","aud":"ecocredit","sub":"%1$s","upn":"%1$s","typ":"Bearer",\
                "groups":["%2$s"],"division":"150000","iat":%3$d,"exp":%4$d}""".formatted(
                name,
                role,
                Instant.now().getEpochSecond(),
                Instant.now().plus(Duration.ofDays(1)).getEpochSecond());
        String told = encoded("{\"typ\":\"JWT\",\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(payload.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder()
                        .decode(Files.readString(data.resolve("demonstration-key.pem"))))));
        signature.update(told.getBytes(StandardCharsets.UTF_8));
        return "Bearer " + told + "." + encoded(signature.sign());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
