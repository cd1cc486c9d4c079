package io.ecocredit.catalogues;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Rule;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law as data, for everybody. */
@QuarkusTest
@Cites({Article.A16, Article.A17, Article.A18, Article.A20, Article.A23, Article.A26, Article.A30})
class CatalogueResourceTest {

    @ParameterizedTest
    @CsvSource({"bands, 3", "limits, 6", "workingPeriods, 4", "fixedDates, 5", "indicators, 40"})
    void every_number_of_the_law_cites_its_clause(String list, int size) {
        List<Map<String, String>> items = catalogue().getList(list);
        assertThat(items)
                .hasSize(size)
                .allSatisfy(item -> assertThat(item.get("clause")).startsWith("内环发〔2024〕21号 "));
    }

    @Test
    void the_numbers_are_the_measures() {
        JsonPath law = catalogue();
        assertThat(law.getInt("limits.find { it.code == 'FIRST_BASELINE' }.value"))
                .isEqualTo(100);
        assertThat(law.getString("fixedDates.find { it.code == 'SUBMISSION' }.date"))
                .isEqualTo("--05-15");
        assertThat(law.getInt("workingPeriods.find { it.code == 'FILING' }.workingDays"))
                .isEqualTo(20);
        assertThat(law.getString("indicators.find { it.code == '1-20' }.clause"))
                .endsWith("附件1第20项");
    }

    @Test
    void a_version_that_is_none_is_said_to_be_none() {
        given().get("/api/v1/catalogues/2019").then().statusCode(404).body("code", equalTo("NO_SUCH_CATALOGUE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/catalogues", "/api/v1/catalogues/2024"})
    void who_has_it_already_is_told_so(String address) {
        Response law = given().get(address);
        law.then().statusCode(200).header("Cache-Control", "public, max-age=60");
        given().header("If-None-Match", law.header("ETag")).get(address).then().statusCode(304);
        given().header("If-None-Match", "W/\"other\"").get(address).then().statusCode(200);
    }

    @Test
    void every_value_says_its_name_unit_time_clause_and_document() {
        JsonPath law = on("2025-03-01");
        assertThat(law.getString("at")).isEqualTo("2025-03-01");
        List<Map<String, String>> values = law.getList("values");
        assertThat(values).extracting(value -> value.get("name")).containsExactlyElementsOf(names());
        assertThat(values)
                .allSatisfy(value -> assertThat(value)
                        .containsKeys("label", "value", "unit", "shown", "dating", "from", "clause", "document"));
        assertThat(law.getMap("values.find { it.name == 'REPAIR_DECISION_PERIOD' }"))
                .containsAllEntriesOf(Map.of(
                        "value", "20",
                        "unit", "个工作日",
                        "dating", "DAY",
                        "from", "2023-01-01",
                        "clause", "内环发〔2024〕21号 第二十六条第三款"))
                .doesNotContainKey("until");
    }

    @Test
    void a_day_has_the_law_of_that_day_and_is_told_what_changes_when() {
        String clause = "values.find { it.name == 'RECONSIDERATION_PERIOD' }.clause";
        assertThat(on("2023-12-31").getString(clause)).isEqualTo("行政复议法 第九条");
        assertThat(on("2024-01-01").getString(clause)).isEqualTo("行政复议法 第二十条");
        assertThat(on("2023-12-31").getString("values.find { it.name == 'RECONSIDERATION_PERIOD' }.until"))
                .isEqualTo("2023-12-31");
        assertThat(on("2023-12-31").getList("changes.from")).contains("2024-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2025-02-30", "20250301", "1999-01-01"})
    void what_is_no_day_is_refused(String at) {
        for (String address : List.of("/api/v1/catalogues", "/api/v1/catalogues/2024")) {
            given().queryParam("at", at)
                    .get(address)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json;charset=UTF-8")
                    .body("errors[0].field", equalTo("at"));
        }
        given().accept("text/html")
                .queryParam("at", at)
                .get("/catalogue")
                .then()
                .statusCode(400);
    }

    @Test
    void before_the_measure_there_was_no_law_to_show() {
        for (String address : List.of("/api/v1/catalogues", "/api/v1/catalogues/2024")) {
            given().queryParam("at", "2022-12-31")
                    .get(address)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("RULES_NOT_IN_FORCE"));
        }
    }

    @Test
    void the_page_shows_the_law_of_a_day_to_read() {
        String page = given().queryParam("at", "2024-06-05")
                .get("/catalogue")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page)
                .contains("以下为2024-06-05施行的规定", "初始100分，按次扣分；整改经确认或者予以修复的，自该日起不再扣分（第二十二条、第二十六条）。")
                .contains("REPAIR_DECISION_PERIOD", "20个工作日", "2023-01-01起", "2023年度起", "次年5月15日")
                .contains("《中华人民共和国行政复议法（2023年修订）》")
                .contains("/api/v1/catalogues/2024?at=2024-06-05");
    }

    private static List<String> names() {
        return Rule.all().stream().map(Rule::name).toList();
    }

    private static JsonPath on(String day) {
        return given().queryParam("at", day)
                .get("/api/v1/catalogues/2024")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath catalogue() {
        return given().get("/api/v1/catalogues/2024")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
