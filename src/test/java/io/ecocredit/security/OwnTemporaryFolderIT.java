package io.ecocredit.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the machine's folder for temporary files, where every user may prepare what the program would use. */
class OwnTemporaryFolderIT {

    @Test
    void nothing_is_kept_where_other_users_of_the_machine_may_write(@TempDir Path folder) throws IOException {
        Path everybodys = Files.createDirectory(folder.resolve("tmp"));
        for (String known : List.of("uploads", "vertx-cache")) {
            Files.setPosixFilePermissions(
                    Files.createDirectory(everybodys.resolve(known)), PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Map<String, String> environment = Map.of(
                "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + everybodys, "ECOCREDIT_DEMONSTRATION_SAMPLE", "false");
        try (Program program = Program.serving(Files.createDirectory(folder.resolve("data")), environment)) {
            assertThat(program.status("/inside.css")).isEqualTo(200);
            assertThat(program.get("/inside.css", Map.of("Accept-Encoding", "br"))
                            .statusCode())
                    .isEqualTo(200);
            for (String known : List.of("uploads", "vertx-cache")) {
                assertThat(everybodys.resolve(known)).isEmptyDirectory();
            }
            assertThat(Files.getPosixFilePermissions(own(everybodys)))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
        try (Stream<Path> left = Files.list(everybodys)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("ecocredit"));
        }
    }

    private static Path own(Path everybodys) throws IOException {
        try (Stream<Path> all = Files.list(everybodys)) {
            return all.filter(path -> path.getFileName().toString().startsWith("ecocredit"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
