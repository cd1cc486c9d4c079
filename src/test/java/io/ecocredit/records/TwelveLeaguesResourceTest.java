package io.ecocredit.records;

import static io.ecocredit.institutions.TwoLeagues.league;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of all leagues at once: each waits its turn without a connection, sees its place, and comes in; nobody else waits. */
@QuarkusTest
class TwelveLeaguesResourceTest {

    private static final int ROWS = 2000;
    private static final String HEADER =
            "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                    + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n";

    /** What a file of records holds while it is taken in, so that the first one stays where it is. */
    private static final String TURN = "select pg_advisory_xact_lock(hashtextextended('import records', 2024021)),"
            + " register.take_turn(array['" + TwoLeagues.SHARED + "'])";

    @Inject
    Divisions divisions;

    private static boolean filled;

    @BeforeEach
    void fill() {
        if (!filled) {
            TwoLeagues.fill();
            filled = true;
        }
    }

    @Test
    void all_files_come_in_and_each_sees_its_place_while_single_entries_go_on() throws SQLException {
        Map<String, String> jobs = new LinkedHashMap<>();
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(TURN);
            for (Division league : divisions.leagues()) {
                jobs.put(league.code(), deliver(league.code()));
            }
            List<String> leagues = List.copyOf(jobs.keySet());
            assertThat(leagues).hasSize(12);
            assertThat(job(leagues.getFirst(), jobs).getString("state")).isEqualTo("RUNNING");
            for (int place = 1; place < leagues.size(); place++) {
                JsonPath waiting = job(leagues.get(place), jobs);
                assertThat(waiting.getString("state")).isEqualTo("WAITING");
                assertThat(waiting.getString("stateLabel")).isEqualTo("等待中");
                assertThat(waiting.getInt("place")).isEqualTo(place);
            }
            for (String league : leagues) {
                register(league, 1).then().statusCode(201);
            }
            owner.rollback();
        }
        String last = List.copyOf(jobs.keySet()).getLast();
        List<Integer> places = new ArrayList<>();
        for (int number = 0; "WAITING".equals(job(last, jobs).getString("state")); number++) {
            places.add(job(last, jobs).getInt("place"));
            enterRecord("E-" + number).then().statusCode(201);
        }
        assertThat(places).isNotEmpty().isSortedAccordingTo((one, other) -> Integer.compare(other, one));
        jobs.forEach((league, id) -> finished(league, id));
    }

    @Test
    void whoever_waits_for_a_file_with_a_single_entry_keeps_no_connection_from_others() throws SQLException {
        List<CompletableFuture<Response>> waiting = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(TURN);
            for (Division league : divisions.leagues()) {
                waiting.add(CompletableFuture.supplyAsync(() -> enterRecord("W-" + league.code()), clients));
            }
            for (Division league : divisions.leagues()) {
                register(league.code(), 2).then().statusCode(201);
            }
            owner.rollback();
        }
        assertThat(waiting).extracting(CompletableFuture::join).allSatisfy(answer -> {
            if (answer.statusCode() != 201) {
                assertThat(answer.jsonPath().getString("code")).isEqualTo("IMPORT_RUNNING");
                assertThat(answer.header("Retry-After")).isNotBlank();
            }
        });
    }

    private void finished(String league, String id) {
        JsonPath job = JsonPath.from("{}");
        do {
            job = job(league, Map.of(league, id));
        } while (List.of("WAITING", "RUNNING").contains(job.getString("state")));
        assertThat(job.getString("state")).as(league).isEqualTo("SUCCEEDED");
        assertThat(job.getLong("result.accepted")).as(league).isEqualTo(ROWS);
    }

    private static JsonPath job(String league, Map<String, String> jobs) {
        return officer(league)
                .get("/api/v1/jobs/{id}", jobs.get(league))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String deliver(String league) {
        StringBuilder file = new StringBuilder(HEADER);
        for (int row = 0; row < ROWS; row++) {
            String number = league + "-" + row;
            file.append(number + "," + TwoLeagues.SHARED + ",GENERAL,1-12,13.4,2024-03-01,2024-04-01,," + league + ","
                    + divisions.bureauOf(league) + "," + number + "号,1,,,,,某事\n");
        }
        return officer(league)
                .contentType("text/csv;charset=UTF-8")
                .body(file.toString())
                .post("/api/v1/imports/records")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Something of another kind, which no file of records keeps waiting. */
    private static Response register(String league, int number) {
        return FreshKey.on(league(league))
                .contentType("application/json")
                .body(Map.of(
                        "uscc",
                        "91" + league + "MA0000000" + number,
                        "name",
                        league + "新设环境咨询有限公司",
                        "kinds",
                        List.of("CONSULTING"),
                        "division",
                        league))
                .post("/api/v1/institutions");
    }

    /** An officer of each league; the test's usual one would be a single account. */
    private static RequestSpecification officer(String league) {
        return TwoLeagues.as(Roles.LEAGUE, Map.of("division", league, "sub", "officer-of-" + league));
    }

    private static Response enterRecord(String number) {
        return FreshKey.on(league(TwoLeagues.BAOTOU))
                .contentType("application/json")
                .body(RecordForms.good(number))
                .post("/api/v1/records");
    }
}
