package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two copies of the packaged program whose primary dies while they work: its standby takes over under the same name. Then the
 * name leads for a while to a server that takes no writes, as the primary of before does once it follows.
 */
class FailoverIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USCC = "911501000HH1N31B4G";
    private static final String INSTITUTION = "/api/v1/institutions/" + USCC;
    private static final String GRADE = "/api/v1/grades/" + USCC;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int WRITES = 60;
    private static final int ACKNOWLEDGED_BEFORE = 20;
    private static final int RENAMED_EVERY = 6;

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_outlives_the_primary_and_a_server_that_only_reads_is_recognised() throws Exception {
        EmbeddedDatabase primary = EmbeddedDatabase.in(folder.resolve("first"));
        try (SwallowingProxy name = new SwallowingProxy(Standby.portOf(primary));
                Program one = copy("one", primary, name);
                Program other = copy("other", primary, name)) {
            one.awaitPrinted(Program.LOADED);
            other.awaitPrinted(Program.LOADED);
            try (EmbeddedDatabase second = Standby.of(primary, folder.resolve("first"), folder.resolve("second"))) {
                acknowledgeOnBoth(primary);
                new Work(one, other).goOnWhile(acknowledged -> {
                    await(() -> acknowledged.get() >= ACKNOWLEDGED_BEFORE);
                    kill(folder.resolve("first"));
                    Standby.run(second, "select pg_promote()");
                    name.leadTo(Standby.portOf(second));
                });
                assertThat(Standby.answer(second, "select count(*) from register.institutions where name like '接管演练%'"))
                        .isEqualTo(Integer.toString(WRITES - WRITES / RENAMED_EVERY));
                try (EmbeddedDatabase reading = Standby.of(second, folder.resolve("second"), folder.resolve("third"))) {
                    says_that_it_takes_no_writes(one, second, reading, name);
                }
            }
        } finally {
            primary.close();
        }
    }

    private Program copy(String own, EmbeddedDatabase primary, SwallowingProxy name) throws IOException {
        return Program.serving(
                Files.createDirectory(folder.resolve(own)),
                TestDatabase.demonstrationOn(
                        primary,
                        "ECOCREDIT_DATABASE_URL",
                        "postgresql://127.0.0.1:" + name.port() + "/ecocredit",
                        "ECOCREDIT_CACHE_SIZE",
                        "0"));
    }

    private static void acknowledgeOnBoth(EmbeddedDatabase primary) throws SQLException {
        Standby.run(primary, "alter system set synchronous_standby_names = '*'");
        Standby.run(primary, "select pg_reload_conf()");
        await(() -> "1".equals(answer(primary, "select count(*) from pg_stat_replication where sync_state = 'sync'")));
    }

    private static void kill(Path place) throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(place.resolve("postgresql/postmaster.pid")).getFirst());
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
    }

    private static void says_that_it_takes_no_writes(
            Program one, EmbeddedDatabase writing, EmbeddedDatabase reading, SwallowingProxy name)
            throws IOException, SQLException {
        lead(name, writing, reading);
        await(() -> one.status("/health/ready") == 503);
        assertThat(one.status("/health/live")).isEqualTo(200);
        assertThat(one.status(GRADE)).isEqualTo(200);
        HttpResponse<String> refused = register(one, WRITES);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.body()).contains("DATABASE_UNAVAILABLE");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        lead(name, reading, writing);
        one.awaitReady(PATIENCE);
        until(201, () -> register(one, WRITES));
    }

    private static void lead(SwallowingProxy name, EmbeddedDatabase from, EmbeddedDatabase to) throws SQLException {
        name.leadTo(Standby.portOf(to));
        Standby.answer(
                from, "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename like 'ecocredit%'");
    }

    /** What goes on without a pause while the primary changes: one who writes by both copies, one who follows the feed. */
    private static final class Work {

        private final Program one;
        private final Program other;
        private final AtomicInteger acknowledged = new AtomicInteger();
        private final AtomicBoolean isWritten = new AtomicBoolean();

        Work(Program one, Program other) {
            this.one = one;
            this.other = other;
        }

        /** What happens meanwhile. */
        interface Event {
            void happen(AtomicInteger acknowledged) throws Exception;
        }

        void goOnWhile(Event event) throws Exception {
            String start = JSON.readTree(
                            one.get("/api/v1/feed/head", as(one, "platform")).body())
                    .path("cursor")
                    .asText();
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<List<String>> followed = people.submit(() -> follow(start, isWritten::get));
                Future<?> written = people.submit(this::write);
                event.happen(acknowledged);
                written.get();
                isWritten.set(true);
                assertThat(followed.get())
                        .as("one who began before and went on, and one who reads it afterwards")
                        .isEqualTo(follow(start, () -> true))
                        .doesNotHaveDuplicates()
                        .hasSizeGreaterThanOrEqualTo(WRITES / RENAMED_EVERY);
            }
            assertThat(acknowledged).hasValue(WRITES);
        }

        private Void write() throws IOException {
            for (int number = 0; number < WRITES; number++) {
                Program copy = number % 2 == 0 ? one : other;
                if (number % RENAMED_EVERY == 0) {
                    rename(copy, number);
                } else {
                    int each = number;
                    until(201, () -> register(copy, each));
                }
                acknowledged.incrementAndGet();
            }
            return null;
        }

        private static void rename(Program copy, int number) throws IOException {
            String version = until(200, () -> copy.get(INSTITUTION, as(copy, "region")))
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            until(
                    200,
                    () -> copy.post(
                            INSTITUTION + "/amendment",
                            with(as(copy, "region"), "If-Match", version, "Idempotency-Key", "rename-" + number),
                            "{\"name\":\"第%d次更名检测有限公司\",\"reason\":\"演练\"}".formatted(number)));
        }

        /** The cursors of all items after one, until there are no more and nobody writes. */
        private List<String> follow(String start, BooleanSupplier isLast) throws IOException {
            List<String> cursors = new ArrayList<>();
            String after = start;
            while (true) {
                boolean isOver = isLast.getAsBoolean();
                String from = after;
                JsonNode page = JSON.readTree(until(
                                200, () -> other.get("/api/v1/feed?wait=1&after=" + from, as(other, "platform")))
                        .body());
                page.path("items")
                        .forEach(item -> cursors.add(item.path("cursor").asText()));
                after = page.path("next").asText();
                if (isOver && page.path("items").isEmpty()) {
                    return cursors;
                }
            }
        }
    }

    /** A request that may be sent again. */
    private interface Repeatable {
        HttpResponse<String> send() throws IOException;
    }

    /** Sends a request until it is done; what is not done meanwhile must be refused as a database that is away. */
    private static HttpResponse<String> until(int status, Repeatable request) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                HttpResponse<String> answer = request.send();
                if (answer.statusCode() == status) {
                    return answer;
                }
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            } catch (HttpTimeoutException noAnswerYet) {
                assertThat(Instant.now()).as(noAnswerYet.getMessage()).isBefore(end);
            }
            assertThat(Instant.now()).isBefore(end);
            pause();
        }
    }

    private static HttpResponse<String> register(Program copy, int number) throws IOException {
        return copy.post(
                "/api/v1/institutions",
                with(as(copy, "region"), "Idempotency-Key", "register-" + number),
                """
                {"uscc":"91150200MA%08d","name":"接管演练%d号环境咨询有限公司","kinds":["CONSULTING"],"division":"150200"}
                """.formatted(number, number));
    }

    private static Map<String, String> as(Program copy, String role) {
        return Map.of("Authorization", copy.authorization(role));
    }

    private static Map<String, String> with(Map<String, String> headers, String... more) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static String answer(EmbeddedDatabase database, String query) {
        try {
            return Standby.answer(database, query);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
