package io.ecocredit.publication;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Expected;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.publication.PublicationRepository.Announcement;
import io.ecocredit.publication.PublicationRepository.Last;
import io.ecocredit.publication.PublicationRepository.Operation;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One reader follows the feed while eight writers change what is published (A20.7, A31). */
@QuarkusTest
@Cites({Article.A20, Article.A31, Article.A35})
class FeedOrderResourceTest {

    private static final int WRITERS = 8;
    private static final int CHANGES = 40;
    private static final int PAGE = 50;
    private static final int LONGEST_PAUSE_MILLIS = 60;
    private static final int WAITING = 60;
    private static final long WAITED_MILLIS = 4000;

    /** Where the feed ends, what is there, and what is there afterwards. */
    private static final int QUESTIONS_OF_A_WAIT = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    RevisionWorker revisions;

    @Inject
    PublicationRepository publications;

    @Inject
    Inside inside;

    @Inject
    MeterRegistry meters;

    /** What the reader saw, in its order. */
    private record Seen(List<Long> positions, List<String> guids) {
        Seen() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Once, and with what the calendar changes today, which would be revised while the feed is read. */
    @BeforeEach
    void publish() {
        if (platformGet("/api/v1/feed/head").getInt("results") == 0) {
            RegionYear.publishTheSample();
        }
        revisions.tick().chain(revisions::workOff).await().indefinitely();
    }

    @Test
    void a_reader_misses_nothing_and_sees_nothing_twice()
            throws InterruptedException, ExecutionException, SQLException {
        List<String> institutions = Expected.results(Expected.GRADES_2024_LATER).stream()
                .limit((long) WRITERS * CHANGES)
                .map(Expected.Result::uscc)
                .toList();
        String start = platformGet("/api/v1/feed/head").getString("cursor");

        Seen seen = new Seen();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                List<String> own = institutions.subList(writer * CHANGES, (writer + 1) * CHANGES);
                writers.add(threads.submit(() -> own.forEach(this::withdraw)));
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
        assertThat(institutions)
                .allSatisfy(uscc ->
                        given().get("/api/v1/grades/{uscc}", uscc).then().statusCode(404));
    }

    @Test
    void many_who_wait_hear_of_a_change_by_one_question()
            throws InterruptedException, ExecutionException, SQLException {
        String start = platformGet("/api/v1/feed/head").getString("cursor");
        String last = Expected.results(Expected.GRADES_2024_LATER).getLast().uscc();
        long asked = questions();

        List<Future<String>> told = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WAITING)) {
            for (int taker = 0; taker < WAITING; taker++) {
                Map<String, String> subject = Map.of("sub", "taker " + taker);
                told.add(threads.submit(
                        () -> given().header("Authorization", TestTokens.bearer(Roles.PLATFORM, subject))
                                .get("/api/v1/feed?wait=30&after=" + start)
                                .jsonPath()
                                .getString("items[0].uscc")));
            }
            Thread.sleep(WAITED_MILLIS);
            assertThat(told).noneMatch(Future::isDone);
            withdraw(last);
            for (Future<String> each : told) {
                assertThat(each.get()).isEqualTo(last);
            }
        }

        assertThat(questions() - asked).isLessThan(WAITING * QUESTIONS_OF_A_WAIT + WAITING);
    }

    /** How often a connection was taken to ask what is published. */
    private long questions() {
        return meters.get("sql.pool.usage")
                .tag("pool.name", "published")
                .timer()
                .count();
    }

    /** Withdraws a result and takes its time to commit, so that later positions could overtake it. */
    private void withdraw(String uscc) {
        Instant now = Instant.now();
        Duration pause = Duration.ofMillis(1 + ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
        inside.as(
                        Actor.system("test"),
                        connection -> publications
                                .withdraw(
                                        connection,
                                        new Announcement(Operation.WITHDRAWN, "FACTS", now, now, null),
                                        List.of(new Last(uscc, 2024, LocalDate.of(2025, 6, 5), null, null, null)))
                                .onItem()
                                .delayIt()
                                .by(pause))
                .await()
                .indefinitely();
    }

    /** Asks again and again, so that it is always at the very end of the feed. */
    private static void read(String start, int expected, Seen seen) {
        Instant end = Instant.now().plus(PATIENCE);
        String cursor = start;
        while (seen.positions().size() < expected && Instant.now().isBefore(end)) {
            JsonPath page = platformGet("/api/v1/feed?limit=" + PAGE + "&after=" + cursor);
            List<String> cursors = page.getList("items.cursor");
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
        try (Connection connection = DatabaseResource.connectAsAdministrator();
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
