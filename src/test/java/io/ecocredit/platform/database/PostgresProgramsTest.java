package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsTest {

    @TempDir
    Path folder;

    private Path programs;

    @BeforeEach
    void unpacked() throws IOException {
        TestDatabase.unpackInto(folder);
        programs = folder.resolve("postgresql-programs");
    }

    @Test
    void what_is_unpacked_has_the_digest_that_is_known() throws IOException {
        assertThat(new PostgresPrograms(programs).digest()).isEqualTo(PostgresPrograms.DIGEST);
    }

    @Test
    void what_somebody_adds_or_leaves_open_spoils_the_digest() throws IOException {
        Path added = Files.createFile(programs.resolve("lib/postgresql/planted.so"));
        assertThat(new PostgresPrograms(programs).digest()).isNotEqualTo(PostgresPrograms.DIGEST);
        Files.delete(added);
        assertThat(new PostgresPrograms(programs).digest()).isEqualTo(PostgresPrograms.DIGEST);

        Files.setPosixFilePermissions(programs.resolve("lib"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(new PostgresPrograms(programs).digest()).isNotEqualTo(PostgresPrograms.DIGEST);
    }

    @Test
    void a_program_that_somebody_exchanged_never_runs() throws IOException, SQLException {
        Path ran = folder.resolve("ran");
        for (String name : new String[] {"initdb", "postgres", "pg_ctl"}) {
            Path program = programs.resolve("bin").resolve(name);
            Files.delete(program);
            Files.writeString(program, "#!/bin/sh\ntouch " + ran + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        }

        EmbeddedDatabase.in(folder).close();

        assertThat(new PostgresPrograms(programs).digest()).isEqualTo(PostgresPrograms.DIGEST);
        assertThat(ran).doesNotExist();
    }
}
