package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two copies under a real Prometheus whose rules run {@value Prometheus#FASTER} times as fast: nothing is raised in an hour of normal
 * work, and what should be is raised when the database is away, a job stands, a disk is full, the feed is behind.
 */
@Tag("long")
class WatchedIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HOUR = Duration.ofHours(1).dividedBy(Prometheus.FASTER);
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String GOOD = """
            uscc,name,kinds,division,registered_on
            9115020065E6PF50T9,甲环境检测有限公司,TESTING,150200,2009-05-10
            """;
    private static final String BAD = """
            uscc,name,kinds,division,registered_on
            91150200,,NONE,999999,yesterday
            """;

    private static final String INSTITUTION = "/api/v1/institutions/911501000HH1N31B4G";

    @TempDir
    private Path folder;

    private EmbeddedDatabase database;
    private Program inside;
    private Program outside;
    private Prometheus watch;

    @Test
    void what_should_be_raised_is_and_nothing_else() throws Exception {
        database = TestDatabase.temporary();
        try (EmbeddedDatabase kept = database;
                SwallowingProxy proxy = new SwallowingProxy(Standby.portOf(kept));
                Program one = copy("inside", proxy);
                Program other = copy("public", proxy)) {
            inside = one;
            outside = other;
            inside.awaitPrinted(Program.LOADED);
            outside.awaitPrinted(Program.LOADED);
            work(0);
            try (Prometheus prometheus = Prometheus.watching(
                    folder, Map.of("inside", inside.managementPort(), "public", outside.managementPort()))) {
                watch = prometheus;
                awaitThat(() -> watch.sees(2), "both are watched");
                in_an_hour_of_normal_work_nothing_is_raised();
                while_the_database_is_away_it_is_said(proxy);
                while_the_disk_is_full_it_is_said();
                while_nobody_takes_the_feed_it_is_noted();
                while_a_job_stands_it_is_said();
            }
        }
    }

    private Program copy(String name, SwallowingProxy proxy) throws IOException {
        return Program.serving(
                Files.createDirectory(folder.resolve(name)),
                TestDatabase.demonstrationOn(
                        database,
                        "ECOCREDIT_DATABASE_URL",
                        "postgresql://127.0.0.1:" + proxy.port() + "/ecocredit",
                        "ECOCREDIT_CACHE_SIZE",
                        "0"));
    }

    private void in_an_hour_of_normal_work_nothing_is_raised() throws IOException {
        Instant end = Instant.now().plus(HOUR);
        for (int round = 1; Instant.now().isBefore(end); round++) {
            work(round);
            assertThat(watch.alerts("firing")).isEmpty();
        }
    }

    private void while_the_database_is_away_it_is_said(SwallowingProxy proxy) throws Exception {
        proxy.silent(true);
        meanwhile(
                () -> outside.status("/grades?q=%E5%8C%85%E5%A4%B4"),
                () -> raised("EcocreditDatabaseAway", "EcocreditFails"));
        proxy.silent(false);
        inside.awaitReady(SOON);
        allIsWell();
    }

    private void while_the_disk_is_full_it_is_said() throws Exception {
        Standby.run(database, """
                create function register.no_room() returns trigger language plpgsql as
                    'begin raise exception ''could not extend file'' using errcode = ''53100''; end';
                create trigger no_room before insert on register.entries execute function register.no_room()
                """);
        meanwhile(
                () -> deliver("full-" + Instant.now().toEpochMilli(), GOOD),
                () -> raised("EcocreditFails", "EcocreditJobFailed"));
        Standby.run(database, "drop function register.no_room() cascade");
    }

    private void while_nobody_takes_the_feed_it_is_noted() throws IOException {
        takeTheFeed();
        String version = inside.get(INSTITUTION, as("region"))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(inside.post(
                                INSTITUTION + "/amendment",
                                Map.of(
                                        "Authorization",
                                        inside.authorization("region"),
                                        "Content-Type",
                                        "application/json",
                                        "If-Match",
                                        version,
                                        "Idempotency-Key",
                                        "watched"),
                                "{\"name\":\"被观察的检测有限公司\",\"reason\":\"演练\"}")
                        .statusCode())
                .isEqualTo(200);
        awaitThat(() -> watch.alerts("pending").contains("EcocreditFeedIsBehind"), "the feed is behind");
        takeTheFeed();
        awaitThat(() -> !watch.alerts("pending").contains("EcocreditFeedIsBehind"), "the feed is taken");
    }

    private void while_a_job_stands_it_is_said() throws SQLException, IOException {
        try (Connection administrator = TestDatabase.administrator(database);
                Statement statement = administrator.createStatement()) {
            administrator.setAutoCommit(false);
            statement.execute("lock table register.institutions in access exclusive mode");
            deliver("stands", GOOD);
            awaitThat(() -> watch.alerts("firing").contains("EcocreditJobStands"), "the job stands");
            administrator.rollback();
        }
    }

    /** What people do all day: look up, hand in what is right and what is not, take the feed. */
    private void work(int round) throws IOException {
        for (Program copy : List.of(inside, outside)) {
            assertThat(copy.status("/grades?q=%E5%8C%85%E5%A4%B4")).isEqualTo(200);
            assertThat(copy.status("/api/v1/grades/911501000HH1N31B4G")).isEqualTo(200);
            assertThat(copy.status("/api/v1/grades/nonsense")).isEqualTo(400);
        }
        assertThat(deliver("good-" + round, GOOD)).contains("SUCCEEDED");
        assertThat(deliver("bad-" + round, BAD)).doesNotContain("INTERNAL_ERROR");
        assertThat(deliver("none-" + round, "no,such,columns\n")).contains("FAILED");
        takeTheFeed();
    }

    private String deliver(String key, String file) throws IOException {
        return inside.post(
                        "/api/v1/imports/institutions",
                        Map.of(
                                "Authorization",
                                inside.authorization("region"),
                                "Content-Type",
                                "text/csv;charset=UTF-8",
                                "Idempotency-Key",
                                key,
                                "Prefer",
                                key.equals("stands") ? "respond-async" : "wait=10"),
                        file)
                .body();
    }

    private void takeTheFeed() throws IOException {
        String head = JSON.readTree(
                        inside.get("/api/v1/feed/head", as("platform")).body())
                .path("cursor")
                .asText();
        long before = Math.max(0, Long.parseLong(head) - 1);
        assertThat(inside.get("/api/v1/feed?limit=10&after=" + before, as("platform"))
                        .statusCode())
                .isEqualTo(200);
    }

    private Map<String, String> as(String role) {
        return Map.of("Authorization", inside.authorization(role));
    }

    private interface Attempt {
        Object make() throws IOException;
    }

    /** Goes on trying while an event is waited for, as clients do. */
    private static void meanwhile(Attempt attempt, Runnable event) throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> trying = clients.submit(() -> {
                while (!isOver.get()) {
                    attempt.make();
                    Thread.sleep(200);
                }
                return null;
            });
            try {
                event.run();
            } finally {
                isOver.set(true);
            }
            trying.get();
        }
    }

    private void raised(String... alerts) {
        awaitThat(() -> watch.alerts("firing").containsAll(Set.of(alerts)), "raised");
    }

    private void allIsWell() {
        awaitThat(() -> watch.alerts("firing").isEmpty(), "all is well");
    }

    private void awaitThat(Supplier<Boolean> condition, String what) {
        Instant end = Instant.now().plus(HOUR).plus(SOON);
        while (!condition.get()) {
            assertThat(Instant.now())
                    .as("%s, firing %s", what, watch.alerts("firing"))
                    .isBefore(end);
            try {
                Thread.sleep(500);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
