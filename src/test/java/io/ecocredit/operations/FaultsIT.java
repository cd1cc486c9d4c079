package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What breaks under the packaged program one after the other: no connections, no room, a server that is slow, and one killed. Each time what can be
 * answered is, the rest is refused with 503, and what was refused is done once when it is sent again.
 */
class FaultsIT {

    private static final Duration HEALING = Duration.ofMinutes(2);
    private static final String USCC = "911501000HH1N31B4G";
    private static final String GRADE = "/api/v1/grades/" + USCC;

    @TempDir
    private Path folder;

    @TempDir
    private Path server;

    @Test
    void what_can_go_on_does_and_what_was_refused_is_done_once_later() throws IOException, SQLException {
        EmbeddedDatabase database = EmbeddedDatabase.in(server);
        try (SwallowingProxy proxy = new SwallowingProxy(Standby.portOf(database));
                Program program = Program.serving(
                        folder,
                        TestDatabase.demonstrationOn(
                                database,
                                "ECOCREDIT_DATABASE_URL",
                                "postgresql://127.0.0.1:" + proxy.port() + "/ecocredit",
                                "ECOCREDIT_CACHE_SIZE",
                                "0",
                                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                                "true"))) {
            program.awaitPrinted(Program.LOADED);
            without_connections_for_the_inside(database, program);
            without_room_on_the_disk(database, program);
            with_a_slow_database(database, proxy, program);
            database = killed_and_started_again(database, proxy, program);
        } finally {
            database.close();
        }
    }

    private static void without_connections_for_the_inside(EmbeddedDatabase database, Program program)
            throws IOException, SQLException {
        String version = versionOf(program);
        Standby.run(database, "alter role ecocredit_running connection limit 0");
        Standby.run(
                database, "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'ecocredit_running'");
        unavailable(program, renamed(program, "连接耗尽时", version));
        assertThat(program.status(GRADE)).isEqualTo(200);
        assertThat(program.status("/health/ready")).isEqualTo(503);
        assertThat(program.status("/health/live")).isEqualTo(200);
        Standby.run(database, "alter role ecocredit_running connection limit -1");
        program.awaitReady(HEALING);
        doneOnce(database, program, "连接耗尽时", version);
    }

    /** The server says in this state that it cannot write, whatever the reason that a disk has no room. */
    private static void without_room_on_the_disk(EmbeddedDatabase database, Program program)
            throws IOException, SQLException {
        String version = versionOf(program);
        Standby.run(database, """
                create function register.no_room() returns trigger language plpgsql as
                    'begin raise exception ''could not extend file'' using errcode = ''53100''; end';
                create trigger no_room before insert on register.entries execute function register.no_room()
                """);
        unavailable(program, renamed(program, "磁盘已满时", version));
        assertThat(program.status(GRADE)).isEqualTo(200);
        Standby.run(database, "drop function register.no_room() cascade");
        doneOnce(database, program, "磁盘已满时", version);
    }

    /** All goes on, and nothing is given up that only takes its time. */
    private static void with_a_slow_database(EmbeddedDatabase database, SwallowingProxy proxy, Program program)
            throws IOException, SQLException {
        String version = versionOf(program);
        proxy.late(Duration.ofMillis(100));
        assertThat(program.status(GRADE)).isEqualTo(200);
        assertThat(program.status("/health/ready")).isEqualTo(200);
        doneOnce(database, program, "数据库缓慢时", version);
        proxy.late(Duration.ZERO);
    }

    private EmbeddedDatabase killed_and_started_again(EmbeddedDatabase database, SwallowingProxy proxy, Program program)
            throws IOException, SQLException {
        String version = versionOf(program);
        long postmaster = Long.parseLong(
                Files.readAllLines(server.resolve("postgresql/postmaster.pid")).getFirst());
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        unavailable(program, renamed(program, "数据库中断时", version));
        assertThat(program.status("/health/live")).isEqualTo(200);
        database.close();
        EmbeddedDatabase again = EmbeddedDatabase.in(server);
        proxy.leadTo(Standby.portOf(again));
        program.awaitReady(HEALING);
        doneOnce(again, program, "数据库中断时", version);
        return again;
    }

    private static void unavailable(Program program, HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("DATABASE_UNAVAILABLE");
        String requestId = refused.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(program.printed()).contains("\"mdc\":{\"requestId\":\"" + requestId + "\"");
    }

    /** The same request twice more: done by the first, answered alike by the second. */
    private static void doneOnce(EmbeddedDatabase database, Program program, String name, String version)
            throws IOException, SQLException {
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> done = renamed(program, name, version);
            assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        }
        assertThat(program.get(GRADE, Map.of()).body()).contains(name);
        assertThat(Standby.answer(
                        database,
                        "select count(*) from register.institution_changes where name = '" + name + "检测有限公司'"))
                .isEqualTo("1");
    }

    private static HttpResponse<String> renamed(Program program, String name, String version) throws IOException {
        return program.post(
                "/api/v1/institutions/" + USCC + "/amendment",
                Map.of(
                        "Authorization",
                        program.authorization("region"),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        version,
                        "Idempotency-Key",
                        "fault-" + version.replace("\"", "")),
                "{\"name\":\"" + name + "检测有限公司\",\"reason\":\"演练\"}");
    }

    private static String versionOf(Program program) throws IOException {
        return program.get("/api/v1/institutions/" + USCC, Map.of("Authorization", program.authorization("region")))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }
}
