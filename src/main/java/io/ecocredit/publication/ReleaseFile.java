package io.ecocredit.publication;

import io.ecocredit.platform.precondition.Digests;
import io.ecocredit.regulation.grading.Grade;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Digests and counts of a release's edition, taken row by row in the order of the codes. */
final class ReleaseFile {

    private final MessageDigest csv = Digests.sha256();
    private final MessageDigest ndjson = Digests.sha256();
    private final Map<String, Map<Grade, Long>> counts = new TreeMap<>();
    private long rows;

    ReleaseFile(String csvHeader) {
        csv.update((csvHeader + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void add(String league, Grade grade, String csvRow, String ndjsonRow) {
        csv.update((csvRow + "\n").getBytes(StandardCharsets.UTF_8));
        ndjson.update((ndjsonRow + "\n").getBytes(StandardCharsets.UTF_8));
        counts.computeIfAbsent(league, first -> new EnumMap<>(Grade.class)).merge(grade, 1L, Long::sum);
        rows++;
    }

    long rows() {
        return rows;
    }

    /** Results by league and grade. */
    Map<String, Map<Grade, Long>> counts() {
        return counts;
    }

    String csvDigest() {
        return HexFormat.of().formatHex(csv.digest());
    }

    String ndjsonDigest() {
        return HexFormat.of().formatHex(ndjson.digest());
    }
}
