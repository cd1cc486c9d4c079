package io.ecocredit.region;

import io.ecocredit.imports.ImportKind;
import io.ecocredit.imports.ImportMode;
import io.ecocredit.imports.ImportReport;
import io.ecocredit.imports.ImportService;
import io.ecocredit.imports.ImportService.Delivery;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.regulation.text.RefusalException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a region's years, taken in the order in which they refer to each other. */
@Singleton
public final class RegionFolder {

    private static final List<String> NEEDED = List.of("institutions", "engagements", "records");
    private static final List<String> ORDER = List.of(
            "institutions",
            "engagements",
            "exclusions",
            "practitioners",
            "records",
            "practitioner_records",
            "warnings",
            "rectifications");

    private final ImportService imports;

    RegionFolder(ImportService imports) {
        this.imports = imports;
    }

    /** Where the files are. */
    interface Source {
        /** A file's content, or null when there is no such file. */
        @Nullable
        InputStream open(String name) throws IOException;
    }

    /** Hears what becomes of the files. */
    public interface Reporter extends ImportService.Listener {
        void begins(String kind);

        void ended(ImportReport report);

        void absent(String kind);
    }

    /** A file that is not what its name says. */
    public static final class UnreadableFile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableFile(String message) {
            super(message);
        }
    }

    /** Takes all files, keeping good rows, and answers how many rows were refused. */
    public long take(Source files, Act act, Reporter reporter) throws IOException, SQLException {
        long refused = 0;
        for (String name : ORDER) {
            try (InputStream content = files.open(name)) {
                if (content == null) {
                    requireOptional(name);
                    reporter.absent(name);
                } else {
                    refused += take(name, content, act, reporter).refused();
                }
            }
        }
        return refused;
    }

    private ImportReport take(String name, InputStream content, Act act, Reporter reporter)
            throws IOException, SQLException {
        ImportKind<?> kind = imports.kind(name).orElseThrow();
        reporter.begins(name);
        try {
            ImportReport report =
                    imports.take(kind, new Delivery(content, StandardCharsets.UTF_8, ImportMode.VALID, act), reporter);
            reporter.ended(report);
            return report;
        } catch (RefusalException malformed) {
            throw new UnreadableFile(name + ".csv: " + malformed.refusal().detail());
        }
    }

    private static void requireOptional(String name) {
        if (NEEDED.contains(name)) {
            throw new UnreadableFile("缺少 " + name + ".csv (missing)");
        }
    }

    /** Files in a folder of this machine. */
    public record InFolder(Path folder) implements Source {
        @Override
        public @Nullable InputStream open(String name) throws IOException {
            Path file = folder.resolve(name + ".csv");
            return Files.exists(file) ? Files.newInputStream(file) : null;
        }
    }
}
