package io.ecocredit.years;

import static io.ecocredit.procedure.LineYear.LEAGUE;
import static io.ecocredit.procedure.LineYear.NEIGHBOUR;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When results become public, and that neither nothing nor half a year does; what a year's plan is. */
@QuarkusTest
@Cites(
        value = Article.A22,
        provisions = {Provision.A7_PARAGRAPH_2, Provision.A20_ITEM_6, Provision.A21_ITEM_4},
        settles = Interpretation.I_33)
class PublicationDayResourceTest {

    @Test
    void the_day_of_a_leagues_results_is_its_own_and_no_revision_moves_it() throws SQLException {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        line.region("one").body(Map.of("value", "中国体育彩票第2025123期")).put("/api/v1/years/2024/spot-check-value");
        determined(line, LEAGUE, line.first());
        determined(line, LEAGUE, line.second());
        determined(line, NEIGHBOUR, line.elsewhere());
        TestTime.moveTo("2025-06-03");
        published(line, LEAGUE);
        TestTime.moveTo("2025-06-05");
        published(line, NEIGHBOUR);

        line.burden(line.elsewhere(), "PD-1");

        JsonPath revised = awaitRevised(line.elsewhere());
        assertThat(revised.getString("current.grade")).isEqualTo("BAD");
        assertThat(revised.getString("current.publishedOn")).isEqualTo("2025-06-05");
        assertThat(given().get("/api/v1/grades/" + line.first())
                        .path("current.publishedOn")
                        .toString())
                .isEqualTo("2025-06-03");
        assertThat(given().get("/api/v1/releases/2024").path("publishedOn").toString())
                .isEqualTo("2025-06-03");
        try (Connection owner = DatabaseResource.connectAsAdministrator()) {
            assertThatThrownBy(() -> owner.createStatement().execute("""
                    select set_config('ecocredit.reach', 'ALL', false);
                    insert into register.result_history (uscc, year, operation, cause, lead_league, score, grade, at,
                        recorded_at, published_on)
                    select uscc, year, 'REVISED', 'FACTS', lead_league, 100, 'NORMAL', at, recorded_at, published_on - 2
                    from register.result_history where uscc = '%s' limit 1
                    """.formatted(line.elsewhere())))
                    .hasMessageContaining("became public on another day");
        }
    }

    private static void determined(LineYear line, String league, String subject) {
        line.putAt(subject, Step.NOTIFIED);
        line.taken(line.officer(league, "one"), subject, "proposal", NOTHING);
        line.putAt(subject, Step.DETERMINED);
    }

    private static void published(LineYear line, String league) {
        line.officer(league, "one").post(line.year("/submission")).then().statusCode(200);
        line.drawAndAccept(league, List.of());
        Response dated =
                line.region("two").body(Map.of("publishedOn", "2025-06-01")).post(line.year("/publication"));
        refused(dated, 400, "INVALID_PARAMETER");
        assertThat(dated.jsonPath().getString("clause")).contains("I-33");
        assertThat(dated.jsonPath().getString("errors[0].field")).isEqualTo("publishedOn");
        Response job = line.region("two")
                .header("Prefer", "wait=30")
                .body(Map.of("leagues", List.of(league)))
                .post(line.year("/publication"));
        assertThat(job.jsonPath().getString("state")).as(job.asString()).isEqualTo("SUCCEEDED");
    }

    private static JsonPath awaitRevised(String uscc) {
        Instant end = Instant.now().plusSeconds(20);
        JsonPath grade = given().get("/api/v1/grades/" + uscc).jsonPath();
        while (grade.getString("current.revisedOn") == null) {
            assertThat(Instant.now()).as(grade.prettify()).isBefore(end);
            grade = given().get("/api/v1/grades/" + uscc).jsonPath();
        }
        return grade;
    }

    @ParameterizedTest
    @EnumSource
    void a_year_that_is_not_over_is_not_made_known(LineYear line) {
        TestTime.moveTo("2025-12-31");
        RegionYear.region().put("/api/v1/years/2025").then().statusCode(200);
        String years = line.year("").replace("2024", "2025");
        String noun = line == LineYear.INSTITUTIONS ? "/publication" : "/result-notice";

        Response answer = line.region("two").body(NOTHING).post(years + noun);

        refused(answer, 409, "PERIOD_NOT_OVER");
        assertThat(answer.jsonPath().getString("clause")).contains("第二十二条", "I-33");
    }

    private static Response publish(int year, String on) {
        return RegionYear.secondOfficer()
                .contentType("application/json")
                .header("Prefer", "wait=30")
                .body(Map.of("publishedOn", on))
                .post("/api/v1/years/" + year + "/publication");
    }

    @Test
    void a_year_has_one_plan() {
        TestTime.moveTo("2026-01-05");
        String plan = "/api/v1/years/2023/plan";
        Map<String, ?> early = Map.of("dates", Map.of("SUBMISSION", "2024-05-10"));
        json().body(early).put(plan).then().statusCode(200);
        json().body(early).put(plan).then().statusCode(200);
        RegionYear.region().put("/api/v1/years/2023").then().statusCode(200);

        Response other =
                json().body(Map.of("dates", Map.of("SUBMISSION", "2024-05-09"))).put(plan);
        refused(other, 409, "YEAR_ALREADY_PLANNED");
        assertThat(other.jsonPath().getList("errors.field")).containsExactly("dates.SUBMISSION");
        assertThat(other.asString()).contains("2024-05-10", "2024-05-09");
        refused(json().body(NOTHING).put(plan), 409, "YEAR_ALREADY_PLANNED");
        assertThat(publish(2023, "2024-06-05").jsonPath().getString("problem.code"))
                .isEqualTo("NOT_RATED");
        assertThat(json().get("/api/v1/years/2023").jsonPath().getList("plan.by", String.class))
                .contains("2024-05-10");
    }

    private static RequestSpecification json() {
        return RegionYear.region().contentType("application/json");
    }
}
