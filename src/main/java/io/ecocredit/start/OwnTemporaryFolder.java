package io.ecocredit.start;

import io.ecocredit.platform.telling.OperatorTold;
import io.ecocredit.platform.telling.OperatorTold.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for all that the program and its libraries keep for a while: uploads, unpacked libraries, files that are served. The
 * machine's own is everybody's, and whoever prepares a folder of a known name there reads and replaces what lies in it (A36).
 */
public final class OwnTemporaryFolder {

    private static final String SETTING = "java.io.tmpdir";

    private OwnTemporaryFolder() {}

    /**
     * Before anything is kept: makes the folder, which nobody else enters, and takes it away when the program ends. False where
     * there is none, which it says.
     */
    public static boolean isSettled() {
        try {
            Path own = Files.createTempDirectory("ecocredit");
            System.setProperty(SETTING, own.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(own)));
            return true;
        } catch (IOException noPlace) {
            OperatorTold.tell(
                    Level.ERROR,
                    FailureKind.FOLDER.label(),
                    "临时文件夹" + System.getProperty(SETTING) + "不能写入，请以 -Djava.io.tmpdir= 另行指定"
                            + " (nothing can be kept in the folder for temporary files: name another by -Djava.io.tmpdir=)。");
            return false;
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (NoSuchFileException | UncheckedIOException gone) {
            // Libraries take their own files away at the same time.
        } catch (IOException kept) {
            System.err.println("临时文件夹未能清除 (temporary files were left): " + folder);
        }
    }
}
