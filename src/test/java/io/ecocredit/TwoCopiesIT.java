package io.ecocredit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoCopiesIT {

    @Test
    void two_copies_that_start_at_once_on_an_empty_database_both_serve(@TempDir Path one, @TempDir Path other)
            throws IOException, SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
            Map<String, String> environment = Map.of(
                    "ECOCREDIT_DATABASE_URL",
                    "postgresql://" + database.settings().address(),
                    "ECOCREDIT_DATABASE_USER",
                    "postgres",
                    "ECOCREDIT_DATABASE_PASSWORD",
                    "any");
            try (Program first = Program.start(one, environment);
                    Program second = Program.start(other, environment)) {
                first.awaitPrinted(Program.LOADED);
                second.awaitPrinted(Program.LOADED);
                assertThat(first.status("/health/ready")).isEqualTo(200);
                assertThat(second.status("/health/ready")).isEqualTo(200);
            }
        }
    }
}
