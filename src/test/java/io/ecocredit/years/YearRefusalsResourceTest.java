package io.ecocredit.years;

import static io.ecocredit.fixtures.RegionYear.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a year out of order, by the wrong role, or with a wrong body: refused, and nothing changed. */
@QuarkusTest
@Cites({Article.A7, Article.A20})
class YearRefusalsResourceTest {

    @Test
    void the_plan_of_a_year_cites_the_clause_of_each_date() {
        JsonPath year = region().put("/api/v1/years/2025")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(year.getList("plan.by", String.class))
                .containsExactly("2026-03-15", "2026-04-30", "2026-05-15", "2026-06-05", "2026-05-30");
        assertThat(year.getList("plan.clause", String.class))
                .allSatisfy(clause -> assertThat(clause).startsWith("内环发〔2024〕21号 第二十"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "24", "02024", "2022", "2099", "-2024", "2024.0", "２０２４"})
    void a_year_that_is_none_or_without_rules_or_yet_to_come_is_not_opened(String year) {
        region().put("/api/v1/years/{year}", year).then().statusCode(400).body("errors[0].field", equalTo("year"));
    }

    @Test
    void nothing_is_done_in_a_year_that_is_not_open() {
        region().get("/api/v1/years/2023").then().statusCode(404).body("code", equalTo("YEAR_NOT_OPEN"));
        region().post("/api/v1/years/2023/participants")
                .then()
                .statusCode(404)
                .body("clause", startsWith("内环发〔2024〕21号 第七条"));
        json("{\"at\":\"2024-05-15\"}", "/api/v1/years/2023/rating", 404);
        json("{}", "/api/v1/years/2023/publication", 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at | {}",
                "at | {\"at\":null}",
                "at | {\"at\":\"2025-02-30\"}",
                "at | {\"at\":\"2999-01-01\"}",
                "at | {\"at\":\"+999999999-12-31\"}",
                "at | {\"at\":\"-999999999-01-01\"}",
                "at | {\"at\":\"2023-12-31\"}",
                "at | {\"at\":20250515}",
                "as | {\"at\":\"2025-05-15\",\"as\":1}"
            })
    void a_faulty_day_is_named(String field, String body) {
        region().put("/api/v1/years/2024").then().statusCode(200);
        region().contentType("application/json")
                .body(body)
                .post("/api/v1/years/2024/rating")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "5", "{", "{\"at\":\"2025-05-15\",\"at\":\"2025-05-16\"}", "\u0000"})
    void a_body_that_is_no_order_is_refused(String body) {
        region().put("/api/v1/years/2024").then().statusCode(200);
        json(body, "/api/v1/years/2024/rating", 400);
    }

    @Test
    void only_the_region_works_on_a_year_and_only_officers_see_its_plan() {
        for (String role : List.of(Roles.LEAGUE, Roles.INSTITUTION, Roles.PLATFORM, Roles.AUDITOR)) {
            Map<String, String> claims = role.equals(Roles.LEAGUE) ? Map.of("division", "150200") : Map.of();
            String token = TestTokens.bearer(role, claims);
            given().header("Authorization", token)
                    .put("/api/v1/years/2024")
                    .then()
                    .statusCode(403);
            for (String step : List.of("rating", "publication", "spot-checks")) {
                given().header("Authorization", token)
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/v1/years/2024/" + step)
                        .then()
                        .statusCode(403);
            }
            given().header("Authorization", token)
                    .get("/api/v1/years")
                    .then()
                    .statusCode(role.equals(Roles.LEAGUE) ? 200 : 403);
        }
    }

    @Test
    void who_rates_does_not_publish() {
        region().put("/api/v1/years/2025").then().statusCode(200);
        somebodyServed(2025);
        RegionYear.rate(2025, "2026-05-15");
        RegionYear.openHistory(RegionYear.secondOfficer(), 2025);
        JsonPath job = region().contentType("application/json")
                .body("{\"publishedOn\":\"2026-06-05\"}")
                .post("/api/v1/years/2025/publication")
                .jsonPath();
        assertThat(job.getString("problem.code")).isEqualTo("SECOND_OFFICER_NEEDED");
        assertThat(job.getString("problem.clause")).contains("第二十条第（六）项");
        given().get("/api/v1/releases/2025").then().statusCode(404);
    }

    @Test
    void a_result_is_not_published_before_the_day_for_which_it_holds() {
        region().put("/api/v1/years/2024").then().statusCode(200);
        somebodyServed(2024);
        RegionYear.rate(2024, "2025-05-15");
        RegionYear.openHistory(RegionYear.secondOfficer(), 2024);
        JsonPath job = region().contentType("application/json")
                .body("{\"publishedOn\":\"2025-05-14\"}")
                .post("/api/v1/years/2024/publication")
                .jsonPath();
        assertThat(job.getString("problem.errors[0].field")).isEqualTo("publishedOn");
        given().get("/api/v1/releases/2024").then().statusCode(404);
    }

    private static void somebodyServed(int year) {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                91150200MA0ABCD92X,某环境检测有限公司,TESTING,150200,2017-08-25
                """);
        RegionYear.deliver(
                "engagements",
                "uscc,division,year,client_uscc,client_name,project,origin\n91150200MA0ABCD92X,150200," + year
                        + ",,某业主,检测,LEAGUE\n");
        region().post("/api/v1/years/{year}/participants", year).then().statusCode(200);
    }

    private static void json(String body, String path, int status) {
        region().contentType("application/json").body(body).post(path).then().statusCode(status);
    }
}
