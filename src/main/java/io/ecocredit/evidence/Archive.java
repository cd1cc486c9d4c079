package io.ecocredit.evidence;

import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A zip archive, known by its table of contents alone: nothing is unpacked. */
record Archive(List<ZipArchiveEntry> entries) {

    private static final int MOST_ENTRIES = 10_000;
    private static final long LARGEST_UNPACKED = 512L * 1024 * 1024;
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String UNKNOWN = "application/zip";

    /** @throws IOException when the bytes are no archive */
    static Archive of(byte[] content) throws IOException {
        try (ZipFile file = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            return new Archive(List.copyOf(Collections.list(file.getEntries())));
        }
    }

    /**
     * Media type of the document that the archive is.
     *
     * @throws RefusalException 422 when it has macros, is encrypted, or unpacks to more than anybody can read
     */
    String mediaType() {
        requireHarmless();
        Set<String> names = entries.stream().map(ZipArchiveEntry::getName).collect(Collectors.toSet());
        if (names.contains(CONTENT_TYPES) && names.contains("word/document.xml")) {
            return EvidenceType.DOCX.mediaType();
        }
        if (names.contains(CONTENT_TYPES) && names.contains("xl/workbook.xml")) {
            return EvidenceType.XLSX.mediaType();
        }
        return names.contains("OFD.xml") ? EvidenceType.OFD.mediaType() : UNKNOWN;
    }

    private void requireHarmless() {
        require(entries.stream().noneMatch(Archive::isMacro), "含有宏");
        require(entries.stream().noneMatch(entry -> entry.getGeneralPurposeBit().usesEncryption()), "已加密");
        require(entries.size() <= MOST_ENTRIES && unpacked() <= LARGEST_UNPACKED, "解压后过大");
    }

    /** Bytes that the entries say they unpack to, each counted as no more than would be too many. */
    private long unpacked() {
        return entries.stream()
                .mapToLong(ZipArchiveEntry::getSize)
                .map(size -> size < 0 ? LARGEST_UNPACKED + 1 : Math.min(size, LARGEST_UNPACKED + 1))
                .sum();
    }

    private static boolean isMacro(ZipArchiveEntry entry) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        return name.endsWith("vbaproject.bin") || name.contains("/macrosheets/") || name.contains("/activex/");
    }

    private static void require(boolean harmless, String fault) {
        if (!harmless) {
            throw RefusalException.of(RefusalCode.EVIDENCE_UNSAFE, "不接受该文件：" + fault);
        }
    }
}
