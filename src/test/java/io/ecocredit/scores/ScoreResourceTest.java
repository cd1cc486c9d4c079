package io.ecocredit.scores;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.PublishedSample;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees a sheet, for which moment, and that each of its numbers cites its clause. */
@QuarkusTest
@TestProfile(PublishedSample.class)
@Cites(
        value = Article.A16,
        settles = {Interpretation.I_5, Interpretation.I_8})
class ScoreResourceTest {

    /** A testing institution of Hohhot with deductions of two years. */
    private static final String USCC = "91150100E2BJY8NKQN";

    private static final String SCORE = "/api/v1/institutions/{uscc}/score";

    @BeforeEach
    void publish() {
        PublishedSample.require();
    }

    @Test
    void every_number_of_a_sheet_cites_its_clause() {
        JsonPath sheet = as(Roles.REGION, Map.of("division", "150000"))
                .queryParam("year", 2024)
                .queryParam("at", "2025-05-15")
                .get(SCORE, USCC)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(sheet.getInt("baseline")).isEqualTo(75);
        assertThat(sheet.getInt("score")).isEqualTo(70);
        for (String number : List.of("firstBaseline", "baseline", "score", "grade")) {
            assertThat(sheet.getString(number + "Clause")).as(number).startsWith("内环发〔2024〕21号 第十六条");
        }
        assertThat(sheet.getList("lines.clause", String.class))
                .hasSize(4)
                .allSatisfy(clause -> assertThat(clause).startsWith("内环发〔2024〕21号 附件1第"));
    }

    @Test
    void an_earlier_day_gives_the_earlier_score_and_before_anything_was_known_nothing_counted() {
        RequestSpecification officer = as(Roles.REGION, Map.of("division", "150000"));
        officer.queryParam("at", "2023-08-15").get(SCORE, USCC).then().body("score", equalTo(90));
        as(Roles.REGION, Map.of("division", "150000"))
                .queryParam("year", 2024)
                .queryParam("at", "2025-05-15")
                .queryParam("knownAt", "2024-01-01T00:00:00Z")
                .get(SCORE, USCC)
                .then()
                .body("score", equalTo(100))
                .body("lines.size()", equalTo(0));
    }

    @Test
    void an_institution_sees_its_own_and_no_other_and_a_league_whom_it_serves() {
        Approved.testAccountOf(USCC);
        Approved.testAccountOf("911501000HH1N31B4G");
        as(Roles.INSTITUTION, Map.of("uscc", USCC)).get(SCORE, USCC).then().statusCode(200);
        as(Roles.LEAGUE, Map.of("division", "150100")).get(SCORE, USCC).then().statusCode(200);
        String other = as(Roles.INSTITUTION, Map.of("uscc", "911501000HH1N31B4G"))
                .get(SCORE, USCC)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(as(Roles.INSTITUTION, Map.of("uscc", "911501000HH1N31B4G"))
                        .get(SCORE, "91110000600037341L")
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString())
                .isEqualTo(other);
        for (String role :
                List.of(Roles.PLATFORM, Roles.DEPARTMENT, Roles.PRACTITIONER, Roles.PROVIDER, Roles.AUDITOR)) {
            as(role, Map.of()).get(SCORE, USCC).then().statusCode(403);
        }
        given().get(SCORE, USCC).then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "year, 24",
        "year, 2000",
        "at, 2025-02-30",
        "at, 15.05.2025",
        "at, +999999999-12-31",
        "at, -0001-01-01",
        "at, 0000-01-01",
        "knownAt, 2025-05-15",
        "knownAt, 2999-01-01T00:00:00Z",
        "knownAt, -1000000000-01-01T00:00:00Z",
        "when, now"
    })
    void a_wrong_moment_is_named(String name, String value) {
        as(Roles.REGION, Map.of("division", "150000"))
                .queryParam(name, value)
                .get(SCORE, USCC)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(name));
    }

    private static RequestSpecification as(String role, Map<String, String> claims) {
        return given().header("Authorization", TestTokens.bearer(role, claims));
    }
}
