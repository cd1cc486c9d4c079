package io.ecocredit.institutions;

import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_ORDOS;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.UNKNOWN;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.assertSame;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Institutions out of the evaluation for criminal suspicion: by whom, from and until when, and who learns of it (A5.4). */
@QuarkusTest
@Cites(provisions = Provision.A5_ITEM_4, settles = Interpretation.I_4)
class ExclusionResourceTest {

    private static final String TODAY = "2025-06-10";
    private static final String TOMORROW = "2025-06-11";

    private static boolean filled;

    @BeforeEach
    void fill() {
        TestTime.moveTo(TODAY);
        if (!filled) {
            TwoLeagues.fill();
            filled = true;
        }
    }

    private static Response exclude(RequestSpecification who, String uscc, Map<String, ?> order) {
        return FreshKey.on(who.contentType("application/json"))
                .body(order)
                .post("/api/v1/institutions/{u}/exclusion", uscc);
    }

    private static Response bringBack(RequestSpecification who, String uscc, Map<String, ?> order) {
        return who.contentType("application/json").body(order).post("/api/v1/institutions/{u}/exclusion/return", uscc);
    }

    private static Response read(RequestSpecification who, String uscc) {
        return who.get("/api/v1/institutions/{u}/exclusion", uscc);
    }

    private static Map<String, String> from(String day) {
        return Map.of("reason", "立案侦查", "from", day);
    }

    /** By a file as by a single act. */
    @Test
    void a_file_takes_out_nobody_to_come_or_twice_at_once() {
        String uscc = "91150200MA0EX0001X";
        RegionYear.deliver(
                "institutions", "uscc,name,kinds,division,registered_on\n" + uscc + ",丁机构,TESTING,150200,\n");
        told(uscc, TOMORROW, "", "from", "IMPOSSIBLE_DATE");
        told(uscc, "2025-05-01", TOMORROW, "until", "IMPOSSIBLE_DATE");
        assertThat(exclude(league(BAOTOU), uscc, from(TODAY)).statusCode()).isEqualTo(201);
        told(uscc, "2025-06-01", "", "from", "STEP_OUT_OF_ORDER");
        assertThat(file(uscc, "2025-04-01", "2025-05-01").getLong("result.accepted"))
                .isEqualTo(1);
        told(uscc, TODAY, TOMORROW, "until", "IMPOSSIBLE_DATE");
        assertThat(file(uscc, TODAY, TODAY).getLong("result.completed")).isEqualTo(1);
        told(uscc, "2025-04-20", "2025-05-21", "from", "STEP_OUT_OF_ORDER");
    }

    @Test
    void a_file_tells_of_the_past_only_by_the_region_and_of_whom_nothing_has_begun() {
        String uscc = "91150200MA0EX0002X";
        RegionYear.deliver(
                "institutions", "uscc,name,kinds,division,registered_on\n" + uscc + ",戊机构,TESTING,150200,\n");
        JsonPath refused = byLeague(uscc, "2025-05-01", "2025-06-01");
        assertThat(refused.getLong("result.accepted")).as(refused.prettify()).isZero();
        assertThat(refused.getLong("result.refused")).isEqualTo(1);
        assertThat(byLeague(uscc, "2025-05-20", "").getLong("result.accepted")).isEqualTo(1);
        JsonPath out = read(league(BAOTOU), uscc).jsonPath();
        assertThat(out.getList("from")).as("out from the day of the file").containsExactly(TODAY);
        assertThat(out.getList("suspectedOn")).containsExactly("2025-05-20");
        assertThat(byLeague(uscc, "2025-05-20", "").getLong("result.accepted"))
                .as("the same again")
                .isZero();
        TestTime.moveTo("2025-06-12");
        assertThat(byLeague(uscc, "2025-05-20", TOMORROW).getLong("result.completed"))
                .isEqualTo(1);
        JsonPath back = read(league(BAOTOU), uscc).jsonPath();
        assertThat(back.getList("until"))
                .as("it was out yesterday, whatever is said today")
                .containsExactly("2025-06-12");
        assertThat(back.getList("clearedOn")).containsExactly(TOMORROW);
        assertThat(byLeague(uscc, "2025-05-20", TOMORROW).getLong("result.completed"))
                .as("the same again")
                .isZero();
        assertThat(file(uscc, "2025-03-01", "2025-03-05").getLong("result.accepted"))
                .isEqualTo(1);
    }

    private static JsonPath byLeague(String uscc, String from, String until) {
        return RegionYear.deliverAs(
                league(BAOTOU), "exclusions", "uscc,from,until,reason\n%s,%s,%s,立案侦查\n".formatted(uscc, from, until));
    }

    private static JsonPath file(String uscc, String from, String until) {
        return RegionYear.deliverValid(
                "exclusions", "uscc,from,until,reason\n%s,%s,%s,立案侦查\n".formatted(uscc, from, until));
    }

    private static void told(String uscc, String from, String until, String field, String code) {
        JsonPath report = file(uscc, from, until);
        JsonPath found = RegionYear.region()
                .get("/api/v1/imports/exclusions/{id}/findings", report.getString("id"))
                .jsonPath();
        assertThat(found.getList("items.code")).as(report.prettify()).containsExactly(code);
        assertThat(found.getList("items.field")).containsExactly(field);
        assertThat(report.getLong("result.accepted") + report.getLong("result.completed"))
                .isZero();
    }

    @Test
    void an_institution_goes_out_and_comes_back_and_goes_out_again_but_never_twice_at_once() {
        TestTime.moveTo("2025-05-01");
        refused(bringBack(league(BAOTOU), OF_BAOTOU, Map.of()), 409, "STEP_OUT_OF_ORDER");
        Response out = exclude(league(BAOTOU), OF_BAOTOU, from("2025-05-01"));
        assertThat(out.statusCode()).as(out.asString()).isEqualTo(201);
        assertThat(out.jsonPath().getString("from")).isEqualTo("2025-05-01");
        assertThat(out.jsonPath().getString("until")).isNull();
        TestTime.moveTo("2025-06-01");
        Response twice = exclude(league(BAOTOU), OF_BAOTOU, from("2025-06-01"));
        refused(twice, 409, "STEP_OUT_OF_ORDER");
        assertThat(twice.jsonPath().getString("clause")).contains("第五条", "第（四）项");
        assertThat(twice.jsonPath().getString("detail")).contains("2025-05-01");

        Response back = bringBack(league(BAOTOU), OF_BAOTOU, Map.of("until", "2025-06-01", "clearedOn", "2025-05-20"));
        assertThat(back.statusCode()).as(back.asString()).isEqualTo(200);
        assertThat(back.jsonPath().getString("until")).isEqualTo("2025-06-01");
        assertThat(back.jsonPath().getString("clearedOn")).isEqualTo("2025-05-20");
        refused(bringBack(league(BAOTOU), OF_BAOTOU, Map.of()), 409, "STEP_OUT_OF_ORDER");

        assertThat(exclude(league(BAOTOU), OF_BAOTOU, from("2025-06-01")).statusCode())
                .as("the first day back in is free again")
                .isEqualTo(201);
        JsonPath all = read(league(BAOTOU), OF_BAOTOU).jsonPath();
        assertThat(all.getList("from")).as("the latest first").containsExactly("2025-06-01", "2025-05-01");
        assertThat(all.getList("until")).containsExactly(null, "2025-06-01");

        TestTime.moveTo("2025-06-05");
        Response again = bringBack(league(BAOTOU), OF_BAOTOU, Map.of("until", "2025-06-05"));
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
        assertThat(read(league(BAOTOU), OF_BAOTOU).jsonPath().getList("until"))
                .as("the second return ends the second exclusion")
                .containsExactly("2025-06-05", "2025-06-01");
        TestTime.moveTo(TODAY);
        assertThat(read(institution(OF_BAOTOU), OF_BAOTOU).jsonPath().getList("from"))
                .as("the institution knows")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "长"})
    void a_reason_is_needed_and_bounded(String reason) {
        Map<String, String> order = Map.of("reason", reason.equals("长") ? reason.repeat(501) : reason);
        Response answer = exclude(league(ORDOS), OF_ORDOS, order);
        refused(answer, 400, "INVALID_PARAMETER");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("reason");
        assertThat(read(league(ORDOS), OF_ORDOS).jsonPath().getList("")).isEmpty();
    }

    @Test
    void a_day_to_come_is_none() {
        Response answer = exclude(league(ORDOS), OF_ORDOS, from(TOMORROW));
        refused(answer, 400, "IMPOSSIBLE_DATE");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("from");
        assertThat(answer.jsonPath().getString("clause")).contains("第五条");
        assertThat(FreshKey.on(league(ORDOS).contentType("application/json"))
                        .post("/api/v1/institutions/{u}/exclusion", OF_ORDOS)
                        .statusCode())
                .as("without a body")
                .isEqualTo(400);
    }

    @Test
    void whose_file_is_not_open_cannot_be_told_from_one_that_does_not_exist() {
        assertSame(read(league(WUHAI), OF_ORDOS), read(league(WUHAI), UNKNOWN));
        assertSame(exclude(league(WUHAI), OF_ORDOS, from(TODAY)), exclude(league(WUHAI), UNKNOWN, from(TODAY)));
        assertSame(bringBack(league(WUHAI), OF_ORDOS, Map.of()), bringBack(league(WUHAI), UNKNOWN, Map.of()));
        assertSame(read(institution(SHARED), OF_ORDOS), read(institution(SHARED), UNKNOWN));
        refused(read(region(), "91"), 400, "MALFORMED_USCC");
        assertThat(read(league(ORDOS), OF_ORDOS).jsonPath().getList("")).isEmpty();
    }

    @Test
    void it_is_for_leagues_and_the_region_to_do() {
        for (String role : List.of(
                Roles.INSTITUTION,
                Roles.PROVIDER,
                Roles.PLATFORM,
                Roles.DEPARTMENT,
                Roles.PRACTITIONER,
                Roles.AUDITOR)) {
            Map<String, String> claims = new HashMap<>(Map.of("uscc", SHARED));
            assertThat(exclude(as(role, claims), SHARED, from(TODAY)).statusCode())
                    .as(role)
                    .isEqualTo(403);
            assertThat(bringBack(as(role, claims), SHARED, Map.of()).statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(exclude(given(), SHARED, from(TODAY)).statusCode()).isEqualTo(401);
        assertThat(read(given(), SHARED).statusCode()).isEqualTo(401);
        assertThat(read(as(Roles.AUDITOR, Map.of()), SHARED).statusCode()).isEqualTo(403);
    }

    @Test
    void the_same_request_again_is_answered_again_and_done_once() {
        String key = "exclusion-1";
        Response first = keyed(key, from(TODAY));
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        Response again = keyed(key, from(TODAY));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        refused(keyed(key, Map.of("reason", "立案侦查二")), 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(read(region(), SHARED).jsonPath().getList("from")).containsExactly(TODAY);
        refused(
                region().contentType("application/json")
                        .body(from(TODAY))
                        .post("/api/v1/institutions/{u}/exclusion", SHARED),
                400,
                "IDEMPOTENCY_KEY_REQUIRED");
    }

    private static Response keyed(String key, Map<String, ?> order) {
        return region().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(order)
                .post("/api/v1/institutions/{u}/exclusion", SHARED);
    }
}
