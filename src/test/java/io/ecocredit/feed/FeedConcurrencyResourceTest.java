package io.ecocredit.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.Expected;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.database.OwnDatabase;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.publication.RevisionWorker;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.years.RegionYear;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One reader follows the feed while eight writers change what is published (A20.7, A31). */
@QuarkusTest
@TestProfile(OwnDatabase.class)
@Cites({Article.A20, Article.A31, Article.A35})
class FeedConcurrencyResourceTest {

    private static final int WRITERS = 8;
    private static final int CHANGES = 25;
    private static final int PAGE = 7;

    @Inject
    RevisionWorker revisions;

    /** What the reader saw, in its order. */
    private record Seen(List<Long> positions, List<String> guids) {
        Seen() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    @Test
    void a_reader_misses_nothing_and_sees_nothing_twice()
            throws InterruptedException, ExecutionException, SQLException {
        RegionYear.publishTheSample();
        revisions.workOff().await().indefinitely();
        List<String> institutions = Expected.results(Expected.GRADES_2024_LATER).stream()
                .filter(result -> result.grade().equals("NORMAL"))
                .limit((long) WRITERS * CHANGES)
                .map(Expected.Result::uscc)
                .toList();
        String start = platformGet("/api/v1/feed/head").getString("cursor");

        Seen seen = new Seen();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                List<String> own = institutions.subList(writer * CHANGES, (writer + 1) * CHANGES);
                writers.add(threads.submit(() -> own.forEach(this::rateBad)));
            }
            Future<?> reader = threads.submit(() -> read(start, institutions.size(), seen));
            for (Future<?> writer : writers) {
                writer.get();
            }
            reader.get();
        }

        assertThat(seen.positions()).isSorted().doesNotHaveDuplicates();
        assertThat(seen.guids()).doesNotHaveDuplicates();
        assertThat(seen.positions()).containsExactlyElementsOf(positionsAfter(start));
        for (String uscc : institutions) {
            given().get("/api/v1/grades/{uscc}", uscc).then().statusCode(200).body("current.grade", equalTo("BAD"));
        }
    }

    /** Enters a serious record and shows what follows from it, as any copy of the service would. */
    private void rateBad(String uscc) {
        RegionYear.deliver("records", RegionYear.directRecord("RF" + uscc, uscc, "150100"));
        revisions.workOff().await().indefinitely();
    }

    private static void read(String start, int expected, Seen seen) {
        String cursor = start;
        while (seen.positions().size() < expected) {
            JsonPath page = platformGet("/api/v1/feed?wait=20&limit=" + PAGE + "&after=" + cursor);
            List<String> cursors = page.getList("items.cursor");
            assertThat(cursors).as("news after %s", cursor).isNotEmpty();
            cursors.forEach(each -> seen.positions().add(Long.parseLong(each)));
            seen.guids().addAll(page.getList("items.guid"));
            cursor = page.getString("next");
        }
    }

    private static JsonPath platformGet(String path) {
        return given().header("Authorization", TestTokens.bearer(Roles.PLATFORM))
                .get(path)
                .jsonPath();
    }

    private static List<Long> positionsAfter(String start) throws SQLException {
        List<Long> positions = new ArrayList<>();
        try (Connection connection = DatabaseResource.connectAsOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select position from published.feed where position > "
                        + Long.parseLong(start) + " order by position")) {
            while (rows.next()) {
                positions.add(rows.getLong(1));
            }
        }
        return positions;
    }
}
