package io.ecocredit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledBodyTest {

    private static final byte[] CONTENT = "name,id_number\n张三,150102199001010015\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void a_body_can_be_read_and_lies_in_no_file_that_anyone_could_open() throws IOException {
        try (SpooledBody spooled = SpooledBody.of(new ByteArrayInputStream(CONTENT), folder)) {
            assertThat(folder).isEmptyDirectory();
            assertThat(spooled.read().readAllBytes()).isEqualTo(CONTENT);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void no_file_is_there_while_the_body_still_arrives() throws IOException {
        AtomicBoolean wasEmpty = new AtomicBoolean();
        InputStream arriving = new FilterInputStream(new ByteArrayInputStream(CONTENT)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                wasEmpty.set(folder.toFile().list().length == 0);
                return super.read(into, offset, length);
            }
        };

        SpooledBody.of(arriving, folder).close();

        assertThat(wasEmpty).isTrue();
    }

    @Test
    void a_body_that_breaks_off_leaves_nothing_behind() {
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(CONTENT)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("connection lost");
            }
        };

        assertThatThrownBy(() -> SpooledBody.of(broken, folder)).hasMessage("connection lost");
        assertThat(folder).isEmptyDirectory();
    }
}
