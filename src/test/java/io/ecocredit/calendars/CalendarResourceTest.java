package io.ecocredit.calendars;

import static io.ecocredit.fixtures.ProcedureYear.FILES;
import static io.ecocredit.fixtures.ProcedureYear.OBJECTS;
import static io.ecocredit.fixtures.ProcedureYear.caseOf;
import static io.ecocredit.fixtures.ProcedureYear.institution;
import static io.ecocredit.fixtures.ProcedureYear.officer;
import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.fixtures.ProcedureYear.region;
import static io.ecocredit.fixtures.ProcedureYear.taken;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.ProcedureYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendars that periods are counted by: shipped, read by whoever works inside, loaded by the region alone. */
@QuarkusTest
@Cites(settles = Interpretation.I_19)
class CalendarResourceTest {

    private static final Map<String, Object> NEW_YEAR = day("2031-01-01", "元旦", "OFF");
    private static final Map<String, Object> MADE_UP = day("2031-01-04", "元旦调休", "MAKEUP_WORKDAY");

    private static Map<String, Object> day(String date, String name, String type) {
        return Map.of("date", date, "name", name, "type", type);
    }

    private static Response load(RequestSpecification who, String year, List<?> days) {
        return who.contentType("application/json").body(Map.of("days", days)).put("/api/v1/calendars/{year}", year);
    }

    private static Response read(RequestSpecification who, String year) {
        return who.get("/api/v1/calendars/{year}", year);
    }

    @Test
    void a_year_that_nobody_has_loaded_is_told_with_the_reading_that_asks_for_it() {
        Response answer = read(region("one"), "2039");
        refused(answer, 404, "CALENDAR_NOT_LOADED");
        assertThat(answer.jsonPath().getString("clause"))
                .isEqualTo(Clause.of(Interpretation.I_19).toString());
    }

    @Test
    void what_the_region_loads_is_read_inside_and_another_takes_its_place_whole() {
        load(region("one"), "2031", List.of(NEW_YEAR, MADE_UP)).then().statusCode(200);
        for (RequestSpecification reader : List.of(region("two"), officer("one"))) {
            JsonPath calendar = read(reader, "2031").jsonPath();
            assertThat(calendar.getInt("year")).isEqualTo(2031);
            assertThat(calendar.getList("days.date")).containsExactly("2031-01-01", "2031-01-04");
            assertThat(calendar.getList("days.type")).containsExactly("OFF", "MAKEUP_WORKDAY");
            assertThat(calendar.getList("days.name")).containsExactly("元旦", "元旦调休");
        }
        load(region("one"), "2031", List.of(MADE_UP)).then().statusCode(200);
        assertThat(read(region("one"), "2031").jsonPath().getList("days.date")).containsExactly("2031-01-04");
        load(region("one"), "2031", List.of()).then().statusCode(200);
        assertThat(read(region("one"), "2031").jsonPath().getList("days"))
                .as("a year of ordinary weeks is loaded too")
                .isEmpty();
    }

    @Test
    void nobody_but_the_region_loads_one_and_the_outside_reads_none() {
        for (String role : List.of(Roles.LEAGUE, Roles.INSTITUTION, Roles.AUDITOR, Roles.PROVIDER, Roles.PLATFORM)) {
            assertThat(load(as(role, Map.of()), "2032", List.of()).statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(load(given(), "2032", List.of()).statusCode()).isEqualTo(401);
        assertThat(read(given(), "2025").statusCode()).isEqualTo(401);
        for (String role : List.of(Roles.AUDITOR, Roles.PROVIDER, Roles.PLATFORM, Roles.PRACTITIONER)) {
            assertThat(read(as(role, Map.of()), "2025").statusCode()).as(role).isEqualTo(403);
        }
        refused(read(region("one"), "2032"), 404, "CALENDAR_NOT_LOADED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1999", "20310", "203", "２０３１", "2031.0", "-2031"})
    void what_is_no_year_is_neither_read_nor_loaded(String year) {
        Response read = read(region("one"), year);
        refused(read, 400, "INVALID_PARAMETER");
        assertThat(read.jsonPath().getString("errors[0].field")).isEqualTo("year");
        refused(load(region("one"), year, List.of()), 400, "INVALID_PARAMETER");
    }

    static Stream<List<Map<String, Object>>> faulty() {
        return Stream.of(
                List.of(day("2033-01-01", "元旦", "OFF"), day("2033-01-01", "再一次", "OFF")),
                List.of(day("2032-12-31", "元旦", "OFF")),
                List.of(day("2034-01-01", "元旦", "OFF")),
                List.of(day("2033-01-01", " ", "OFF")),
                List.of(day("2033-01-01", "假".repeat(51), "OFF")),
                List.of(Map.of("name", "元旦", "type", "OFF")),
                List.of(Map.of("date", "2033-01-01", "type", "OFF")),
                List.of(Map.of("date", "2033-01-01", "name", "元旦")));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void one_day_at_fault_and_nothing_of_the_calendar_is_taken(List<Map<String, Object>> faulty) {
        List<Map<String, Object>> days = new ArrayList<>(List.of(day("2033-10-01", "国庆节", "OFF")));
        days.addAll(faulty);
        Response answer = load(region("one"), "2033", days);
        refused(answer, 400, "INVALID_PARAMETER");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("days");
        refused(read(region("one"), "2033"), 404, "CALENDAR_NOT_LOADED");
    }

    @Test
    void what_cannot_be_read_as_a_calendar_is_refused() {
        for (String body : List.of(
                "{}",
                "null",
                "{\"days\":null}",
                "{\"days\":[{\"date\":\"2033-02-30\",\"name\":\"无此日\",\"type\":\"OFF\"}]}",
                "{\"days\":[{\"date\":\"2033-01-01\",\"name\":\"元旦\",\"type\":\"HOLIDAY\"}]}",
                "{\"days\":[],\"more\":1}")) {
            assertThat(region("one").body(body).put("/api/v1/calendars/2033").statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        refused(read(region("one"), "2033"), 404, "CALENDAR_NOT_LOADED");
    }

    @Test
    void periods_are_counted_by_what_is_loaded_when_they_begin_and_those_that_run_stay_as_told() {
        TestTime.moveTo("2025-03-11");
        ProcedureYear.prepare();
        List.of(FILES, OBJECTS).forEach(Approved::testAccountOf);
        region("one").put("/api/v1/years/2024").then().statusCode(200);
        officer("one").post("/api/v1/years/2024/participants").then().statusCode(200);
        taken(officer("one"), FILES, "notification", Map.of());
        assertThat(filingDue(FILES)).isEqualTo("2025-04-09");

        List<Map<String, Object>> days =
                new ArrayList<>(read(region("one"), "2025").jsonPath().getList("days"));
        days.add(day("2025-03-12", "某日", "OFF"));
        load(region("one"), "2025", days).then().statusCode(200);
        taken(officer("one"), OBJECTS, "notification", Map.of());

        assertThat(filingDue(OBJECTS)).as("a working day later").isEqualTo("2025-04-10");
        assertThat(filingDue(FILES)).as("as it was told").isEqualTo("2025-04-09");
        assertThat(read(institution(FILES), "2025").jsonPath().getList("days.date"))
                .contains("2025-03-12");
    }

    private static String filingDue(String uscc) {
        return caseOf(uscc).getString("items[0].deadlines.find { it.limit == 'FILING' }.lastDay");
    }
}
