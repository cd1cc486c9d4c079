package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.platform.database.EmbeddedDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A base backup is taken while officers work, its log is archived, and the register is brought back to five moments: each time
 * it holds what was acknowledged until then and nothing later, the audit chain is whole, and what is shown equals the files.
 */
class RestoreIT {

    private static final String USCC = "911501000HH1N31B4G";
    private static final String NAME = "第%d次更名的检测有限公司";
    private static final int MOMENTS = 5;

    @TempDir
    private Path folder;

    private Path register;
    private Path archive;
    private Path backup;

    /** A moment in the database's time, and the last change that was acknowledged before it. */
    private record Moment(String at, int acknowledged, String auditHead) {}

    @BeforeEach
    void name_folders() throws IOException {
        register = Files.createDirectory(folder.resolve("register"));
        archive = Files.createDirectory(folder.resolve("archive"));
        backup = folder.resolve("backup");
    }

    @Test
    void the_register_comes_back_as_it_was_at_any_moment() throws Exception {
        try (Program first = Program.serving(register, Map.of())) {
            first.awaitPrinted(Program.LOADED);
            sql("alter system set archive_mode = on");
            sql("alter system set archive_command = 'cp %p " + archive + "/%f'");
        }
        List<Moment> moments = new ArrayList<>();
        try (Program program = Program.serving(register, Map.of())) {
            program.awaitPrinted(Program.LOADED);
            int changes = change(program, 0, 5);
            takeBackup();
            Random random = new Random();
            for (int i = 0; i < MOMENTS; i++) {
                changes = change(program, changes, changes + 3 + random.nextInt(20));
                moments.add(new Moment(answer("select clock_timestamp()::text"), changes, head()));
            }
            change(program, changes, changes + 5);
            awaitArchived(answer("select pg_walfile_name(pg_switch_wal())"));
        }
        for (Moment moment : moments) {
            isAsItWas(moment, restored(moment));
        }
    }

    private void isAsItWas(Moment moment, Path restored) throws Exception {
        assertThat(audited(restored, "results")).contains("全部与档案一致");
        assertThat(audited(restored, "trail", "--head", moment.auditHead())).contains("审计记录未被改动");
        try (Program program = Program.serving(restored, Map.of("ECOCREDIT_DEMONSTRATION_SAMPLE", "false"))) {
            assertThat(program.get("/api/v1/grades/" + USCC, Map.of()).body())
                    .contains("\"name\":\"" + NAME.formatted(moment.acknowledged()) + "\"");
            program.awaitPrinted(Program.LOADED);
            change(program, moment.acknowledged(), moment.acknowledged() + 1);
        }
    }

    /** Renames an institution again and again; each answer is waited for, and so acknowledged. */
    private static int change(Program program, int from, int to) throws IOException {
        String token = program.authorization("region");
        for (int number = from + 1; number <= to; number++) {
            HttpResponse<String> seen = program.get("/api/v1/institutions/" + USCC, Map.of("Authorization", token));
            HttpResponse<String> changed = program.post(
                    "/api/v1/institutions/" + USCC + "/amendment",
                    Map.of(
                            "Authorization",
                            token,
                            "Content-Type",
                            "application/json",
                            "If-Match",
                            seen.headers().firstValue("ETag").orElseThrow(),
                            "Idempotency-Key",
                            "change-" + number),
                    "{\"name\":\"" + NAME.formatted(number) + "\",\"reason\":\"演练\"}");
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        }
        return to;
    }

    private void takeBackup() throws SQLException, IOException {
        try (Connection owner = owner()) {
            BaseBackup.take(owner, register.resolve("postgresql"), backup);
        }
    }

    private Path restored(Moment moment) throws IOException {
        Path restored = Files.createDirectory(folder.resolve("restored-" + moment.acknowledged()));
        for (String file : new String[] {"personal-data-keys", "demonstration-key.pem"}) {
            Files.copy(register.resolve(file), restored.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path data = restored.resolve("postgresql");
        BaseBackup.copy(backup, data);
        Files.createFile(data.resolve("recovery.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                """
                archive_mode = off
                hot_standby = off
                restore_command = 'cp %s/%%f %%p'
                recovery_target_time = '%s'
                recovery_target_action = promote
                """.formatted(archive, moment.at()),
                StandardOpenOption.TRUNCATE_EXISTING);
        return restored;
    }

    private String audited(Path where, String... what) {
        String[] words = Stream.concat(Stream.of("audit"), Stream.of(what)).toArray(String[]::new);
        try (Program command = Program.start(where, Map.of(), words)) {
            assertThat(command.exitStatus()).as(command.printed()).isZero();
            return command.written();
        }
    }

    private String head() {
        return Pattern.compile("\\(head\\): (\\S+)")
                .matcher(audited(register, "trail"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private void awaitArchived(String file) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (!Files.exists(archive.resolve(file))) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
        }
    }

    private void sql(String statement) throws SQLException, IOException {
        try (Connection owner = owner();
                Statement executing = owner.createStatement()) {
            executing.execute(statement);
        }
    }

    private String answer(String query) throws SQLException, IOException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection owner() throws SQLException, IOException {
        DatabaseSettings running = Objects.requireNonNull(EmbeddedDatabase.runningIn(register));
        return DriverManager.getConnection(running.jdbcUrl(), running.owner(), running.ownerPassword());
    }
}
