package io.ecocredit.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** What holds for every text, key and suite. */
@Cites(Article.A36)
class CipherPropertiesTest {

    @Property(tries = 200)
    void every_text_comes_back_whatever_suite_and_key_are_active_by_then(
            @ForAll @StringLength(max = 60) String text,
            @ForAll String context,
            @ForAll CipherSuite then,
            @ForAll CipherSuite now) {
        byte[] sealed = TestKeys.cipher("suite", then.label()).encrypt(wellFormed(text), context);
        PersonalDataCipher cipher = TestKeys.cipher("suite", now.label(), "active-key", "new");
        assertThat(cipher.decrypt(sealed, context)).isEqualTo(wellFormed(text));
    }

    /** Half of a surrogate pair has no bytes; imports refuse it. */
    private static String wellFormed(String text) {
        return text.codePoints()
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Property(tries = 300)
    void a_ciphertext_with_any_bit_turned_does_not_open(
            @ForAll CipherSuite suite,
            @ForAll @IntRange(max = 10_000) int anywhere,
            @ForAll @IntRange(max = 7) int bit) {
        PersonalDataCipher cipher = TestKeys.cipher("suite", suite.label());
        byte[] sealed = cipher.encrypt("张三", "name:P-1");
        sealed[anywhere % sealed.length] ^= (byte) (1 << bit);
        assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> cipher.decrypt(sealed, "name:P-1"));
    }

    @Property(tries = 300)
    void what_is_no_ciphertext_is_told_so(@ForAll @Size(max = 60) byte[] noise) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> TestKeys.cipher().decrypt(noise, "name:P-1"));
    }

    @Property(tries = 200)
    void a_mark_is_read_as_it_was_written_and_nothing_behind_it(
            @ForAll CipherSuite suite,
            @ForAll @StringLength(min = 1, max = 80) String anyId,
            @ForAll @Size(max = 20) byte[] rest) {
        KeyMark mark = new KeyMark(suite, "k" + wellFormed(anyId));
        ByteBuffer buffer = ByteBuffer.allocate(mark.prefix().length + rest.length)
                .put(mark.prefix())
                .put(rest)
                .flip();
        assertThat(KeyMark.read(buffer)).isEqualTo(mark);
        assertThat(buffer.remaining()).isEqualTo(rest.length);
        assertThat(KeyMark.of(mark.label())).isEqualTo(mark);
    }
}
