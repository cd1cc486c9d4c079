package io.ecocredit.offenders.regulation.text;

import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks purity. */
final class ReadsFiles {
    boolean exists(Path path) {
        return Files.exists(path);
    }
}
