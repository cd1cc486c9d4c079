package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of the packaged program, of which the clock of one is wrong, by a library that tells programs another time. */
@Cites(value = Article.A31, settles = Interpretation.I_19)
class WrongClockIT {

    private static final Path OTHER_TIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
    private static final String YEARS_AHEAD = "+900d";

    /** What is public and what was ever told of it, by the database. */
    private static final String PUBLIC = """
            select concat_ws('|', (select number from published.version),
                (select count(*) from published.results where shown_until is null),
                (select max(swept_on) from register.calendar_sweeps))
            """;

    @TempDir
    Path folder;

    @Test
    void a_copy_with_a_wrong_clock_neither_starts_nor_changes_what_the_others_show() throws Exception {
        try (EmbeddedDatabase database = TestDatabase.temporary();
                Program first = healthy(database, "first");
                Program second = healthy(database, "second")) {
            first.awaitPrinted(Program.LOADED);
            second.awaitPrinted(Program.LOADED);
            String before = settled(database);

            try (Program wrong = Program.start(
                    Files.createDirectory(folder.resolve("wrong")),
                    withClock(database, Map.of("FAKETIME", YEARS_AHEAD)))) {
                assertThat(wrong.exitStatus()).isNotZero();
                assertThat(wrong.printed()).contains("本机时钟与数据库相差", "set both right first");
            }

            assertThat(state(database)).isEqualTo(before);
            assertThat(first.status("/health/ready")).isEqualTo(200);
            assertThat(second.status("/health/ready")).isEqualTo(200);
        }
    }

    @Test
    void a_copy_whose_clock_jumps_stops_its_work_until_it_is_right_again() throws Exception {
        Path time = folder.resolve("time");
        Files.writeString(time, "+0d");
        try (EmbeddedDatabase database = TestDatabase.temporary();
                Program copy = Program.serving(
                        Files.createDirectory(folder.resolve("jumping")),
                        withClock(
                                database,
                                Map.of("FAKETIME_TIMESTAMP_FILE", time.toString(), "FAKETIME_CACHE_DURATION", "1")))) {
            copy.awaitPrinted(Program.LOADED);
            String before = settled(database);

            Files.writeString(time, YEARS_AHEAD);
            await(copy, 503);
            assertThat(copy.printed()).contains("暂停后台工作");
            assertThat(state(database)).isEqualTo(before);
            String tomorrow =
                    LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString();
            assertThat(copy.status("/api/v1/grades?year=2024&asOf=" + tomorrow))
                    .as("its day of the law is still the database's")
                    .isEqualTo(400);

            Files.writeString(time, "+0d");
            await(copy, 200);
            assertThat(copy.printed()).contains("恢复后台工作");
            assertThat(state(database)).isEqualTo(before);
        }
    }

    private Program healthy(EmbeddedDatabase database, String name) throws IOException {
        return Program.serving(Files.createDirectory(folder.resolve(name)), TestDatabase.demonstrationOn(database));
    }

    private static Map<String, String> withClock(EmbeddedDatabase database, Map<String, String> clock) {
        Map<String, String> environment = new HashMap<>(TestDatabase.demonstrationOn(database));
        environment.put("LD_PRELOAD", OTHER_TIME.toString());
        environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        environment.put("DONT_FAKE_MONOTONIC", "1");
        environment.putAll(clock);
        return environment;
    }

    private static void await(Program copy, int readiness) {
        Instant end = Instant.now().plusSeconds(60);
        while (copy.status("/health/ready") != readiness) {
            assertThat(Instant.now()).as(copy.printed()).isBefore(end);
        }
    }

    /** The state once the copies have nothing left to do. */
    private static String settled(EmbeddedDatabase database) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        while (!"0".equals(ask(database, "select count(*) from register.touched_institutions"))
                || ask(database, "select max(swept_on) from register.calendar_sweeps") == null) {
            assertThat(Instant.now()).isBefore(end);
        }
        return state(database);
    }

    private static String state(EmbeddedDatabase database) throws Exception {
        return ask(database, PUBLIC);
    }

    private static String ask(EmbeddedDatabase database, String query) throws Exception {
        try (Connection owner = TestDatabase.administrator(database);
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }
}
