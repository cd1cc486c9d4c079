package io.ecocredit.records;

import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.Succeeded;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While a long file of records is taken in, whoever enters one record of somebody else does not wait. */
@QuarkusTest
@Cites(
        provisions = Provision.A15_ITEM_1,
        settles = {Interpretation.I_3, Interpretation.I_10})
class BesideFilesResourceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static int numbers;

    @ParameterizedTest
    @EnumSource
    void only_an_entry_of_the_same_subject_waits_for_a_file(LineYear line) throws SQLException {
        line.prepare();
        String number = number();
        try (Connection file = file(line, line.first())) {
            entered(line, number(), line.second()).then().statusCode(201);
            Response waiting = entered(line, number, line.first());
            refused(waiting, 503, "IMPORT_RUNNING");
            assertThat(waiting.header("Retry-After")).isNotBlank();
            file.rollback();
        }
        entered(line, number, line.first()).then().statusCode(201);
    }

    @Test
    void what_was_taken_over_waits_with_whoever_took_it_over() throws SQLException {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        String absorbed = line.late();
        Succeeded.change(
                        () -> line.region("one"),
                        () -> line.region("another"),
                        absorbed,
                        Map.of("successor", line.first(), "reason", "吸收合并", "on", "2025-01-02"))
                .then()
                .statusCode(200);
        try (Connection file = file(line, line.first())) {
            refused(entered(line, number(), absorbed), 503, "IMPORT_RUNNING");
            file.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_of_two_that_take_a_number_at_once_has_it(LineYear line) {
        line.prepare();
        for (int pair = 0; pair < 8; pair++) {
            String number = number();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                CompletableFuture<Response> one =
                        CompletableFuture.supplyAsync(() -> entered(line, number, line.first()), clients);
                CompletableFuture<Response> two =
                        CompletableFuture.supplyAsync(() -> entered(line, number, line.second()), clients);
                assertThat(List.of(one.join().statusCode(), two.join().statusCode()))
                        .as(one.join().asString() + two.join().asString())
                        .containsExactlyInAnyOrder(201, 409);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_file_whose_number_somebody_takes_meanwhile_is_read_again(LineYear line) throws SQLException {
        line.prepare();
        String model = number();
        entered(line, model, line.second()).then().statusCode(201);
        String number = number();
        try (Connection other = file(line, line.second());
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            other.rollback();
            copy(other, line, model, number);
            CompletableFuture<JsonPath> report = CompletableFuture.supplyAsync(
                    () -> RegionYear.deliverValid(
                            LineRecords.kind(line),
                            LineRecords.file(
                                    line,
                                    number,
                                    line.first(),
                                    new LineRecords.Row("2024-06-01", LineYear.LEAGUE, "某局"))),
                    clients);
            awaitSomebodyWaiting(other);
            other.commit();
            JsonPath told = report.join();
            assertThat(told.getLong("result.refused")).as(told.prettify()).isEqualTo(1);
        }
    }

    /** A transaction that holds what a file of the line holds once it has read somebody's rows. */
    private static Connection file(LineYear line, String subject) throws SQLException {
        Connection connection = DatabaseResource.connectAsAdministrator();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                PreparedStatement turn =
                        connection.prepareStatement("select " + schema(line) + ".take_turn(array[?])")) {
            statement.execute("select set_config('ecocredit.reach', 'ALL', false)");
            statement.execute(
                    "select pg_advisory_xact_lock(hashtextextended('import " + LineRecords.kind(line) + "', 2024021))");
            turn.setString(1, subject);
            turn.execute();
        }
        return connection;
    }

    /** Enters, in a transaction of its own that is not over yet, the same under another number. */
    private static void copy(Connection connection, LineYear line, String model, String number) throws SQLException {
        String columns = String.join(", ", columns(connection, line));
        String sql = """
                insert into %1$s.records (record_no, %2$s) select ?, %2$s from %1$s.records where record_no = ?
                """.formatted(schema(line), columns);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, number);
            statement.setString(2, model);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static List<String> columns(Connection connection, LineYear line) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select column_name from information_schema.columns
                where table_schema = ? and table_name = 'records' and is_generated = 'NEVER' and column_name <> 'record_no'
                """)) {
            statement.setString(1, schema(line));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    columns.add(found.getString("column_name"));
                }
            }
        }
        return columns;
    }

    private static void awaitSomebodyWaiting(Connection connection) throws SQLException {
        Instant end = Instant.now().plus(PATIENCE);
        try (PreparedStatement statement = connection.prepareStatement("""
                select exists (select from pg_locks w join pg_locks h on h.transactionid = w.transactionid
                    where not w.granted and h.granted and h.pid = pg_backend_pid()) as waits
                """)) {
            boolean waits = false;
            while (!waits) {
                assertThat(Instant.now()).as("the file meets the number").isBefore(end);
                try (ResultSet found = statement.executeQuery()) {
                    found.next();
                    waits = found.getBoolean("waits");
                }
            }
        }
    }

    private static Response entered(LineYear line, String number, String subject) {
        return LineRecords.entered(line, line.officer("one"), number, subject, LineYear.NOTHING);
    }

    private static String schema(LineYear line) {
        return line == LineYear.INSTITUTIONS ? "register" : "practitioners";
    }

    private static String number() {
        return "BESIDE-" + ++numbers;
    }
}
