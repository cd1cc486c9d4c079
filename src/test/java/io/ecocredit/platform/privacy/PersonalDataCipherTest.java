package io.ecocredit.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonalDataCipherTest {

    private static final String NUMBER = "15020319900101001X";
    private static final String CONTEXT = "identity of P000017";
    private static final Map<String, String> KEYS = Map.of("old", key(1), "new", key(2));

    private final PersonalDataCipher before = new PersonalDataCipher(new PersonalDataKeys(KEYS, "old", key(9)));
    private final PersonalDataCipher after = new PersonalDataCipher(new PersonalDataKeys(KEYS, "new", key(9)));

    @Test
    void a_text_comes_back_in_its_own_context_only() {
        byte[] sealed = before.encrypt(NUMBER, CONTEXT);

        assertThat(before.decrypt(sealed, CONTEXT)).isEqualTo(NUMBER);
        assertThatIllegalStateException().isThrownBy(() -> before.decrypt(sealed, "identity of P000018"));
    }

    @Test
    void the_same_text_never_looks_the_same_twice() {
        byte[] sealed = before.encrypt(NUMBER, CONTEXT);

        assertThat(before.encrypt(NUMBER, CONTEXT)).isNotEqualTo(sealed);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(NUMBER);
    }

    @Test
    void an_altered_ciphertext_does_not_open() {
        byte[] sealed = before.encrypt(NUMBER, CONTEXT);
        sealed[sealed.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> before.decrypt(sealed, CONTEXT));
    }

    @Test
    void what_an_old_key_sealed_still_opens_after_the_key_was_changed() {
        byte[] sealed = before.encrypt(NUMBER, CONTEXT);

        assertThat(after.decrypt(sealed, CONTEXT)).isEqualTo(NUMBER);
    }

    @Test
    void the_index_finds_equal_texts_and_depends_on_its_key() {
        PersonalDataCipher other = new PersonalDataCipher(new PersonalDataKeys(KEYS, "old", key(8)));

        assertThat(before.blindIndex(NUMBER))
                .isEqualTo(after.blindIndex(NUMBER))
                .isNotEqualTo(before.blindIndex("15020319900101002X"))
                .isNotEqualTo(other.blindIndex(NUMBER));
    }

    @Test
    void an_unknown_active_key_or_a_short_key_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new PersonalDataCipher(new PersonalDataKeys(KEYS, "none", key(9))));
        assertThatIllegalStateException()
                .isThrownBy(() -> new PersonalDataCipher(new PersonalDataKeys(KEYS, "old", "AAAA")));
    }

    private static String key(int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
