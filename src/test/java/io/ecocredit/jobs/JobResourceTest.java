package io.ecocredit.jobs;

import static io.ecocredit.fixtures.RegionYear.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.fixtures.PublishedSample;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long work: followed, waited for and cancelled by whoever started it, and by nobody else. */
@QuarkusTest
@TestProfile(PublishedSample.class)
class JobResourceTest {

    private static final String HEADER = "record_no,confirmed_on,authority\n";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    JobService jobs;

    @BeforeEach
    void publish() {
        PublishedSample.require();
    }

    @Test
    void without_waiting_the_answer_says_where_the_job_is() {
        Response started = start("respond-async", HEADER);
        assertThat(started.statusCode()).isIn(200, 202);
        assertThat(started.header("Location"))
                .endsWith("/api/v1/jobs/" + started.jsonPath().getString("id"));
        assertThat(finished(started.jsonPath().getString("id"))).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_cancelled_job_stops_and_keeps_nothing() throws SQLException {
        String id;
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table register.rectifications in access exclusive mode");
            id = start("respond-async", HEADER + "R0000001,2026-01-01,某局\n")
                    .jsonPath()
                    .getString("id");
            region().delete("/api/v1/jobs/{id}", id).then().statusCode(200);
            owner.rollback();
        }
        assertThat(finished(id)).isEqualTo("CANCELLED");
        region().get("/api/v1/jobs/{id}", id).then().body("result", equalTo(null));
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet kept =
                        statement.executeQuery("select 1 from register.rectifications where record_no = 'R0000001'")) {
            assertThat(kept.next()).isFalse();
        }
    }

    /** Of two copies of the service one may have a wrong clock; what is silent is told by the clock of the database. */
    @Test
    void a_wrong_clock_ends_nobodys_work_and_a_silent_process_loses_its() throws SQLException {
        Actor region = Actor.system("trial");
        CompletableFuture<String> end = new CompletableFuture<>();
        Job job = jobs.start("trial", region, run -> Uni.createFrom().completionStage(end))
                .await()
                .atMost(PATIENCE);
        try {
            TestTime.moveTo("2031-01-01");
            jobs.beat().await().atMost(PATIENCE);
            assertThat(stateOf(job, region)).isEqualTo(Job.State.RUNNING);
        } finally {
            TestTime.backToTheMachines();
        }
        UUID silent = UUID.randomUUID();
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "insert into register.jobs (job_id, kind, state, started_by, created_at, heartbeat_at) values ('"
                            + silent + "', 'trial', 'RUNNING', '" + region.name()
                            + "', now(), now() - interval '61 seconds')");
        }
        jobs.beat().await().atMost(PATIENCE);
        assertThat(jobs.find(silent, region).await().atMost(PATIENCE).state()).isEqualTo(Job.State.FAILED);
        assertThat(stateOf(job, region)).isEqualTo(Job.State.RUNNING);
        end.complete("done");
        assertThat(jobs.await(job.id(), region, PATIENCE).await().indefinitely().state())
                .isEqualTo(Job.State.SUCCEEDED);
    }

    private Job.State stateOf(Job job, Actor asker) {
        return jobs.find(job.id(), asker).await().atMost(PATIENCE).state();
    }

    @Test
    void a_finished_job_stays_as_it_ended() {
        String id = start("wait=30", HEADER).jsonPath().getString("id");
        region().delete("/api/v1/jobs/{id}", id).then().statusCode(200).body("state", equalTo("SUCCEEDED"));
    }

    @Test
    void what_is_kept_of_a_failure_holds_no_citizen_number() {
        Actor region = Actor.system("trial");
        Job ended = jobs.start(
                        "trial",
                        region,
                        run -> Uni.createFrom()
                                .failure(RefusalException.invalid("q", "15999919610203771X", "不是15999919610203771X的")))
                .chain(job -> jobs.await(job.id(), region, PATIENCE))
                .await()
                .atMost(PATIENCE);
        assertThat(ended.state()).isEqualTo(Job.State.FAILED);
        assertThat(String.valueOf(ended.problem()))
                .contains("INVALID_PARAMETER", "不是****的")
                .doesNotContain("771X");
    }

    @Test
    void somebody_elses_job_and_none_at_all_are_told_alike() {
        String id = start("wait=30", HEADER).jsonPath().getString("id");
        String elses = league().get("/api/v1/jobs/{id}", id)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        String none = league().get("/api/v1/jobs/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(elses).isEqualTo(none);
        league().delete("/api/v1/jobs/{id}", id).then().statusCode(404);
        region().get("/api/v1/jobs/nonsense").then().statusCode(400).body("errors[0].field", equalTo("id"));
    }

    @Test
    void a_wish_to_wait_that_is_no_number_is_refused() {
        assertThat(start("wait=soon", HEADER).statusCode()).isEqualTo(400);
    }

    private static RequestSpecification league() {
        return given().header("Authorization", TestTokens.bearer(Roles.LEAGUE, Map.of("division", "150200")));
    }

    private static Response start(String prefer, String csv) {
        return given().header("Authorization", TestTokens.bearer(Roles.REGION, Map.of("division", "150000")))
                .header("Prefer", prefer)
                .contentType("text/csv;charset=UTF-8")
                .body(csv)
                .post("/api/v1/imports/rectifications");
    }

    private static String finished(String id) {
        Set<String> ends = Set.of("SUCCEEDED", "FAILED", "CANCELLED");
        String state = "";
        while (!ends.contains(state)) {
            state = region().get("/api/v1/jobs/{id}", id).jsonPath().getString("state");
        }
        return state;
    }
}
