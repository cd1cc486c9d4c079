package io.ecocredit.evidence;

import static io.ecocredit.evidence.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.RefusalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file is follows from its bytes. */
class ContentsTest {

    private final Contents contents = new Contents();

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("a report", Samples.pdf("x"), EvidenceMedia.PDF),
                Arguments.of("a photograph", Samples.jpeg(), EvidenceMedia.JPEG),
                Arguments.of("a picture", Samples.png(), EvidenceMedia.PNG),
                Arguments.of("a Word document", Samples.docx(), EvidenceMedia.DOCX),
                Arguments.of("a workbook", Samples.xlsx(), EvidenceMedia.XLSX),
                Arguments.of("a layout document", Samples.ofd(), EvidenceMedia.OFD),
                Arguments.of("Chinese text", bytes("情况说明\n一、\t已整改。\r\n"), EvidenceMedia.TEXT),
                Arguments.of("text with a mark of order", bytes("\uFEFF情况说明"), EvidenceMedia.TEXT),
                Arguments.of("a table", bytes("序号,事项\n1,整改\n"), EvidenceMedia.TEXT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_file_is_what_it_is(String name, byte[] content, String type) {
        assertThat(contents.typeOf(content)).isEqualTo(type);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("a page", bytes("<!DOCTYPE html><html><script>alert(1)</script></html>")),
                Arguments.of("a page after blanks", bytes("  \n<html><body onload=alert(1)>")),
                Arguments.of("a page after a mark of order", bytes("\uFEFF<html><body>")),
                Arguments.of("a drawing", bytes("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")),
                Arguments.of("markup", bytes("<?xml version=\"1.0\"?><a/>")),
                Arguments.of("a program", bytes("MZ\u0090\0\u0003\0\0\0 This program cannot be run in DOS mode")),
                Arguments.of("a program of Linux", new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0}),
                Arguments.of("a script", bytes("#!/bin/sh\nrm -rf .\n")),
                Arguments.of("a report behind something else", bytes("junk\n%PDF-1.7\n%%EOF")),
                Arguments.of("a page that becomes a report", bytes("<html><body>\n%PDF-1.7\n%%EOF")),
                Arguments.of("an archive of anything", Samples.zip("setup.exe")),
                Arguments.of("an archive cut off", Arrays.copyOf(Samples.docx(), 60)),
                Arguments.of("text that is not UTF-8", "情况说明，已经整改完毕".getBytes(Charset.forName("GB18030"))),
                Arguments.of("text with a command for a terminal", bytes("a\u001B[2Jb")),
                Arguments.of("zeros", new byte[100]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void nothing_else_passes_for_one_of_them(String name, byte[] content) {
        String found = contents.typeOf(content);

        assertThat(EvidenceType.values()).noneMatch(type -> type.agreesWith(found));
    }

    @Test
    void an_archive_with_macros_encrypted_or_that_grows_beyond_measure_is_not_safe() throws IOException {
        for (byte[] unsafe : new byte[][] {
            Samples.withMacros(),
            Samples.zip("[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml"),
            Samples.encrypted(),
            Samples.zip(
                    IntStream.range(0, 10_001).mapToObj(entry -> "OFD" + entry).toArray(String[]::new)),
            bomb()
        }) {
            assertThatThrownBy(() -> contents.typeOf(unsafe))
                    .isInstanceOfSatisfying(RefusalException.class, refusal -> {
                        assertThat(Problems.of(refusal).status()).isEqualTo(422);
                        assertThat(Problems.of(refusal).code()).isEqualTo("EVIDENCE_UNSAFE");
                    });
        }
    }

    @Test
    void however_a_file_is_damaged_it_is_something_or_refused() {
        Random damage = new Random(18);
        for (int round = 0; round < 1000; round++) {
            byte[] content = round % 2 == 0 ? Samples.docx() : Samples.ofd();
            for (int hit = 0; hit <= round % 8; hit++) {
                content[4 + damage.nextInt(content.length - 4)] = (byte) damage.nextInt();
            }
            try {
                assertThat(contents.typeOf(content)).contains("/");
            } catch (RefusalException refused) {
                assertThat(Problems.of(refused).code()).isEqualTo("EVIDENCE_UNSAFE");
            }
        }
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        byte[] zeros = new byte[1024 * 1024];
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("OFD.xml"));
            for (int megabyte = 0; megabyte < 513; megabyte++) {
                zip.write(zeros);
            }
        }
        return archive.toByteArray();
    }
}
