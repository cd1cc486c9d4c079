package io.ecocredit.evidence;

import io.ecocredit.regulation.text.RefusalException;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Finds out what bytes are by looking at them, whatever anybody says that they are. */
@Singleton
final class Contents {

    private static final String UNKNOWN = "application/octet-stream";
    private static final String TEXT = "text/plain";
    private static final String ZIP = "application/zip";
    private static final byte[] PDF_HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final MimeTypes known = MimeTypes.getDefaultMimeTypes();

    /**
     * Media type of what the bytes are, without parameters.
     *
     * @throws RefusalException 422 as {@link Archive#mediaType} does
     */
    String typeOf(byte[] content) {
        MediaType found = sniffed(content);
        if (TEXT.equals(found.toString())) {
            return isPlainText(content) ? TEXT : UNKNOWN;
        }
        if (EvidenceType.PDF.mediaType().equals(found.toString())) {
            return startsWith(content, PDF_HEADER) ? found.toString() : UNKNOWN;
        }
        return isArchive(found) ? archiveType(content) : found.getBaseType().toString();
    }

    private MediaType sniffed(byte[] content) {
        try {
            return known.detect(new ByteArrayInputStream(content), new Metadata());
        } catch (IOException bytesInMemoryAreReadable) {
            throw new UncheckedIOException(bytesInMemoryAreReadable);
        }
    }

    private boolean isArchive(MediaType found) {
        return ZIP.equals(found.toString())
                || known.getMediaTypeRegistry().isInstanceOf(found, MediaType.APPLICATION_ZIP);
    }

    private static String archiveType(byte[] content) {
        try {
            return Archive.of(content).mediaType();
        } catch (IOException notWhatItBeginsLike) {
            return UNKNOWN;
        }
    }

    /** UTF-8 throughout, and no characters that steer a terminal. */
    private static boolean isPlainText(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .chars()
                    .noneMatch(character -> Character.isISOControl(character) && "\t\r\n\f".indexOf(character) < 0);
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static boolean startsWith(byte[] content, byte[] header) {
        return content.length >= header.length
                && ByteBuffer.wrap(content, 0, header.length).equals(ByteBuffer.wrap(header));
    }
}
