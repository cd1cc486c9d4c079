package io.ecocredit.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What evidence may be: documents, pictures, tables and text, none of which runs by itself. */
enum EvidenceType {
    PDF(EvidenceMedia.PDF, "pdf"),
    JPEG(EvidenceMedia.JPEG, "jpg", "jpeg"),
    PNG(EvidenceMedia.PNG, "png"),
    /** 版式文档, GB/T 33190. */
    OFD(EvidenceMedia.OFD, "ofd"),
    DOCX(EvidenceMedia.DOCX, "docx"),
    XLSX(EvidenceMedia.XLSX, "xlsx"),
    TEXT(EvidenceMedia.TEXT, "txt"),
    CSV(EvidenceMedia.CSV, "csv");

    private final String mediaType;
    private final Set<String> extensions;

    EvidenceType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = Set.of(extensions);
    }

    /** @param mediaType without parameters */
    static Optional<EvidenceType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    boolean isText() {
        return this == TEXT || this == CSV;
    }

    /** Whether what was found in a file is of this type; a table of commas cannot be told from other text. */
    boolean agreesWith(String found) {
        return mediaType.equals(found) || (isText() && TEXT.mediaType.equals(found));
    }

    /** Whether a file of this type may have a name. */
    boolean fits(String fileName) {
        return extensions.contains(
                fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** An extension that fits, with its dot. */
    String extension() {
        return "." + extensions.stream().sorted().toList().getLast();
    }
}
