package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.database.PrivateFolder.NotPrivateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {

    private static final int ROOT = 0;
    private static final int SOMEBODY_ELSE = 65_534;

    @TempDir
    Path folder;

    @Test
    void what_is_made_is_its_owner_s_alone_and_what_was_loose_is_tightened() throws IOException {
        Path made = PrivateFolder.make(folder.resolve("a/b"));
        assertThat(mode(made)).isEqualTo("rwx------");

        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path file = Files.createFile(made.resolve("log"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));
        PrivateFolder.make(made);
        PrivateFolder.keepFile(file);

        assertThat(mode(made)).isEqualTo("rwx------");
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void a_symbolic_link_is_refused_and_what_it_leads_to_is_left_alone() throws IOException {
        Path target = Files.createDirectory(
                folder.resolve("target"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        refused(link, "不得为符号链接");
        assertThat(mode(target)).isEqualTo("rwxr-xr-x");
        assertThat(target).isEmptyDirectory();

        Path planted = Files.createSymbolicLink(folder.resolve("planted"), Files.createFile(target.resolve("file")));
        assertThatThrownBy(() -> PrivateFolder.keepFile(planted))
                .isInstanceOf(NotPrivateException.class)
                .hasMessageContaining("可能由他人放置");
    }

    /** As root there is somebody else to give a folder to; otherwise root has given one already. */
    @Test
    void what_belongs_to_somebody_else_is_refused() throws IOException {
        boolean isRoot = PrivateFolder.owner(folder) == ROOT;
        Path foreign = isRoot ? Files.createDirectory(folder.resolve("foreign")) : Path.of("/usr");
        if (isRoot) {
            Files.setAttribute(foreign, "unix:uid", SOMEBODY_ELSE);
        }
        String before = mode(foreign);

        refused(foreign, "属于其他用户");
        assertThat(mode(foreign)).isEqualTo(before);

        if (isRoot) {
            Path planted = Files.createFile(folder.resolve("planted"));
            Files.setAttribute(planted, "unix:uid", SOMEBODY_ELSE);
            assertThatThrownBy(() -> PrivateFolder.keepFile(planted)).isInstanceOf(NotPrivateException.class);
        }
    }

    @Test
    void a_shared_folder_is_neither_used_nor_closed_to_others() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setAttribute(shared, "unix:mode", 01777);

        refused(shared, "公用目录");
        refused(Path.of("/"), "公用目录");
        assertThat(mode(shared)).isEqualTo("rwxrwxrwx");
        assertThat(PrivateFolder.make(shared.resolve("own"))).isDirectory();
    }

    @Test
    void a_folder_that_others_can_exchange_is_refused() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        refused(open.resolve("data"), "其他用户可以写入");
    }

    private static void refused(Path place, String why) {
        assertThatThrownBy(() -> PrivateFolder.make(place))
                .isInstanceOf(NotPrivateException.class)
                .hasMessageContaining(why);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
