package io.ecocredit.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A body that is on the disk without a name. It may hold identity numbers: a file that is unlinked while it is open vanishes
 * with the process, however that ends. (Where files can be unlinked while open, Java does so at once with
 * one that is to be deleted when it is closed.)
 */
final class SpooledBody implements AutoCloseable {

    private static final String PREFIX = "ecocredit-import-";

    private final FileChannel content;

    private SpooledBody(Path file) throws IOException {
        this.content = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Takes the whole of a stream, blocking while it arrives. */
    static SpooledBody of(InputStream body, Path folder) throws IOException {
        SpooledBody spooled = new SpooledBody(Files.createTempFile(folder, PREFIX, ".csv"));
        try {
            body.transferTo(Channels.newOutputStream(spooled.content));
            return spooled;
        } catch (IOException | RuntimeException broken) {
            spooled.close();
            throw broken;
        }
    }

    /** The body from its beginning; it stays when the reader is closed. One reader at a time. */
    InputStream read() {
        try {
            content.position(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new FilterInputStream(Channels.newInputStream(content)) {
            @Override
            public void close() {
                // the body is closed by whoever keeps it
            }
        };
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
