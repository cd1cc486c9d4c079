package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilentDatabaseIT {

    private static final Duration HEALING = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    @Test
    void a_database_that_falls_silent_is_told_in_time_and_used_again_when_it_returns()
            throws IOException, SQLException {
        try (EmbeddedDatabase database = TestDatabase.temporary();
                SwallowingProxy proxy = new SwallowingProxy(Standby.portOf(database));
                Program program = Program.serving(folder, externalDatabase(database, proxy))) {
            program.awaitPrinted(Program.LOADED);
            assertThat(program.status("/api/v1/grades?q=%E5%8C%85%E5%A4%B4")).isEqualTo(200);
            proxy.silent(true);
            assertThat(program.status("/health/live")).isEqualTo(200);
            assertThat(program.status("/health/ready")).isEqualTo(503);

            proxy.silent(false);
            program.awaitReady(HEALING);
        }
    }

    @Test
    void a_database_that_is_gone_is_503_and_says_when_to_try_again() throws IOException, SQLException {
        try (EmbeddedDatabase database = TestDatabase.temporary();
                SwallowingProxy proxy = new SwallowingProxy(Standby.portOf(database));
                Program program = Program.serving(folder, externalDatabase(database, proxy))) {
            program.awaitPrinted(Program.LOADED);
            proxy.cut();

            HttpResponse<String> answer = program.get("/api/v1/grades?q=%E5%8C%85%E5%A4%B4", Map.of());
            assertThat(answer.statusCode()).as(program.printed()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("DATABASE_UNAVAILABLE");
        }
    }

    private static Map<String, String> externalDatabase(EmbeddedDatabase database, SwallowingProxy proxy) {
        return TestDatabase.demonstrationOn(
                database, "ECOCREDIT_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/ecocredit");
    }
}
