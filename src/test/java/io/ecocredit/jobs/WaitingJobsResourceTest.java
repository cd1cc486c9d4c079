package io.ecocredit.jobs;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.league;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.idempotency.FreshKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work that waits: so much of an account and no more, given up at once, and never lost to a busy database. */
@QuarkusTest
class WaitingJobsResourceTest {

    private static final String TURN = "select pg_advisory_xact_lock(hashtextextended('import institutions', 2024021))";
    private static final int CONNECTIONS = 4;

    @Inject
    AgroalDataSource database;

    @Test
    void an_account_has_so_many_jobs_under_way_and_may_give_one_up_that_waits() throws SQLException {
        List<String> jobs = new ArrayList<>();
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(TURN);
            IntStream.range(0, JobService.MOST_OF_AN_ACCOUNT)
                    .mapToObj(number ->
                            deliver(number).then().statusCode(202).extract().<String>path("id"))
                    .forEach(jobs::add);
            deliver(99).then().statusCode(429).body("code", equalTo("TOO_MANY_JOBS"));

            String given = jobs.remove(1);
            league(BAOTOU).delete("/api/v1/jobs/{id}", given).then().statusCode(200);
            assertThat(ended(given)).isEqualTo("CANCELLED");
            jobs.add(deliver(99).then().statusCode(202).extract().path("id"));
            owner.rollback();
        }
        assertThat(jobs).allSatisfy(id -> assertThat(ended(id)).isEqualTo("SUCCEEDED"));
    }

    @Test
    void without_a_connection_an_entry_is_refused_for_now_and_a_job_begins_later() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        String job;
        try {
            for (int number = 0; number < CONNECTIONS; number++) {
                taken.add(database.getConnection());
            }
            job = deliver(200).then().statusCode(202).extract().path("id");
            FreshKey.on(league(BAOTOU))
                    .contentType("application/json")
                    .body(Map.of(
                            "uscc",
                            "91150200MA00000201",
                            "name",
                            "甲",
                            "kinds",
                            List.of("CONSULTING"),
                            "division",
                            BAOTOU))
                    .post("/api/v1/institutions")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("DATABASE_UNAVAILABLE"));
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(ended(job)).isEqualTo("SUCCEEDED");
        league(BAOTOU).get("/api/v1/jobs/{id}", job).then().body("result.accepted", equalTo(1));
    }

    private static Response deliver(int number) {
        return league(TwoLeagues.BAOTOU)
                .contentType("text/csv;charset=UTF-8")
                .body("uscc,name,kinds,division,registered_on\n91150200MA%08d,某公司%d,TESTING,150200,\n"
                        .formatted(number, number))
                .post("/api/v1/imports/institutions");
    }

    private static String ended(String id) {
        String state;
        do {
            state = league(BAOTOU).get("/api/v1/jobs/{id}", id).jsonPath().getString("state");
        } while (state.equals("WAITING") || state.equals("RUNNING"));
        return state;
    }
}
