package io.ecocredit.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder that no other user of the machine can read, write or put another in the place of. What is loose in one's own is
 * tightened; what somebody else may have prepared is refused, since nothing in it can be trusted any more.
 */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FILE = PosixFilePermissions.fromString("rw-------");
    private static final int STICKY = 01000;
    private static final int WRITABLE_BY_OTHERS = 0002;

    private PrivateFolder() {}

    /** Why a place is not one's own, in a sentence for people. */
    public static final class NotPrivateException extends IOException {
        private static final long serialVersionUID = 1L;

        NotPrivateException(Path place, String chinese, String english) {
            super(place + "：" + chinese + " (" + english + ")。");
        }
    }

    /**
     * Makes the folder, or tightens the one that is there to mode 0700.
     *
     * @return its path without symbolic links
     * @throws NotPrivateException when it is a symbolic link, belongs to somebody else, is shared, or can be exchanged by others
     */
    public static Path make(Path folder) throws IOException {
        Path wanted = folder.toAbsolutePath().normalize();
        if (!Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(parentOf(wanted));
            Files.createDirectory(wanted, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        if (Files.isSymbolicLink(wanted)) {
            throw new NotPrivateException(wanted, "不得为符号链接，请写明实际目录", "is a symbolic link; name the folder itself");
        }
        if (!Files.isDirectory(wanted)) {
            throw new NotPrivateException(wanted, "不是目录", "is no folder");
        }
        Path real = wanted.toRealPath();
        requireOwn(real);
        for (Path above = parentOf(real); !above.equals(parentOf(above)); above = parentOf(above)) {
            if ((mode(above) & (WRITABLE_BY_OTHERS | STICKY)) == WRITABLE_BY_OTHERS) {
                throw new NotPrivateException(
                        above,
                        "其他用户可以写入，能把数据目录" + real + "换掉；请执行chmod o-w，或改用另一个目录",
                        "others may write there and exchange the data folder; chmod o-w it, or name another folder");
            }
        }
        if (!Files.getPosixFilePermissions(real).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(real, OWNER_ONLY);
        }
        return real;
    }

    /**
     * Tightens a file of a private folder to mode 0600; one that is not there is left alone.
     *
     * @throws NotPrivateException when it is a symbolic link or belongs to somebody else, who put it there while the folder
     *     was loose
     */
    public static void keepFile(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || owner(file) != owner(parentOf(file))) {
            throw new NotPrivateException(
                    file,
                    "不是本用户的普通文件，可能由他人放置",
                    "is no ordinary file of this user; somebody else may have put it there");
        }
        Files.setPosixFilePermissions(file, OWNER_ONLY_FILE);
    }

    /** Writes a file that only its owner reads, whole or not at all. */
    static void write(Path file, String text) throws IOException {
        Path making = Files.createTempFile(parentOf(file), file.getFileName().toString(), ".making");
        Files.writeString(making, text);
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The number of the user to whom a file belongs. */
    static int owner(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    static int mode(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }

    /** A folder that is made by others, or for everybody, is neither used nor changed. */
    private static void requireOwn(Path folder) throws IOException {
        if (folder.getParent() == null || (mode(folder) & STICKY) != 0) {
            throw new NotPrivateException(folder, "是公用目录，请指定专用目录", "is a shared folder; name one of its own");
        }
        if (owner(folder) != ownUser()) {
            throw new NotPrivateException(folder, "属于其他用户，拒绝使用", "belongs to another user");
        }
    }

    /** Who we are is told by what we make; in a place of its own, since others look through the folder meanwhile. */
    private static int ownUser() throws IOException {
        Path made = Files.createTempFile("ecocredit-", "");
        try {
            return owner(made);
        } finally {
            Files.delete(made);
        }
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
