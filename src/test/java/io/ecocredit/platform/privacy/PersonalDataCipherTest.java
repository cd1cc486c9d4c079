package io.ecocredit.platform.privacy;

import static io.ecocredit.platform.privacy.TestKeys.cipher;
import static io.ecocredit.platform.privacy.TestKeys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Cites(Article.A36)
class PersonalDataCipherTest {

    private static final String NUMBER = "15020319900101001X";
    private static final String CONTEXT = "identity of P000017";

    /** What the first release of this program stored for {@link #NUMBER} with the key {@code old}. */
    private static final byte[] STORED_AT_FIRST = HexFormat.of()
            .parseHex("036f6c64000102030405060708090a0b"
                    + "8a93a51410cd3740c75ad7f51058f8939f9ec09fe12f7b1d55f473514cd88215679d");

    @ParameterizedTest
    @EnumSource
    void a_text_comes_back_in_its_own_context_only(CipherSuite suite) {
        PersonalDataCipher cipher = cipher("suite", suite.label());
        byte[] sealed = cipher.encrypt(NUMBER, CONTEXT);

        assertThat(cipher.decrypt(sealed, CONTEXT)).isEqualTo(NUMBER);
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> cipher.decrypt(sealed, "identity of P000018"));
    }

    @ParameterizedTest
    @EnumSource
    void the_same_text_never_looks_the_same_twice(CipherSuite suite) {
        PersonalDataCipher cipher = cipher("suite", suite.label());
        byte[] sealed = cipher.encrypt(NUMBER, CONTEXT);

        assertThat(cipher.encrypt(NUMBER, CONTEXT)).isNotEqualTo(sealed);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "international, old, international, new",
        "international, old, national, old",
        "international, old, national, new",
        "national, old, international, old",
        "national, old, international, new",
        "national, old, national, new"
    })
    void what_was_sealed_still_opens_after_suite_or_key_was_changed(
            String suite, String key, String otherSuite, String otherKey) {
        byte[] sealed = cipher("suite", suite, "active-key", key).encrypt(NUMBER, CONTEXT);
        PersonalDataCipher after = cipher("suite", otherSuite, "active-key", otherKey);

        assertThat(after.decrypt(sealed, CONTEXT)).isEqualTo(NUMBER);
        assertThat(KeyMark.read(ByteBuffer.wrap(sealed)).label()).isEqualTo(suite + "/" + key);
        assertThat(after.sealing().label()).isEqualTo(otherSuite + "/" + otherKey);
    }

    @ParameterizedTest
    @ValueSource(strings = {"international", "national"})
    void a_ciphertext_that_claims_the_other_suite_does_not_open(String suite) {
        PersonalDataCipher cipher = cipher("suite", suite);
        byte[] sealed = cipher.encrypt(NUMBER, CONTEXT);
        KeyMark claimed = new KeyMark(
                CipherSuite.named(suite) == CipherSuite.NATIONAL ? CipherSuite.INTERNATIONAL : CipherSuite.NATIONAL,
                "old");
        ByteBuffer rest = ByteBuffer.wrap(sealed);
        KeyMark.read(rest);
        byte[] forged = ByteBuffer.allocate(claimed.prefix().length + rest.remaining())
                .put(claimed.prefix())
                .put(rest)
                .array();

        assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> cipher.decrypt(forged, CONTEXT));
    }

    @Test
    void a_ciphertext_whose_key_is_gone_names_the_key_and_nothing_else() {
        byte[] sealed = cipher("keys.lost", key(3), "active-key", "lost").encrypt(NUMBER, CONTEXT);

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> cipher().decrypt(sealed, CONTEXT))
                .withMessage("the key international/lost of a ciphertext is not configured");
    }

    @Test
    void a_digest_stored_under_any_key_and_suite_is_among_those_asked_for() {
        List<PersonalDataCipher> times = List.of(
                cipher(),
                cipher("suite", "national"),
                cipher("index-keys.2026", key(5), "active-index-key", "2026"),
                cipher("index-keys.2026", key(5), "active-index-key", "2026", "suite", "national"));
        PersonalDataCipher now = times.getLast();

        assertThat(times)
                .extracting(cipher -> cipher.digest(cipher.digesting(), NUMBER))
                .doesNotHaveDuplicates()
                .isSubsetOf(now.digests(NUMBER));
        assertThat(now.digests("15020319900101002X")).doesNotContainAnyElementsOf(now.digests(NUMBER));
    }

    @Test
    void the_digests_of_the_first_release_are_those_of_the_sole_index_key() {
        assertThat(cipher().digest(cipher().digesting(), NUMBER))
                .isEqualTo(new KeyedDigest(
                        KeyMark.of("international/index"),
                        "fc917196dd4c9b708b8e614a336f72a80b2fde6bc6e38b11ba813ad2909f6352"));
    }

    @Test
    void the_ciphertexts_of_the_first_release_open() {
        assertThat(cipher("suite", "national", "active-key", "new").decrypt(STORED_AT_FIRST, CONTEXT))
                .isEqualTo(NUMBER);
    }

    @ParameterizedTest
    @EnumSource
    void a_mac_is_confirmed_for_its_text_and_purpose_only_and_after_every_change(CipherSuite suite) {
        KeyedDigest mac = cipher("suite", suite.label()).mac("audit trail", "entry 17");
        PersonalDataCipher after = cipher("index-keys.2026", key(5), "active-index-key", "2026");

        assertThat(after.confirms(mac, "audit trail", "entry 17")).isTrue();
        assertThat(after.confirms(mac, "audit trail", "entry 18")).isFalse();
        assertThat(after.confirms(mac, "another", "entry 17")).isFalse();
        assertThat(after.mac("audit trail", "entry 17").key().label()).isEqualTo("international/2026");
    }

    @ParameterizedTest
    @CsvSource({
        "active-key, none, active-key",
        "active-index-key, none, active-index-key",
        "index-key, AAAA, 32 bytes",
        "keys.old, not base64, 32 bytes",
        "suite, rot13, international or national"
    })
    void settings_that_cannot_protect_anything_are_refused(String name, String value, String told) {
        assertThatIllegalStateException().isThrownBy(() -> cipher(name, value)).withMessageContaining(told);
    }
}
