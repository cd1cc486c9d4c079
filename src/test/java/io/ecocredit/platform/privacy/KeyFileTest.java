package io.ecocredit.platform.privacy;

import static io.ecocredit.platform.privacy.TestKeys.key;
import static io.ecocredit.platform.privacy.TestKeys.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Cites(Article.A36)
class KeyFileTest {

    private static final String CONTEXT = "name:P-1";

    @TempDir
    Path folder;

    private KeyFile file = new KeyFile(Path.of(""));

    @BeforeEach
    void nameTheFile() {
        file = new KeyFile(folder.resolve("keys"));
    }

    @Test
    void what_is_written_is_read_again_and_is_the_owners_alone() throws IOException {
        file.write(settings("suite", "national"));

        assertThat(file.read()).isEqualTo(settings("suite", "national"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void two_bare_lines_are_the_first_key_and_the_sole_index_key() throws IOException {
        Files.write(file.path(), List.of(key(1), key(9)));

        assertThat(file.read()).isEqualTo(Map.of("keys.local-1", key(1), "active-key", "local-1", "index-key", key(9)));
    }

    @Test
    void a_line_that_is_no_setting_is_refused_without_being_repeated() throws IOException {
        Files.writeString(file.path(), "active-key=old\nsecret\n");

        assertThatIllegalStateException().isThrownBy(file::read).withMessageNotContaining("secret");
    }

    @Test
    void a_running_service_reads_and_uses_a_key_that_was_added_a_moment_ago() throws IOException {
        file.write(settings());
        PersonalDataCipher running = new PersonalDataCipher(new PersonalDataKeys(Map.of(), file), new KeyUses());
        byte[] before = running.encrypt("张三", CONTEXT);

        file.write(settings("keys.2026", key(7), "active-key", "2026", "suite", "national"));
        PersonalDataCipher rotating = new PersonalDataCipher(new PersonalDataKeys(Map.of(), file), new KeyUses());

        assertThat(running.decrypt(rotating.encrypt("李四", CONTEXT), CONTEXT)).isEqualTo("李四");
        assertThat(running.decrypt(before, CONTEXT)).isEqualTo("张三");
        assertThat(running.sealing().label()).isEqualTo("national/2026");
    }

    @Test
    void the_file_goes_before_what_is_given_beside_it() throws IOException {
        file.write(Map.of("keys.2026", key(7), "active-key", "2026"));
        PersonalDataCipher cipher = new PersonalDataCipher(new PersonalDataKeys(settings(), file), new KeyUses());

        assertThat(cipher.sealing().label()).isEqualTo("international/2026");
        assertThat(cipher.decrypt(TestKeys.cipher().encrypt("张三", CONTEXT), CONTEXT))
                .isEqualTo("张三");
    }

    @Test
    void a_file_that_was_spoilt_or_taken_away_leaves_the_keys_as_they_were() throws IOException {
        file.write(settings());
        PersonalDataCipher running = new PersonalDataCipher(new PersonalDataKeys(Map.of(), file), new KeyUses());
        byte[] sealed = running.encrypt("张三", CONTEXT);

        Files.writeString(file.path(), "active-key=nowhere\n");
        assertThat(running.decrypt(sealed, CONTEXT)).isEqualTo("张三");
        Files.delete(file.path());
        assertThat(running.decrypt(sealed, CONTEXT)).isEqualTo("张三");
    }
}
