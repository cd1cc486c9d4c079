package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoCopiesIT {

    private static final String GRADE = "/api/v1/grades/911501000HH1N31B4G";

    @Test
    void two_copies_that_start_at_once_on_an_empty_database_both_serve(@TempDir Path one, @TempDir Path other)
            throws IOException, SQLException {
        try (EmbeddedDatabase database = TestDatabase.temporary()) {
            Map<String, String> environment = TestDatabase.demonstrationOn(database);
            try (Program first = Program.start(one, environment);
                    Program second = Program.start(other, environment)) {
                first.awaitPrinted(Program.LOADED);
                second.awaitPrinted(Program.LOADED);
                assertThat(first.status("/health/ready")).isEqualTo(200);
                assertThat(second.status("/health/ready")).isEqualTo(200);
                both_show_a_revision_at_once(database, first, second);
            }
        }
    }

    /** Both keep the answer, and neither gives it after the change. */
    private static void both_show_a_revision_at_once(EmbeddedDatabase database, Program first, Program second)
            throws IOException, SQLException {
        for (Program copy : List.of(first, second, first, second)) {
            assertThat(copy.get(GRADE, Map.of()).body()).contains("\"uscc\"").doesNotContain("改名之后");
        }
        try (Connection owner = TestDatabase.administrator(database);
                Statement statement = owner.createStatement()) {
            statement.execute("update published.results set document ="
                    + " regexp_replace(document, '\"name\":\"[^\"]*\"', '\"name\":\"改名之后\"')");
        }
        for (Program copy : List.of(first, second)) {
            Instant end = Instant.now().plusSeconds(30);
            while (!copy.get(GRADE, Map.of()).body().contains("改名之后")) {
                assertThat(Instant.now()).isBefore(end);
            }
        }
    }
}
