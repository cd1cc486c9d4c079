package io.ecocredit.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of each type that is accepted, and of some that are not. */
public final class Samples {

    /** Somebody's report in PDF; another word makes other bytes. */
    public static byte[] pdf(String word) {
        return bytes(
                "%PDF-1.7\n% " + word + "\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
    }

    static byte[] jpeg() {
        return Base64.getDecoder().decode("/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////2Q==");
    }

    static byte[] png() {
        return Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    }

    static byte[] docx() {
        return zip("[Content_Types].xml", "_rels/.rels", "word/document.xml");
    }

    static byte[] xlsx() {
        return zip("_rels/.rels", "[Content_Types].xml", "xl/workbook.xml");
    }

    static byte[] ofd() {
        return zip("OFD.xml", "Doc_0/Document.xml");
    }

    static byte[] withMacros() {
        return zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
    }

    static byte[] docxWith(String entry) {
        return zip("[Content_Types].xml", "word/document.xml", entry);
    }

    /** A document whose second entry claims to be encrypted. */
    static byte[] encrypted() {
        byte[] archive = zip("OFD.xml", "Doc_0/Document.xml");
        for (int at = 0; at < archive.length - 4; at++) {
            if (archive[at] == 'P' && archive[at + 1] == 'K' && archive[at + 2] == 1 && archive[at + 3] == 2) {
                archive[at + 8] |= 1;
            }
        }
        return archive;
    }

    static byte[] zip(String... entries) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(bytes("<part/>"));
                zip.closeEntry();
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return archive.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Samples() {}
}
