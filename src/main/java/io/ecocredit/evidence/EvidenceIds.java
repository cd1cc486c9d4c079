package io.ecocredit.evidence;

import io.ecocredit.regulation.text.RefusalException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers of files that somebody names as proof. */
public final class EvidenceIds {

    private static final int MOST = 50;

    private EvidenceIds() {}

    /** @throws RefusalException 400 when there are too many, or one is none */
    public static List<UUID> stated(@Nullable List<UUID> evidence) {
        List<UUID> files = Objects.requireNonNullElse(evidence, List.of());
        if (files.size() > MOST || files.stream().anyMatch(Objects::isNull)) {
            throw RefusalException.invalid("evidence", null, "不超过" + MOST + "个文件编号");
        }
        return files;
    }
}
