package io.ecocredit.institutions;

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
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees which part of the base directory. */
@QuarkusTest
@Cites(
        value = {Article.A15, Article.A36},
        settles = Interpretation.I_2)
class InstitutionResourceTest {

    private static final String ALL = "/api/v1/institutions";
    private static final String ONE = "/api/v1/institutions/{uscc}";
    private static final String ENGAGEMENTS = "/api/v1/institutions/{uscc}/engagements";

    private static boolean filled;

    @BeforeEach
    void fillTheRegister() {
        if (!filled) {
            TwoLeagues.fill();
            filled = true;
        }
    }

    @Test
    void the_region_sees_all_and_each_league_whom_it_registers_or_is_served_by() {
        assertThat(codes(region())).containsExactly(SHARED, OF_BAOTOU, OF_ORDOS);
        assertThat(codes(league(BAOTOU))).containsExactly(SHARED, OF_BAOTOU);
        assertThat(codes(league(ORDOS))).containsExactly(SHARED, OF_ORDOS);
        assertThat(codes(league(WUHAI))).isEmpty();
    }

    @Test
    void an_institution_is_shown_with_its_kinds_and_division_in_words() {
        JsonPath shown =
                region().get(ONE, SHARED).then().statusCode(200).extract().jsonPath();
        assertThat(shown.getString("name")).isEqualTo("甲环境检测有限公司");
        assertThat(shown.getString("divisionLabel")).isEqualTo("包头市");
        assertThat(shown.getList("kinds")).containsExactly("CARBON", "TESTING");
        assertThat(shown.getList("kindLabels")).hasSize(2).contains("生态环境检测服务机构");
        assertThat(shown.getString("registeredOn")).isEqualTo("2009-05-10");
    }

    @ParameterizedTest
    @CsvSource({
        "q, 甲环境, 1",
        "q, 环境检测, 2",
        "q, 91150600D5DDA4UWCK, 1",
        "q, 没有这个, 0",
        "q, %%, 0",
        "division, 150200, 2",
        "division, 150202, 1",
        "division, 150300, 0",
        "kind, CARBON, 1",
        "kind, ENGINEERING, 0"
    })
    void one_searches_by_name_code_division_and_kind(String parameter, String value, int found) {
        assertThat(codes(region().queryParam(parameter, value))).hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({"q, 丙环境", "q, 91150600D5DDA4UWCK", "division, 150600", "kind, EIA"})
    void no_filter_shows_a_league_what_is_anothers(String parameter, String value) {
        assertThat(codes(league(BAOTOU).queryParam(parameter, value))).isEmpty();
        assertThat(codes(league(ORDOS).queryParam(parameter, value))).containsExactly(OF_ORDOS);
    }

    @Test
    void a_cursor_goes_on_to_the_end_and_shows_nobody_more_than_is_theirs() {
        Response first = region().queryParam("limit", 1).get(ALL);
        String cursor = first.jsonPath().getString("next");
        assertThat(first.header("Link")).contains("cursor=" + cursor).contains("rel=\"next\"");
        Response second =
                region().queryParam("limit", 1).queryParam("cursor", cursor).get(ALL);
        assertThat(second.jsonPath().getList("items.uscc")).containsExactly(OF_BAOTOU);
        Response last = region().queryParam("limit", 1)
                .queryParam("cursor", second.jsonPath().getString("next"))
                .get(ALL);
        assertThat(last.jsonPath().getList("items.uscc")).containsExactly(OF_ORDOS);
        assertThat(last.jsonPath().getString("next")).isNull();
        assertThat(last.header("Link")).isNull();

        Response ofBaotou = league(BAOTOU)
                .queryParam("limit", 1)
                .queryParam("cursor", cursor)
                .get(ALL);
        assertThat(ofBaotou.jsonPath().getList("items.uscc")).containsExactly(OF_BAOTOU);
        assertThat(ofBaotou.jsonPath().getString("next")).isNull();
    }

    @Test
    void hidden_and_absent_are_answered_alike() {
        for (String path : List.of(ONE, ENGAGEMENTS, "/api/v1/institutions/{uscc}/score")) {
            assertSame(league(BAOTOU).get(path, OF_ORDOS), league(BAOTOU).get(path, UNKNOWN));
            assertSame(
                    institution(OF_BAOTOU).get(path, SHARED),
                    institution(OF_BAOTOU).get(path, UNKNOWN));
            league(ORDOS).get(path, UNKNOWN).then().statusCode(404).body("code", equalTo("NO_SUCH_INSTITUTION"));
        }
    }

    @Test
    void an_institution_sees_its_own_and_has_no_list() {
        institution(SHARED).get(ONE, SHARED).then().statusCode(200).body("uscc", equalTo(SHARED));
        assertThat(projects(institution(SHARED))).containsExactly("包头一项", "鄂尔多斯一项", "包头二项");
        institution(SHARED).get(ALL).then().statusCode(403);
    }

    @Test
    void of_a_shared_file_each_league_sees_the_engagements_in_its_own_division() {
        assertThat(projects(region())).containsExactly("包头一项", "鄂尔多斯一项", "包头二项");
        assertThat(projects(league(BAOTOU))).containsExactly("包头一项", "包头二项");
        assertThat(projects(league(ORDOS))).containsExactly("鄂尔多斯一项");
        assertThat(projects(league(BAOTOU).queryParam("year", "2024"))).containsExactly("包头二项");
        JsonPath first =
                region().queryParam("limit", 1).get(ENGAGEMENTS, SHARED).jsonPath();
        assertThat(first.getString("items[0].originLabel")).isEqualTo("盟市生态环境局专项归集");
        assertThat(first.getLong("items[0].number")).isPositive();
        assertThat(projects(league(ORDOS).queryParam("cursor", first.getString("next"))))
                .containsExactly("鄂尔多斯一项");
    }

    @ParameterizedTest
    @CsvSource({
        "q, 甲",
        "division, 150000",
        "division, 9",
        "kind, BAD",
        "limit, 0",
        "limit, 501",
        "limit, x",
        "cursor, x",
        "cursor, OTE",
        "sort, name"
    })
    void an_unknown_value_is_an_error_that_names_it(String parameter, String value) {
        region().queryParam(parameter, value)
                .get(ALL)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(parameter));
    }

    @Test
    void a_malformed_code_year_or_cursor_is_an_error() {
        region().get(ONE, "123").then().statusCode(400).body("code", equalTo("MALFORMED_USCC"));
        region().queryParam("year", "24").get(ENGAGEMENTS, SHARED).then().statusCode(400);
        region().queryParam("cursor", "eA").get(ENGAGEMENTS, SHARED).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.PLATFORM, Roles.DEPARTMENT, Roles.PRACTITIONER, Roles.PROVIDER, Roles.AUDITOR})
    void nobody_else_reads_the_directory(String role) {
        for (String path : List.of(ALL, ALL + "/" + SHARED, ALL + "/" + SHARED + "/engagements")) {
            as(role, Map.of()).get(path).then().statusCode(403);
            given().get(path).then().statusCode(401);
        }
    }

    private static List<String> codes(RequestSpecification asked) {
        return asked.get(ALL).then().statusCode(200).extract().jsonPath().getList("items.uscc");
    }

    private static List<String> projects(RequestSpecification asked) {
        return asked.get(ENGAGEMENTS, SHARED)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.project");
    }
}
