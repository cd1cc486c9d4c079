package io.ecocredit.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jboss.logging.Logger;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs, unpacked into a private folder. Before each start every file of it is compared with the digest
 * that this source knows; whatever differs is thrown away and unpacked anew.
 *
 * @param folder where they lie
 */
record PostgresPrograms(Path folder) {

    /** The digest of what the archive of this version unpacks to; {@code PostgresProgramsTest} says what it should be. */
    static final String DIGEST = "c30b21a9733cfab6cd5a946db426bc527fabb8fea9b698b18a89a09be673944a";

    private static final Logger LOG = Logger.getLogger(PostgresPrograms.class);
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String READABLE = "rw-------";
    private static final String EXECUTABLE = "rwx------";
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    /**
     * The programs in a folder, unpacked if they are not there or not what they should be.
     *
     * @throws IOException when the program was packaged without them, or with others than it knows
     */
    static PostgresPrograms in(Path folder) throws IOException {
        PostgresPrograms programs = new PostgresPrograms(PrivateFolder.make(folder));
        ONE_AT_A_TIME.lock();
        try (FileChannel guard = FileChannel.open(
                        programs.folder.resolveSibling(programs.folder.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = guard.lock()) {
            LOG.debugf("checked alone: %s", lock);
            String found = programs.digest();
            if (!found.equals(DIGEST)) {
                if (!programs.isEmpty()) {
                    LOG.warnf(
                            "数据库程序与发布的不符，已重新解包 (the programs in %s are not those of this version, and are unpacked anew)",
                            programs.folder);
                }
                programs.unpack();
                String unpacked = programs.digest();
                if (!unpacked.equals(DIGEST)) {
                    throw new IOException("随附的数据库程序不是本版本的 (the packaged PostgreSQL has the digest " + unpacked
                            + " and not " + DIGEST + ")");
                }
            }
            return programs;
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private void unpack() throws IOException {
        deleteTree(folder, folder);
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null) {
                throw new NoSuchFileException("本程序包不含数据库，请配置ECOCREDIT_DATABASE_URL "
                        + "(packaged without a database: name one by ECOCREDIT_DATABASE_URL)");
            }
            TarArchiveInputStream archive =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(entry, archive);
            }
        }
    }

    private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
        Path place = folder.resolve(entry.getName()).normalize();
        if (!place.startsWith(folder)) {
            throw new IOException("the archive leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(place);
            return;
        }
        Files.createDirectories(place.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, place);
            boolean runs = place.startsWith(folder.resolve("bin"));
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(runs ? EXECUTABLE : READABLE));
        }
    }

    /** One digest over names, kinds and contents; a file that others may write, or own, spoils it. */
    String digest() throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(folder)) {
            all = tree.filter(path -> !path.equals(folder))
                    .sorted(Comparator.comparing(path -> folder.relativize(path).toString()))
                    .toList();
        }
        int owner = PrivateFolder.owner(folder);
        MessageDigest whole = sha256();
        for (Path path : all) {
            whole.update(
                    (folder.relativize(path) + "\0" + described(path, owner) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(whole.digest());
    }

    private static String described(Path path, int owner) throws IOException {
        if (PrivateFolder.owner(path) != owner) {
            return "another's";
        }
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        if ((PrivateFolder.mode(path) & WRITABLE_BY_OTHERS) != 0) {
            return "loose";
        }
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                ? "folder"
                : HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(path)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Deletes a folder and all in it but what is to be kept, following no link. */
    static void deleteTree(Path folder, Path kept) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(kept)) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
