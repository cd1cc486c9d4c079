package io.ecocredit.catalogues;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
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

    private static JsonPath catalogue() {
        return given().get("/api/v1/catalogues/2024")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
