package io.ecocredit.years;

import static io.ecocredit.procedure.LineYear.LEAGUE;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.database.EmptyRegister;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A year is history only where it was over and done with before this register began. */
@QuarkusTest
@Cites(
        provisions = {Provision.A20_ITEM_4, Provision.A20_ITEM_6},
        settles = {Interpretation.I_30, Interpretation.I_33})
class HistoricalYearResourceTest {

    private static final String FIRM = "91150200MA0ABCD92X";

    @BeforeEach
    void nobodyIsThere() {
        new EmptyRegister().beforeClass(HistoricalYearResourceTest.class);
    }

    @Test
    void a_year_that_was_still_to_be_published_when_the_register_began_is_no_history_however_late() {
        TestTime.moveTo("2026-02-10");
        served(2025);
        RegionYear.open(2025);
        Response inTime = open(2025);
        refused(inTime, 409, "STEP_OUT_OF_ORDER");
        assertThat(inTime.asString()).contains("I-30", "2026-02-10", "2026-06-05");

        TestTime.moveTo("2027-03-01");
        refused(open(2025), 409, "STEP_OUT_OF_ORDER");
        RegionYear.region().put("/api/v1/years/2026").then().statusCode(200);
        refused(open(2026), 409, "STEP_OUT_OF_ORDER");
        RegionYear.region().put("/api/v1/years/2024").then().statusCode(200);
        assertThat(open(2024).statusCode()).isEqualTo(200);
    }

    /** Whichever line was led through it. */
    @ParameterizedTest
    @EnumSource
    void a_year_after_one_that_was_led_through_the_procedure_here_is_no_history(LineYear line) {
        line.prepare();
        TestTime.moveTo("2026-07-01");
        openedToday();
        RegionYear.region().put("/api/v1/years/2025").then().statusCode(200);
        RegionYear.region().put("/api/v1/years/2023").then().statusCode(200);
        assertThat(open(2025).statusCode()).isEqualTo(200);
        served(2025);
        RegionYear.open(2025);
        RegionYear.rate(2025, "2026-06-05");

        line.taken(line.officer("one"), line.first(), "notification", NOTHING);

        for (int year : List.of(2024, 2025)) {
            Response answer = open(year);
            refused(answer, 409, "STEP_OUT_OF_ORDER");
            assertThat(answer.asString()).contains("2024年度已在本系统按程序评价");
        }
        Response late = publish(2025, "2026-07-01");
        assertThat(late.jsonPath().getString("problem.code"))
                .as("opened before, and no history by now: %s", late.asString())
                .isEqualTo("STEP_OUT_OF_ORDER");
        given().get("/api/v1/releases/2025").then().statusCode(404);
        assertThat(open(2023).statusCode()).isEqualTo(200);
    }

    /** As if the register had begun only now. */
    private static void openedToday() {
        try (Connection owner = DatabaseResource.connectAsAdministrator()) {
            owner.createStatement().execute("update register.years set opened_at = '2026-07-01T02:00:00Z'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Response open(int year) {
        return RegionYear.region()
                .contentType("application/json")
                .body(Map.of("until", TestTime.today().toString(), "reason", "本系统之前的年度"))
                .put("/api/v1/years/{year}/history", year);
    }

    private static void served(int year) {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                91150200MA0ABCD92X,某环境检测有限公司,TESTING,150200,2017-08-25
                """);
        RegionYear.deliver("engagements", """
                uscc,division,year,client_uscc,client_name,project,origin
                91150200MA0ABCD92X,150200,%d,,某业主,检测,LEAGUE
                """.formatted(year));
    }

    private static Response publish(int year, String on) {
        return RegionYear.secondOfficer()
                .contentType("application/json")
                .header("Prefer", "wait=30")
                .body(Map.of("publishedOn", on))
                .post("/api/v1/years/" + year + "/publication");
    }

    @Test
    void nothing_is_not_published_and_can_be_published_once_there_is_something() {
        TestTime.moveTo("2026-06-08");
        RegionYear.region().put("/api/v1/years/2025").then().statusCode(200);
        RegionYear.rate(2025, "2026-06-04");

        Response empty = publish(2025, "2026-06-05");
        refused(empty, 409, "NOTHING_TO_PUBLISH");
        assertThat(empty.jsonPath().getString("clause")).contains("第二十条第（六）项", "I-33");
        given().get("/api/v1/releases/2025").then().statusCode(404);

        served(2025);
        RegionYear.region().post("/api/v1/years/2025/participants").then().statusCode(200);
        RegionYear.rate(2025, "2025-11-30");
        Response early = publish(2025, "2026-06-05");
        refused(early, 409, "STEP_OUT_OF_ORDER");
        assertThat(early.jsonPath().getString("clause")).contains("I-30");
        assertThat(early.jsonPath().getString("detail")).contains("history");
        RegionYear.openHistory(RegionYear.secondOfficer(), 2025);
        refused(publish(2025, "2026-06-05"), 409, "STEP_OUT_OF_ORDER");
        RegionYear.openHistory(2025);
        Response ofLeagues = RegionYear.secondOfficer()
                .contentType("application/json")
                .body(Map.of("leagues", List.of(LEAGUE)))
                .post("/api/v1/years/2025/publication");
        refused(ofLeagues, 400, "INVALID_PARAMETER");
        Response toCome = publish(2025, "2026-06-09");
        refused(toCome, 400, "INVALID_PARAMETER");
        assertThat(toCome.jsonPath().getString("clause")).contains("I-33");
        Response partial = publish(2025, "2026-06-05");
        assertThat(partial.jsonPath().getString("problem.code")).isEqualTo("NOT_RATED");
        RegionYear.rate(2025, "2026-06-05");
        assertThat(publish(2025, "2025-12-31").jsonPath().getString("problem.code"))
                .isEqualTo("PERIOD_NOT_OVER");
        Response full = publish(2025, "2026-06-05");
        assertThat(full.jsonPath().getString("state")).as(full.asString()).isEqualTo("SUCCEEDED");
        whatIsPublishedAsHistoryIsNotLedThroughTheProcedure(FIRM);
    }

    /** Its results would become public a second time, on another day, and its league could never be published (I-30). */
    private static void whatIsPublishedAsHistoryIsNotLedThroughTheProcedure(String uscc) {
        LineYear line = LineYear.INSTITUTIONS;
        JsonPath seen = line.list(line.region("one"), Map.of("year", 2025, "uscc", uscc));
        Response notified = line.officer("one")
                .header("If-Match", "\"" + seen.getLong("items[0].version") + "\"")
                .body(NOTHING)
                .post(line.at(seen.getString("items[0].evaluationId"), "/notification"));
        refused(notified, 409, "ALREADY_PUBLISHED");
        assertThat(notified.jsonPath().getString("clause")).contains("I-30");
    }
}
