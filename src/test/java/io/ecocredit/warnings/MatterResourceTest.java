package io.ecocredit.warnings;

import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each league warns by its own list, which holds only what the measure lets it warn of (A24). */
@QuarkusTest
@Cites(Article.A24)
class MatterResourceTest {

    private static final String MATTERS = "/api/v1/warning-matters";

    private static Map<String, Object> matter(String title) {
        return new HashMap<>(Map.of("title", title, "indicators", List.of("1-12"), "requirement", "更正并报告", "days", 90));
    }

    private static Response add(RequestSpecification who, Map<String, ?> matter) {
        return FreshKey.on(who.contentType("application/json")).body(matter).post(MATTERS);
    }

    private static String added(String division, String title) {
        Response answer = add(league(division), matter(title));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("matterId");
    }

    private static List<String> titles(RequestSpecification who, String question) {
        return who.get(MATTERS + question).jsonPath().getList("title");
    }

    @Test
    void a_matter_is_on_the_list_of_who_added_it_and_everybody_inside_reads_it() {
        Response answer = add(league(BAOTOU), matter(" 包头的事项 "));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("league")).isEqualTo(BAOTOU);
        assertThat(answer.jsonPath().getString("title"))
                .as("without blanks around")
                .isEqualTo("包头的事项");
        assertThat(answer.header("Location"))
                .endsWith(MATTERS + "/" + answer.jsonPath().getString("matterId"));
        for (RequestSpecification reader : List.of(league(BAOTOU), league(ORDOS), region())) {
            assertThat(titles(reader, "?division=" + BAOTOU)).contains("包头的事项");
        }
        assertThat(titles(region(), "?division=" + ORDOS)).doesNotContain("包头的事项");
        assertThat(titles(region(), "")).contains("包头的事项");
    }

    @Test
    void a_matter_for_any_record_that_can_be_warned_of_names_no_indicator() {
        Map<String, Object> any = matter("任何一般失信");
        any.remove("indicators");
        Response answer = add(league(BAOTOU), any);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.jsonPath().getList("indicators")).isEmpty();
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of("title", ""),
                Arguments.of("title", "  "),
                Arguments.of("title", "长".repeat(201)),
                Arguments.of("requirement", ""),
                Arguments.of("requirement", "长".repeat(2001)),
                Arguments.of("days", 0),
                Arguments.of("days", -1),
                Arguments.of("days", 366));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void a_field_out_of_bounds_is_named(String field, Object value) {
        Map<String, Object> order = matter("有误的事项");
        order.put(field, value);
        Response answer = add(league(BAOTOU), order);
        refused(answer, 400, "INVALID_PARAMETER");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(field);
        order.remove(field);
        refused(add(league(BAOTOU), order), 400, "INVALID_PARAMETER");
        assertThat(titles(region(), "")).doesNotContain("有误的事项");
    }

    @Test
    void the_bounds_themselves_are_allowed() {
        Map<String, Object> longest = matter("长".repeat(200));
        longest.put("requirement", "长".repeat(2000));
        longest.put("days", 365);
        assertThat(add(league(ORDOS), longest).statusCode()).isEqualTo(201);
        Map<String, Object> shortest = matter("短");
        shortest.put("requirement", "改");
        shortest.put("days", 1);
        assertThat(add(league(ORDOS), shortest).statusCode()).isEqualTo(201);
    }

    /** A penalty, a serious record, a practitioner's, one derived, and none at all. */
    @ParameterizedTest
    @ValueSource(strings = {"1-13", "18-1", "2-01", "9-99", ""})
    void what_the_measure_does_not_let_warn_of_is_on_no_list(String indicator) {
        Map<String, Object> order = matter("不能预警的事项");
        order.put("indicators", List.of("1-12", indicator));
        Response answer = add(league(BAOTOU), order);
        refused(answer, 400, "WARNING_NOT_POSSIBLE");
        assertThat(answer.jsonPath().getString("clause")).contains("第二十四条");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("indicators");
        assertThat(titles(region(), "")).doesNotContain("不能预警的事项");
    }

    @Test
    void a_league_ends_its_own_matters_and_no_others() {
        String id = added(BAOTOU, "将停用的事项");
        String ending = MATTERS + "/" + id + "/ending";
        refused(league(ORDOS).post(ending), 404, "NO_SUCH_MATTER");
        refused(league(BAOTOU).post(MATTERS + "/00000000-0000-0000-0000-000000000000/ending"), 404, "NO_SUCH_MATTER");
        assertThat(league(BAOTOU).post(MATTERS + "/none/ending").statusCode()).isEqualTo(400);
        assertThat(region().post(ending).statusCode()).isEqualTo(403);
        assertThat(ended(id)).isFalse();

        league(BAOTOU).post(ending).then().statusCode(200);
        assertThat(ended(id)).isTrue();
        league(BAOTOU).post(ending).then().statusCode(200);
        assertThat(titles(region(), "")).as("it stays to be read").contains("将停用的事项");
    }

    private static boolean ended(String id) {
        return region().get(MATTERS).jsonPath().getBoolean("find { it.matterId == '" + id + "' }.ended");
    }

    @Test
    void leagues_alone_add_and_the_outside_does_not_read() {
        for (String role : Roles.ALL) {
            if (!role.equals(Roles.LEAGUE)) {
                assertThat(add(as(role, Map.of()), matter("不是盟市")).statusCode())
                        .as(role)
                        .isEqualTo(403);
            }
        }
        assertThat(add(given(), matter("没有身份")).statusCode()).isEqualTo(401);
        assertThat(given().get(MATTERS).statusCode()).isEqualTo(401);
        for (String role :
                List.of(Roles.PLATFORM, Roles.DEPARTMENT, Roles.PRACTITIONER, Roles.PROVIDER, Roles.AUDITOR)) {
            assertThat(as(role, Map.of()).get(MATTERS).statusCode()).as(role).isEqualTo(403);
        }
        assertThat(titles(region(), "")).doesNotContain("不是盟市", "没有身份");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "150000", "abc"})
    void the_list_of_what_is_no_league_is_refused(String division) {
        Response answer = region().get(MATTERS + "?division=" + division);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("division");
    }

    @Test
    void the_same_request_again_is_the_same_matter() {
        Map<String, Object> order = matter("重发的事项");
        Response first = keyed("matter-1", order);
        Response again = keyed("matter-1", order);
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(titles(region(), "")).filteredOn("重发的事项"::equals).hasSize(1);
        order.put("days", 30);
        refused(keyed("matter-1", order), 422, "IDEMPOTENCY_KEY_REUSED");
    }

    private static Response keyed(String key, Map<String, ?> order) {
        return league(BAOTOU)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(order)
                .post(MATTERS);
    }
}
