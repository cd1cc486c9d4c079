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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendars that periods are counted by: shipped, read by whoever works inside, loaded by the region alone. */
@QuarkusTest
@Cites(settles = Interpretation.I_19)
class CalendarResourceTest {

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

    /** The days that are off by law in a year that the tests load, reckoned by hand. */
    private static List<Map<String, Object>> statutory(
            int year, String newYear, String qingming, String dragonBoat, String midAutumn) {
        LocalDate first = LocalDate.parse(newYear);
        List<Map<String, Object>> days = new ArrayList<>();
        days.add(day(year + "-01-01", "元旦", "OFF"));
        for (int each = -1; each <= 2; each++) {
            days.add(day(first.plusDays(each).toString(), "春节", "OFF"));
        }
        days.add(day(qingming, "清明节", "OFF"));
        days.add(day(year + "-05-01", "劳动节", "OFF"));
        days.add(day(year + "-05-02", "劳动节", "OFF"));
        days.add(day(dragonBoat, "端午节", "OFF"));
        days.add(day(midAutumn, "中秋节", "OFF"));
        for (int each = 1; each <= 3; each++) {
            days.add(day(year + "-10-0" + each, "国庆节", "OFF"));
        }
        return days;
    }

    private static List<Map<String, Object>> of2031() {
        // Mid-autumn falls on the first day of October.
        List<Map<String, Object>> days = statutory(2031, "2031-01-23", "2031-04-05", "2031-06-24", "2031-10-01");
        days.removeIf(day -> "中秋节".equals(day.get("name")));
        return days;
    }

    private static Response replace(String year, List<?> days, List<String> removed) {
        return region("one")
                .contentType("application/json")
                .body(Map.of("days", days, "removed", removed))
                .put("/api/v1/calendars/{year}", year);
    }

    @Test
    void what_the_region_loads_is_read_inside_and_what_goes_is_confirmed_day_by_day() {
        List<Map<String, Object>> first = of2031();
        first.add(day("2031-02-01", "春节调休", "MAKEUP_WORKDAY"));
        Response loaded = load(region("one"), "2031", first);
        assertThat(loaded.statusCode()).as(loaded.asString()).isEqualTo(200);
        for (RequestSpecification reader : List.of(region("two"), officer("one"))) {
            JsonPath calendar = read(reader, "2031").jsonPath();
            assertThat(calendar.getInt("year")).isEqualTo(2031);
            assertThat(calendar.getInt("version")).isEqualTo(1);
            assertThat(calendar.getList("days.date")).hasSize(13).contains("2031-02-01", "2031-10-03");
            assertThat(calendar.getString("days.find { it.date == '2031-02-01' }.type"))
                    .isEqualTo("MAKEUP_WORKDAY");
        }

        Response goes = load(region("one"), "2031", of2031());
        refused(goes, 409, "CALENDAR_DAYS_GO");
        assertThat(goes.jsonPath().getString("errors[0].field")).isEqualTo("removed");
        assertThat(goes.jsonPath().getString("detail")).contains("2031-02-01");
        assertThat(goes.jsonPath().getString("clause")).contains("I-37");
        refused(replace("2031", of2031(), List.of("2031-02-01", "2031-10-01")), 400, "INVALID_PARAMETER");
        assertThat(read(region("one"), "2031").jsonPath().getList("days")).hasSize(13);

        assertThat(replace("2031", of2031(), List.of("2031-02-01")).statusCode())
                .isEqualTo(200);
        assertThat(load(region("one"), "2031", of2031()).jsonPath().getInt("version"))
                .as("the same again is no version of its own")
                .isEqualTo(2);
        JsonPath versions = region("two").get("/api/v1/calendars/2031/versions").jsonPath();
        assertThat(versions.getList("version")).containsExactly(2, 1);
        assertThat(versions.getList("[1].days.date")).contains("2031-02-01");
        assertThat(officer("one").get("/api/v1/calendars/2031/versions").statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_next_years_notice_changes_the_last_days_of_a_year_that_is_loaded() {
        List<Map<String, Object>> of2034 = statutory(2034, "2034-02-19", "2034-04-05", "2034-06-20", "2034-09-27");
        List<Map<String, Object>> of2035 = statutory(2035, "2035-02-08", "2035-04-05", "2035-06-10", "2035-09-16");
        of2035.add(day("2034-12-30", "元旦调休", "MAKEUP_WORKDAY"));
        load(region("one"), "2034", of2034).then().statusCode(200);
        load(region("one"), "2035", of2035).then().statusCode(200);
        assertThat(read(region("one"), "2034").jsonPath().getList("days.date")).contains("2034-12-30");
        assertThat(read(region("one"), "2035").jsonPath().getList("days.date")).doesNotContain("2034-12-30");
        of2035.removeLast();
        refused(load(region("one"), "2035", of2035), 409, "CALENDAR_DAYS_GO");
    }

    @Test
    void a_year_without_its_holidays_is_not_loaded_and_takes_nothing_away() {
        List<String> before = read(region("one"), "2026").jsonPath().getList("days.date");
        Response alone = load(region("one"), "2026", List.of(day("2026-12-31", "元旦", "OFF")));
        refused(alone, 400, "INVALID_BODY");
        assertThat(alone.jsonPath().getList("errors.value"))
                .contains("2026-01-01", "2026-02-16", "2026-02-17", "2026-04-05", "2026-06-19", "2026-09-25");
        assertThat(alone.jsonPath().getList("errors.code")).containsOnly("CALENDAR_INCOMPLETE");
        assertThat(alone.jsonPath().getString("errors[0].clause")).contains("全国年节及纪念日放假办法", "第二条");
        refused(load(region("one"), "2024", List.of()), 400, "INVALID_BODY");
        assertThat(read(region("one"), "2026").jsonPath().getList("days.date"))
                .isEqualTo(before)
                .hasSizeGreaterThan(30);
        refused(read(region("one"), "2022"), 404, "CALENDAR_NOT_LOADED");

        List<Map<String, Object>> of2033 = statutory(2033, "2033-01-31", "2033-04-04", "2033-06-01", "2033-09-08");
        of2033.add(day("2033-03-03", "x", "MAKEUP_WORKDAY"));
        Response weekday = load(region("one"), "2033", of2033);
        refused(weekday, 400, "CALENDAR_INCOMPLETE");
        assertThat(weekday.jsonPath().getString("errors[0].value")).isEqualTo("2033-03-03");
        refused(read(region("one"), "2033"), 404, "CALENDAR_NOT_LOADED");
    }

    @Test
    void two_officers_who_load_at_once_make_two_versions_or_one() throws Exception {
        List<Map<String, Object>> days = statutory(2036, "2036-01-28", "2036-04-04", "2036-05-30", "2036-10-04");
        try (var both = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> each : both.invokeAll(List.<Callable<Integer>>of(
                    () -> load(region("one"), "2036", days).statusCode(),
                    () -> load(region("two"), "2036", days).statusCode()))) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
        assertThat(region("one")
                        .get("/api/v1/calendars/2036/versions")
                        .jsonPath()
                        .getList("version"))
                .containsExactly(1);
    }

    @Test
    void the_page_names_the_days_that_go_and_takes_them_confirmed() {
        List<Map<String, Object>> days = statutory(2037, "2037-02-15", "2037-04-04", "2037-06-18", "2037-09-24");
        String lines = days.stream()
                .map(day -> day.get("date") + " 休 " + day.get("name"))
                .collect(Collectors.joining("\n"));
        Response whole = onPage("2037", lines + "\n2037-06-19 休 端午节", "");
        assertThat(whole.statusCode()).as(whole.asString()).isEqualTo(303);
        Response goes = onPage("2037", lines, "");
        assertThat(goes.statusCode()).isEqualTo(409);
        assertThat(goes.asString()).contains("2037-06-19（端午节）");
        assertThat(onPage("2037", lines, "2037-06-19").statusCode()).isEqualTo(303);
        assertThat(region("one").get("/inside/calendars/2037").asString()).contains("历次载入", "2037-10-03 休 国庆节");
        assertThat(officer("one").get("/inside/calendars/2037").asString()).doesNotContain("历次载入");
    }

    private static Response onPage(String year, String days, String removed) {
        return region("one")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .formParam("days", days)
                .formParam("removed", removed)
                .post("/inside/calendars/{year}", year);
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
                List.of(day("2032-11-30", "元旦", "OFF")),
                List.of(day("2034-01-01", "元旦", "OFF")),
                List.of(day("2033-01-03", " ", "OFF")),
                List.of(day("2033-01-03", "假".repeat(51), "OFF")),
                Collections.singletonList(null),
                List.of(Map.of("name", "元旦", "type", "OFF")),
                List.of(Map.of("date", "2033-01-03", "type", "OFF")),
                List.of(Map.of("date", "2033-01-03", "name", "元旦")));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void one_day_at_fault_and_nothing_of_the_calendar_is_taken(List<Map<String, Object>> faulty) {
        List<Map<String, Object>> days = statutory(2033, "2033-01-31", "2033-04-04", "2033-06-01", "2033-09-08");
        if (faulty.contains(day("2033-01-01", "再一次", "OFF"))) {
            days.removeFirst();
        }
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
    void periods_are_counted_by_what_is_loaded_when_they_begin_and_those_that_run_are_put_off() {
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
        assertThat(filingDue(FILES)).as("put off with it").isEqualTo("2025-04-10");
        assertThat(read(institution(FILES), "2025").jsonPath().getList("days.date"))
                .contains("2025-03-12");
    }

    private static String filingDue(String uscc) {
        return caseOf(uscc).getString("items[0].deadlines.find { it.limit == 'FILING' }.lastDay");
    }
}
