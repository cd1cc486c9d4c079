package io.ecocredit.evidence;

import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.io.IOException;
import java.util.Arrays;
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
    /** No office program writes one of these into a document. */
    private static final Set<String> PROGRAMS_AND_PAGES = Set.of(
            "exe", "dll", "com", "scr", "msi", "bat", "cmd", "ps1", "sh", "js", "jse", "vbs", "vbe", "wsf", "hta",
            "lnk", "jar", "class", "py", "php", "html", "htm", "xhtml", "mht", "svg", "swf", "apk", "elf");

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
     * @throws RefusalException 422 when it has macros, is encrypted, leads outside itself, holds a program or a
     *     page, or unpacks to more than anybody can read
     */
    String mediaType() {
        requireHarmless();
        String found = document();
        require(found.equals(UNKNOWN) || entries.stream().noneMatch(Archive::isProgramOrPage), "内含程序或网页");
        return found;
    }

    private String document() {
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
        require(entries.stream().noneMatch(Archive::leadsOutside), "内含指向文件之外的路径");
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

    private static boolean leadsOutside(ZipArchiveEntry entry) {
        String name = entry.getName().replace('\\', '/');
        return name.startsWith("/")
                || name.indexOf(':') >= 0
                || Arrays.asList(name.split("/", -1)).contains("..");
    }

    /** By its name, which is what opens it on the machine of whoever takes the document apart. */
    private static boolean isProgramOrPage(ZipArchiveEntry entry) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        return PROGRAMS_AND_PAGES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static void require(boolean harmless, String fault) {
        if (!harmless) {
            throw RefusalException.of(RefusalCode.EVIDENCE_UNSAFE, "不接受该文件：" + fault);
        }
    }
}
