package io.ecocredit.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Expected;
import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rating survives the death of its process at any moment, and two processes may share it (A16, A20.2). */
@Cites({Article.A16, Article.A20})
class RatingRestartIT {

    private static final int KILLS = 10;
    private static final long LONGEST_LIFE_MILLIS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String MANY_INSTITUTIONS = "500";
    private static final String ONE_INSTITUTION = "1";
    private static final String ORDER = "{\"at\":\"2025-07-31\"}";

    @TempDir
    Path one;

    @TempDir
    Path other;

    private final List<Program> started = new ArrayList<>();
    private final EmbeddedDatabase database;

    RatingRestartIT() throws IOException, SQLException {
        database = TestDatabase.temporary();
    }

    @AfterEach
    void stop() throws IOException {
        started.forEach(Program::close);
        database.close();
    }

    @Test
    void a_rating_killed_at_ten_random_moments_and_shared_by_two_processes_ends_as_expected()
            throws IOException, SQLException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int killedAtWork = 0;
        serving(one, MANY_INSTITUTIONS).close();
        for (int kill = 0; kill < KILLS; kill++) {
            Program program = serving(one, ONE_INSTITUTION);
            rate(program);
            pause(random.nextLong(LONGEST_LIFE_MILLIS));
            program.kill();
            killedAtWork += openBatches() > 0 ? 1 : 0;
        }
        assertThat(killedAtWork)
                .as("killed while batches were open, seed %d", seed)
                .isPositive();

        Program first = serving(one, ONE_INSTITUTION);
        Program second = serving(other, ONE_INSTITUTION);
        rate(first);
        rate(second);
        awaitCompletion();

        List<String> runs = runs();
        assertThat(runs).as("runs, seed %d", seed).isNotEmpty();
        for (String run : runs) {
            assertThat(rated(run))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(Expected.results(Expected.GRADES_2024_LATER));
        }
    }

    private Program serving(Path folder, String batch) {
        Program program =
                Program.serving(folder, TestDatabase.demonstrationOn(database, "ECOCREDIT_RATING_BATCH_SIZE", batch));
        started.add(program);
        program.awaitPrinted(Program.LOADED);
        return program;
    }

    private static void rate(Program program) throws IOException {
        HttpResponse<String> answer = program.post("/api/v1/years/2024/rating", program.authorization("region"), ORDER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private void awaitCompletion() throws SQLException {
        Instant end = Instant.now().plus(PATIENCE);
        while (count("select count(*) from register.rating_runs where completed_at is null") > 0) {
            assertThat(Instant.now()).isBefore(end);
            pause(50);
        }
    }

    private long openBatches() throws SQLException {
        return count("select count(*) from register.rating_batches where not done");
    }

    private List<String> runs() throws SQLException {
        List<String> runs = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select run_id from register.rating_runs where at = '2025-07-31'")) {
            while (rows.next()) {
                runs.add(rows.getString(1));
            }
        }
        return runs;
    }

    private List<Expected.Result> rated(String run) throws SQLException {
        List<Expected.Result> results = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("""
                        select uscc, lead_league, score, grade, coalesce(rated_by, ''), deductions
                        from register.ratings where run_id = ?::uuid and not excluded order by uscc
                        """)) {
            statement.setString(1, run);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    results.add(new Expected.Result(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getBigDecimal(3).toPlainString(),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getInt(6)));
                }
            }
        }
        return results;
    }

    private long count(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return TestDatabase.administrator(database);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
