package io.ecocredit.grades;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A code is found however it is written, and one that is none is told as such, alike in search, path and batch. */
@QuarkusTest
@Cites(provisions = Provision.A20_ITEM_6, settles = Interpretation.I_3)
class CodeLookUpsResourceTest {

    private static final String CODE = "91150200MA0QFLX1DW";

    @BeforeEach
    void publish() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into published.results
                        (uscc, year, name, league, kinds, grade, latest, published_on, shown_from, version, document)
                    values ('91150200MA0QFLX1DW', 2024, '包头查询检测有限公司', '150200', array['TESTING'], 'NORMAL', true,
                        '2025-06-05', '2025-06-05T00:00:00Z', 1,
                        json_build_object('uscc', '91150200MA0QFLX1DW', 'name', '包头查询检测有限公司'))
                    on conflict do nothing
                    """);
            statement.execute("""
                    insert into published.results
                        (uscc, year, name, league, kinds, grade, latest, published_on, shown_from, version, document)
                    select uscc, 2024, name, '150200', array['TESTING'], 'NORMAL', true,
                        '2025-06-05', '2025-06-05T00:00:00Z', 1, json_build_object('uscc', uscc, 'name', name)
                    from (values ('91150200TW1NC0DE5H', '甲双码有限公司'), ('12150200TW1NC0DE51', '乙双码站'),
                        ('91150200MA0QCC1X11', '承继有限公司'), ('91150200HA1FTW1N51', '丙双码有限公司')) as i (uscc, name)
                    on conflict do nothing
                    """);
            statement.execute("""
                    insert into published.successions (uscc, successor)
                    values ('91150200AB5QRBED11', '91150200MA0QCC1X11'), ('12150200HA1FTW1N53', '91150200MA0QCC1X11'),
                        ('91150200N0W9ERE011', '91150200MA0N0NE011')
                    on conflict do nothing
                    """);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CODE,
                "91150200ma0qflx1dw",
                "91150200 MA0Q FLX1 DW",
                "91150200-MA0QFLX1D-W",
                "９１１５０２００ＭＡ０ＱＦＬＸ１ＤＷ",
                "MA0QFLX1D",
                "ma0qflx1-d"
            })
    void a_code_is_found_in_every_spelling_and_by_that_of_the_organisation(String written) {
        given().queryParam("q", written).get("/api/v1/grades").then().body("items.uscc", contains(CODE));
        given().get("/api/v1/grades/{code}", written).then().statusCode(200).body("current.uscc", equalTo(CODE));
        batch(written).then().body("items[0].status", equalTo("PUBLISHED")).body("items[0].result.uscc", equalTo(CODE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91150200MAOQFLX1DW",
                "91150200 MAOQ FLXI DW",
                "91150200MA0QFLX1SW",
                "91150200MA0QFLX1DWW",
            })
    void what_looks_like_a_code_and_is_none_is_told_with_the_published_one_that_is_near(String written) {
        given().queryParam("q", written)
                .get("/api/v1/grades")
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_USCC"))
                .body("errors[0].field", equalTo("q"))
                .body("detail", containsString("是否为" + CODE));
        given().get("/api/v1/grades/{code}", written)
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_USCC"))
                .body("detail", containsString("是否为" + CODE));
        batch(written)
                .then()
                .body("items[0].status", equalTo("MALFORMED"))
                .body("items[0].detail", containsString("是否为" + CODE));
    }

    @ParameterizedTest
    @CsvSource({
        "TW1NC0DE5,   12150200TW1NC0DE51、91150200TW1NC0DE5H",
        "tw1nc0de-5,  12150200TW1NC0DE51、91150200TW1NC0DE5H",
        "HA1FTW1N5,   12150200HA1FTW1N53、91150200HA1FTW1N51",
    })
    void an_organisations_code_that_means_several_is_refused_with_all_of_them_as_in_a_file(
            String written, String several) {
        String told = "该组织机构代码对应多个机构（" + several + "），应写18位统一社会信用代码";
        for (String path : List.of("", "/badge.svg", "/commitments")) {
            given().get("/api/v1/grades/{code}" + path, written)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("MALFORMED_USCC"))
                    .body("detail", equalTo(told));
        }
        given().accept("text/html")
                .get("/grades/{code}", written)
                .then()
                .statusCode(400)
                .body(containsString(several));
        given().get("/api/v1/grades/{code}?asOf=2025-06-30", written)
                .then()
                .statusCode(400)
                .body("detail", equalTo(told));
        batch(written, CODE)
                .then()
                .body("items[0].status", equalTo("MALFORMED"))
                .body("items[0].detail", equalTo(told))
                .body("items[1].status", equalTo("PUBLISHED"));
    }

    @Test
    void a_search_lists_all_that_an_organisations_code_means() {
        given().queryParam("q", "TW1NC0DE5")
                .get("/api/v1/grades")
                .then()
                .body("items.uscc", contains("12150200TW1NC0DE51", "91150200TW1NC0DE5H"));
        assertThat(resultPage("TW1NC0DE5")).contains("/grades/12150200TW1NC0DE51", "/grades/91150200TW1NC0DE5H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"91150200AB5QRBED11", "AB5QRBED1", "ab5qrbed-1"})
    void the_code_of_an_absorbed_institution_leads_to_its_successor_whole_or_not(String written) {
        String successor = "91150200MA0QCC1X11";
        given().redirects()
                .follow(false)
                .get("/api/v1/grades/{code}", written)
                .then()
                .statusCode(308)
                .header("Location", equalTo("/api/v1/grades/" + successor));
        given().redirects()
                .follow(false)
                .accept("text/html")
                .get("/grades/{code}", written)
                .then()
                .statusCode(302)
                .header("Location", containsString("/grades/" + successor));
        batch(written)
                .then()
                .body("items[0].status", equalTo("SUCCEEDED"))
                .body("items[0].result.uscc", equalTo(successor));
        given().queryParam("q", written)
                .get("/api/v1/grades")
                .then()
                .body("items", empty())
                .body("suggestions.uscc", contains(successor));
        assertThat(resultPage(written)).contains("承继", "/grades/" + successor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"91150200N0W9ERE011", "N0W9ERE01"})
    void who_is_succeeded_by_somebody_without_a_public_result_is_none(String written) {
        given().get("/api/v1/grades/{code}", written)
                .then()
                .statusCode(404)
                .body("code", equalTo("NO_PUBLISHED_RESULT"));
        batch(written).then().body("items[0].status", equalTo("NONE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {CODE, "MA0QFLX1D"})
    void before_its_result_was_public_a_code_is_none_in_every_spelling(String written) {
        given().get("/api/v1/grades/{code}?asOf=2025-06-01", written).then().statusCode(404);
        given().get("/api/v1/grades/{code}?asOf=2025-06-30", written).then().statusCode(200);
    }

    @Test
    void a_code_that_nobody_has_is_none_and_one_that_is_near_is_suggested() {
        JsonPath page = given().queryParam("q", "91150200MA0QFLX2DW")
                .get("/api/v1/grades")
                .jsonPath();
        assertThat(page.getList("items")).isEmpty();
        assertThat(page.<String>getList("suggestions.uscc")).containsExactly(CODE);
        given().get("/api/v1/grades/91150200MA0QFLX2DW").then().statusCode(404);
        given().get("/api/v1/grades/MA0QFLX9D").then().statusCode(404).body("code", equalTo("NO_PUBLISHED_RESULT"));
        batch("MA0QFLX9D").then().body("items[0].status", equalTo("NONE"));
    }

    @Test
    void no_code_at_all_in_a_batch_is_refused_by_its_place() {
        given().contentType("application/json")
                .body("{\"codes\":[\"91150200ma0qflx1dw\",null]}")
                .post("/api/v1/grades/batch")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("codes[1]"));
    }

    private static String resultPage(String q) {
        return given().accept("text/html").queryParam("q", q).get("/grades").asString();
    }

    private static Response batch(String... codes) {
        return given().contentType("application/json")
                .body(Map.of("codes", List.copyOf(Arrays.asList(codes))))
                .post("/api/v1/grades/batch");
    }
}
