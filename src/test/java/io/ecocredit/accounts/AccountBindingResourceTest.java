package io.ecocredit.accounts;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token that names an institution is not enough: a league has approved the account (I-29). */
@QuarkusTest
@Cites(settles = Interpretation.I_29)
class AccountBindingResourceTest {

    private static final String USCC = "9115020065E6PF50T9";
    private static final String ACCOUNTS = "/api/v1/institutions/" + USCC + "/accounts";
    private static final String ACCOUNT = ACCOUNTS + "/test-institution";
    private static final String SCORE = "/api/v1/institutions/" + USCC + "/score?year=2024";

    @BeforeEach
    void register() {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                9115020065E6PF50T9,甲环境检测有限公司,TESTING,150200,2009-05-10
                """);
        RegionYear.region().delete(ACCOUNT);
    }

    @Test
    void an_account_acts_from_approval_to_its_end() {
        own().get(SCORE)
                .then()
                .statusCode(403)
                .body("code", equalTo("ACCOUNT_NOT_APPROVED"))
                .body("clause", containsString("I-29"));
        approve("150200", "{}").statusCode(200).body("capacity", equalTo("OWN"));
        own().get(SCORE).then().statusCode(200);
        own().get(ACCOUNTS).then().statusCode(200).body("", hasSize(1));
        league("150200").delete(ACCOUNT).then().statusCode(204);
        own().get(SCORE).then().statusCode(403);
        league("150200").delete(ACCOUNT).then().statusCode(404);
    }

    @Test
    void an_approval_for_one_institution_opens_no_other() {
        approve("150200", "{}").statusCode(200);
        given().header("Authorization", TestTokens.bearer(Roles.INSTITUTION, Map.of("uscc", "91150600D5DDA4UWCK")))
                .get("/api/v1/institutions/91150600D5DDA4UWCK/score?year=2024")
                .then()
                .statusCode(403)
                .body("code", equalTo("ACCOUNT_NOT_APPROVED"));
    }

    @Test
    void an_authority_counts_on_its_days_only() {
        approve(
                        "150200",
                        "{\"capacity\":\"AGENT\",\"validFrom\":\"2020-01-01\",\"validUntil\":\"2020-12-31\",\"document\":\"授权书\"}")
                .statusCode(200);
        own().get(SCORE).then().statusCode(403);
        approve(
                        "150200",
                        "{\"capacity\":\"AGENT\",\"validFrom\":\"2020-01-01\",\"validUntil\":\"2199-12-31\",\"document\":\"授权书\"}")
                .statusCode(200);
        own().get(SCORE).then().statusCode(200);
    }

    @Test
    void another_league_neither_sees_nor_approves() {
        approve("150600", "{}").statusCode(404).body("code", equalTo("NO_SUCH_INSTITUTION"));
        league("150600").get(ACCOUNTS).then().statusCode(404);
        own().get(SCORE).then().statusCode(403);
    }

    /** A row about a service there opens the file, and lets nobody say who speaks for the institution (I-2). */
    @Test
    void a_league_that_was_served_once_neither_approves_nor_ends_and_the_home_league_is_told_of_others_words() {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                91150200MA00000012,乙环境检测有限公司,TESTING,150200,2009-05-10
                """);
        RegionYear.deliverAs(league("150600"), "engagements", """
                uscc,division,year,client_uscc,client_name,project,origin
                91150200MA00000012,150600,2023,,某业主,检测一项,LEAGUE
                """);
        String account = "/api/v1/institutions/91150200MA00000012/accounts/served";
        put(league("150200"), account).statusCode(200);
        put(league("150600"), account)
                .statusCode(403)
                .body("code", equalTo("OTHER_LEAGUE"))
                .body("clause", containsString("I-29"));
        league("150600").delete(account).then().statusCode(403).body("code", equalTo("OTHER_LEAGUE"));

        RegionYear.region().delete(account).then().statusCode(204);
        league("150200")
                .get("/api/v1/inbox")
                .then()
                .body("items[0].kind", equalTo("account"))
                .body("items[0].title", containsString("终止"));
    }

    @Test
    void nobody_approves_their_own_account_or_one_that_acts_in_an_office() {
        refused(put(league("150200", "test-institution"), ACCOUNT), "不能批准自己的账户");
        approve("150200", "{}").statusCode(200);
        refused(put(RegionYear.region(), ACCOUNTS + "/test-league"), "该账户以工作人员");
    }

    @Test
    void whoever_may_act_for_an_institution_does_nothing_about_it_in_an_office() {
        approve("150200", "{}").statusCode(200);
        refused(league("150200", "test-institution").delete(ACCOUNT).then(), "代表该主体办理过");
        league("150200").delete(ACCOUNT).then().statusCode(204);
    }

    private static void refused(ValidatableResponse answer, String why) {
        answer.statusCode(403)
                .body("code", equalTo("CONFLICT_OF_INTEREST"))
                .body("detail", containsString(why))
                .body("clause", containsString("公务员法"));
    }

    private static ValidatableResponse put(RequestSpecification who, String account) {
        return who.contentType("application/json;charset=UTF-8")
                .body("{}")
                .put(account)
                .then();
    }

    private static RequestSpecification league(String division, String account) {
        return given().header(
                        "Authorization", TestTokens.bearer(Roles.LEAGUE, Map.of("division", division, "sub", account)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validUntil | {\"capacity\":\"AGENT\",\"document\":\"授权书\"}",
                "document | {\"capacity\":\"AGENT\",\"validUntil\":\"2199-12-31\"}",
                "validUntil | {\"validFrom\":\"2026-01-02\",\"validUntil\":\"2026-01-01\"}",
                "document | {\"document\":\" \"}"
            })
    void an_agent_needs_a_dated_authority(String field, String body) {
        approve("150200", body)
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("clause", containsString("I-29"));
    }

    private static ValidatableResponse approve(String division, String body) {
        return league(division)
                .contentType("application/json;charset=UTF-8")
                .body(body)
                .put(ACCOUNT)
                .then();
    }

    private static RequestSpecification league(String division) {
        return given().header("Authorization", TestTokens.bearer(Roles.LEAGUE, Map.of("division", division)));
    }

    private static RequestSpecification own() {
        return given().header("Authorization", TestTokens.bearer(Roles.INSTITUTION, Map.of("uscc", USCC)));
    }
}
