package io.ecocredit.start;

import io.ecocredit.platform.database.PrivateFolder;
import io.ecocredit.start.StartFailure.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder in which one running program keeps its database and keys; locked while it runs. */
public final class DataFolder {

    private static final String VARIABLE = "ECOCREDIT_DATA_FOLDER";

    private static final List<String> FILES =
            List.of("lock", "personal-data-keys", "personal-data-keys.lock", "demonstration-key.pem");

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    public static DataFolder fromEnvironment() {
        return new DataFolder(Path.of(System.getenv().getOrDefault(VARIABLE, ".ecocredit"))
                .toAbsolutePath()
                .normalize());
    }

    /**
     * Makes the folder, or takes the one that is there if it is this user's alone, and closes it to everybody else.
     *
     * @return its path without symbolic links
     * @throws PrivateFolder.NotPrivateException when somebody else may have put something there
     */
    public Path own() throws IOException {
        Path own = PrivateFolder.make(path);
        for (String file : FILES) {
            PrivateFolder.keepFile(own.resolve(file));
        }
        return own;
    }

    /** Takes the folder until this process ends, however it ends. */
    FileLock lock() throws IOException {
        FileLock lock = tryLock();
        if (lock == null) {
            throw new CannotStart(
                    FailureKind.FOLDER,
                    "已有一个程序在使用数据目录 " + path + " (already running on this data folder)。" + "请先停止它，或用 " + VARIABLE
                            + " 指定另一个目录。");
        }
        return lock;
    }

    /** Takes the folder as {@link #lock} does, or answers null while another process has it. */
    @Nullable
    public FileLock tryLock() throws IOException {
        FileChannel channel =
                FileChannel.open(own().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
        }
        return lock;
    }
}
