package io.ecocredit.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limit of NIST SP 800-38D, 8.3, for nonces that are drawn at random. */
class KeyUsesTest {

    private final KeyUses uses = new KeyUses();
    private final KeyMark key = new KeyMark(CipherSuite.INTERNATIONAL, "old");
    private final PersonalDataCipher cipher =
            new PersonalDataCipher(new PersonalDataKeys(TestKeys.settings(), null), uses);

    @Test
    void a_key_ends_below_the_limit_and_what_it_encrypted_still_opens() {
        byte[] before = cipher.encrypt("文", "甲");
        uses.take();
        uses.learn(key, KeyUses.MOST - 1);
        cipher.encrypt("文", "甲");

        assertThatThrownBy(() -> cipher.encrypt("文", "甲"))
                .hasMessageContaining("KEY_USED_UP")
                .hasMessageContaining("international/old");
        assertThat(cipher.decrypt(before, "甲")).isEqualTo("文");
        assertThat(KeyUses.MOST).isLessThanOrEqualTo(1L << 32);
    }

    @Test
    void another_key_goes_on() {
        uses.learn(key, KeyUses.MOST);
        PersonalDataCipher other =
                new PersonalDataCipher(new PersonalDataKeys(TestKeys.settings("active-key", "new"), null), uses);

        assertThatCode(() -> other.encrypt("文", "甲")).doesNotThrowAnyException();
    }

    @Test
    void what_is_told_is_told_once_and_what_was_not_kept_is_told_again() {
        cipher.encrypt("文", "甲");
        cipher.encrypt("文", "甲");
        Map<KeyMark, Long> taken = uses.take();
        assertThat(taken).isEqualTo(Map.of(key, 2L));
        assertThat(uses.take()).isEmpty();

        uses.giveBack(taken);
        assertThat(uses.take()).isEqualTo(Map.of(key, 2L));
    }
}
