package io.ecocredit.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The algorithms are those of the standards, by the examples that the standards print. */
@Cites(Article.A36)
class PublishedVectorsTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String SM4_EXAMPLE = "0123456789abcdeffedcba9876543210";

    @Test
    void sm4_is_that_of_gb_t_32907_example_1() {
        assertThat(sm4(HEX.parseHex(SM4_EXAMPLE), 1)).isEqualTo("681edf34d206965e86b3e94f536e4246");
    }

    @Test
    void sm4_is_that_of_gb_t_32907_example_2_a_million_times() {
        assertThat(sm4(HEX.parseHex(SM4_EXAMPLE), 1_000_000)).isEqualTo("595298c7c6fd271f0402f804c33d3f66");
    }

    private static String sm4(byte[] block, int times) {
        SM4Engine engine = new SM4Engine();
        engine.init(true, new KeyParameter(HEX.parseHex(SM4_EXAMPLE)));
        for (int time = 0; time < times; time++) {
            engine.processBlock(block, 0, block, 0);
        }
        return HEX.formatHex(block);
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 1, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "abcd, 16, debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    })
    void sm3_is_that_of_gb_t_32905(String text, int times, String digest) {
        byte[] bytes = text.repeat(times).getBytes(StandardCharsets.US_ASCII);
        SM3Digest sm3 = new SM3Digest();
        sm3.update(bytes, 0, bytes.length);
        byte[] result = new byte[sm3.getDigestSize()];
        sm3.doFinal(result, 0);
        assertThat(HEX.formatHex(result)).isEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource({
        "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20,"
                + "6162636462636465636465666465666765666768666768696768696a68696a6b"
                + "696a6b6c6a6b6c6d6b6c6d6e6c6d6e6f6d6e6f706e6f7071"
                + "6162636462636465636465666465666765666768666768696768696a68696a6b"
                + "696a6b6c6a6b6c6d6b6c6d6e6c6d6e6f6d6e6f706e6f7071,"
                + "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a",
        "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425,"
                + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
                + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd,"
                + "220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae",
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
                + "c0ba18c68b90c88bc07de794bfc7d2c8d19ec31ed8773bc2b390c9604e0be11e",
        "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + "2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882"
    })
    void hmac_over_sm3_is_that_of_gm_t_0042(String key, String text, String digest) {
        assertThat(HEX.formatHex(Sm4AndSm3.hmacSm3(HEX.parseHex(key), HEX.parseHex(text))))
                .isEqualTo(digest);
    }

    @Test
    void sm4_gcm_is_that_of_rfc_8998_a_1() {
        byte[] key = HEX.parseHex(SM4_EXAMPLE);
        byte[] nonce = HEX.parseHex("00001234567800000000abcd");
        byte[] context = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] text = HEX.parseHex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
        byte[] sealed = HEX.parseHex("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                + "83de3541e4c2b58177e065a9bf7b62ec");

        assertThat(Sm4AndSm3.sm4Gcm(true, key, nonce, context, text)).isEqualTo(sealed);
        assertThat(Sm4AndSm3.sm4Gcm(false, key, nonce, context, sealed)).isEqualTo(text);
    }

    @Test
    void aes_256_gcm_is_that_of_its_authors_test_case_16() {
        SecretKey key = key("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        byte[] nonce = HEX.parseHex("cafebabefacedbaddecaf888");
        byte[] context = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] text = HEX.parseHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
        byte[] sealed = HEX.parseHex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b");

        assertThat(new AesAndSha256().seal(key, nonce, context, text)).isEqualTo(sealed);
        assertThat(new AesAndSha256().open(key, nonce, context, sealed)).isEqualTo(text);
    }

    @Test
    void hmac_over_sha_256_is_that_of_rfc_4231_test_case_2() {
        byte[] text = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
        assertThat(HEX.formatHex(new AesAndSha256().mac(key("4a656665"), text)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void keys_are_derived_as_in_rfc_5869_test_case_3() {
        SecretKey derived =
                DerivedKey.of(new SHA256Digest(), key("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), "", 42);
        assertThat(HEX.formatHex(derived.getEncoded()))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    private static SecretKey key(String hex) {
        return new SecretKeySpec(HEX.parseHex(hex), "RAW");
    }
}
