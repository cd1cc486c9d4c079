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
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The public part of the packaged program on a hot standby that streams from the primary: it shows what the inside publishes,
 * says so when the standby falls behind, and goes on when the primary is gone.
 */
class ReplicaIT {

    private static final String USCC = "911501000HH1N31B4G";
    private static final String GRADE = "/api/v1/grades/" + USCC;
    private static final String PASSWORD = "walnut-ladder-cobalt-17";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private Path primary;
    private Path standby;

    @BeforeEach
    void name_folders() throws IOException {
        primary = Files.createDirectory(folder.resolve("primary"));
        standby = folder.resolve("standby");
    }

    @Test
    void the_public_reads_from_a_standby_that_may_fall_behind_or_be_left_alone() throws Exception {
        EmbeddedDatabase writing = EmbeddedDatabase.in(primary);
        try (Program inside = Program.serving(Files.createDirectory(folder.resolve("inside")), inside(writing))) {
            inside.awaitPrinted(Program.LOADED);
            try (EmbeddedDatabase reading = Standby.of(writing, primary, standby);
                    Program outside = Program.serving(
                            Files.createDirectory(folder.resolve("outside")), outside(writing, reading))) {
                assertThat(Standby.answer(reading, "select pg_is_in_recovery()"))
                        .isEqualTo("t");
                shows_what_is_published(inside, outside);
                says_that_it_is_behind(inside, outside, reading);
                inside.terminate();
                inside.exitStatus();
                writing.close();
                assertThat(outside.status("/health/ready")).isEqualTo(200);
                assertThat(outside.get(GRADE, Map.of()).body()).contains("迟到的检测有限公司");
            }
        } finally {
            writing.close();
        }
    }

    private static void shows_what_is_published(Program inside, Program outside)
            throws IOException, InterruptedException {
        rename(inside, "刚刚更名的检测有限公司");
        await(() -> shown(outside).contains("刚刚更名的检测有限公司"));
        assertThat(shown(outside)).isEqualTo(shown(inside));
    }

    private static void says_that_it_is_behind(Program inside, Program outside, EmbeddedDatabase reading)
            throws IOException, SQLException, InterruptedException {
        Standby.answer(reading, "select pg_wal_replay_pause()");
        rename(inside, "迟到的检测有限公司");
        await(() -> outside.status("/health/ready") == 503);
        assertThat(shown(outside)).contains("刚刚更名的检测有限公司");
        Standby.answer(reading, "select pg_wal_replay_resume()");
        await(() -> outside.status("/health/ready") == 200 && shown(outside).contains("迟到的检测有限公司"));
    }

    private static Map<String, String> inside(EmbeddedDatabase writing) {
        return TestDatabase.demonstrationOn(writing, "ECOCREDIT_DATABASE_PUBLIC_PASSWORD", PASSWORD);
    }

    private static Map<String, String> outside(EmbeddedDatabase writing, EmbeddedDatabase reading) {
        return Map.of(
                "QUARKUS_PROFILE",
                "prod",
                "ECOCREDIT_SERVES",
                "public",
                "ECOCREDIT_PUBLIC_ADDRESS",
                "https://ecocredit.example",
                "ECOCREDIT_DATABASE_URL",
                address(writing),
                "ECOCREDIT_DATABASE_READ_URL",
                address(reading),
                "ECOCREDIT_DATABASE_MIGRATE",
                "false",
                "ECOCREDIT_DATABASE_PUBLIC_PASSWORD",
                PASSWORD);
    }

    private static void rename(Program inside, String name) throws IOException {
        String token = inside.authorization("region");
        String version = inside.get("/api/v1/institutions/" + USCC, Map.of("Authorization", token))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> renamed = inside.post(
                "/api/v1/institutions/" + USCC + "/amendment",
                Map.of(
                        "Authorization",
                        token,
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        version,
                        "Idempotency-Key",
                        "rename-" + version.replace("\"", "")),
                "{\"name\":\"" + name + "\",\"reason\":\"演练\"}");
        assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(200);
    }

    private static String shown(Program program) {
        try {
            return program.get(GRADE, Map.of()).body();
        } catch (IOException nobodyAnswers) {
            return "";
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
        }
    }

    private static String address(EmbeddedDatabase database) {
        return "postgresql://" + database.settings().address();
    }
}
