package io.ecocredit.imports;

import static io.ecocredit.procedure.LineYear.LEAGUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that is on its way in while results are shown or told: they are shown and told with it, never before it. */
@QuarkusTest
@Cites(settles = Interpretation.I_30)
class FileBesideResultResourceTest {

    private static final int PATIENCE = 20;

    @ParameterizedTest
    @EnumSource
    void no_result_is_shown_or_told_before_a_file_that_was_examined_has_come_in(LineYear line)
            throws SQLException, InterruptedException {
        boolean institutions = line == LineYear.INSTITUTIONS;
        line.prepare();
        String number = "B-" + line;
        line.burden(line.first(), number);
        line.determine(line.first());
        if (institutions) {
            line.putAt(line.first(), Step.CONFIRMED);
        } else {
            line.announce();
            line.determine(line.second());
            line.officer("one").post(line.year("/submission")).then().statusCode(200);
            line.drawAndAccept(LEAGUE, List.of());
        }

        CompletableFuture<JsonPath> file;
        CompletableFuture<Response> showing;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Connection owner = DatabaseResource.connectAsAdministrator()) {
            owner.setAutoCommit(false);
            run(
                    owner,
                    "lock table " + (institutions ? "register" : "practitioners")
                            + ".rectifications in share row exclusive mode");
            file = CompletableFuture.supplyAsync(() -> RegionYear.deliver(
                    "rectifications", "record_no,confirmed_on,authority\n" + number + ",2025-04-01,呼和浩特市生态环境局\n"));
            untilSomebodyWaits("relation", file);

            showing = CompletableFuture.supplyAsync(() -> show(line), clients);
            untilSomebodyWaits("advisory", showing);
            owner.rollback();
        }

        assertThat(file.orTimeout(PATIENCE, TimeUnit.SECONDS).join().getLong("result.accepted"))
                .isOne();
        Response answer = showing.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
        if (institutions) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        } else {
            LineYear.refused(answer, 409, "CHECK_INCOMPLETE");
        }
    }

    /** Opens the notice, or tells leagues the results. */
    private static Response show(LineYear line) {
        return line == LineYear.INSTITUTIONS
                ? line.officer("one").post(line.year("/public-notice"))
                : line.region("two").body(Map.of("leagues", List.of(LEAGUE))).post(line.year("/result-notice"));
    }

    /** The database is asked, since only it knows who waits. */
    private static void untilSomebodyWaits(String kind, CompletableFuture<?> request)
            throws SQLException, InterruptedException {
        try (Connection owner = DatabaseResource.connectAsAdministrator()) {
            while (!run(owner, "select 1 from pg_locks where not granted and locktype = '" + kind + "'")) {
                assertThat(request)
                        .as("who would wait for a lock of the kind %s", kind)
                        .isNotDone();
                Thread.sleep(20);
            }
        }
    }

    /** Whether a row is answered. */
    private static boolean run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return false;
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next();
            }
        }
    }
}
