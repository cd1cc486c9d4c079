package io.ecocredit.practitioners;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.ecocredit.practitioners.Persons.ALL;
import static io.ecocredit.practitioners.Persons.ONE;
import static io.ecocredit.practitioners.Persons.form;
import static io.ecocredit.practitioners.Persons.post;
import static io.ecocredit.practitioners.Persons.registered;
import static io.ecocredit.practitioners.Persons.trailOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a league learns of people whom another league has registered, and what that league is told of it. */
@QuarkusTest
@Cites(
        value = Article.A36,
        provisions = Provision.A15_ITEM_5,
        settles = {Interpretation.I_2, Interpretation.I_34})
class PeopleOfOtherLeaguesResourceTest {

    private static boolean filled;

    @BeforeEach
    void fillTheRegister() {
        if (!filled) {
            TwoLeagues.fill();
            filled = true;
        }
    }

    @Test
    void whoever_is_known_to_another_league_is_answered_like_somebody_new() throws SQLException {
        String number = registered(
                league(BAOTOU), form("H20000001", BAOTOU, "phone", "13800000001", "employerUscc", TwoLeagues.SHARED));
        assertThat(Persons.found(league(ORDOS), "H20000001")).isEmpty();

        Response known = post(league(ORDOS), form("H20000001", ORDOS, "name", "某人"), ALL);
        Response fresh = post(league(ORDOS), form("H20000002", ORDOS, "name", "某人"), ALL);

        assertThat(known.statusCode()).isEqualTo(fresh.statusCode()).isEqualTo(201);
        assertThat(names(known)).isEqualTo(names(fresh));
        String own = known.jsonPath().getString("practitioner.number");
        String other = fresh.jsonPath().getString("practitioner.number");
        assertThat(own).isNotEqualTo(number);
        assertThat(known.asString().replace(own, "?").replace("H*******1", "?"))
                .isEqualTo(fresh.asString().replace(other, "?").replace("H*******2", "?"));
        assertThat(Persons.found(league(ORDOS), "H20000001")).containsExactly(own);
        assertThat(league(ORDOS).get(ONE, own).asString()).doesNotContain(TwoLeagues.SHARED);
        league(ORDOS).get(ONE, number).then().statusCode(404);
        post(league(ORDOS), Map.of("purpose", "核实修复申请"), Persons.DISCLOSURE, own)
                .then()
                .statusCode(200)
                .body("name", equalTo("某人"))
                .body("phone", nullValue());
        assertThat(Persons.found(region(), "H20000001")).containsExactlyInAnyOrder(number, own);
        assertThat(trailOf(own)).contains("registerPractitioner league DONE");
    }

    @Test
    void the_league_at_home_is_told_of_every_other_that_knows_the_person() {
        String number = registered(league(BAOTOU), form("H21000001", BAOTOU));
        String own = registered(league(ORDOS), form("H21000001", ORDOS));

        assertThat(told(BAOTOU, number))
                .singleElement()
                .asString()
                .startsWith("known-elsewhere")
                .contains("鄂尔多斯市生态环境局");
        assertThat(told(ORDOS, own)).isEmpty();
        registered(league(ORDOS), form("H21000001", ORDOS));
        assertThat(told(BAOTOU, number)).hasSize(1);
    }

    @Test
    void nobody_takes_over_whom_another_league_evaluates_by_registering_and_listing_the_person() {
        String number = registered(league(BAOTOU), form("H29000001", BAOTOU));
        post(region(), Persons.record("TAKEN-1", BAOTOU, "包头市生态环境局"), Persons.RECORDS, number)
                .then()
                .statusCode(201);
        region().contentType("application/json")
                .body(Map.of("dates", Map.of()))
                .put("/api/v1/years/2024/plan")
                .then()
                .statusCode(200);
        String own = registered(league(ORDOS), form("H29000001", ORDOS));
        String fresh = registered(league(ORDOS), form("H29000002", ORDOS));

        listed(own).then().statusCode(409).body("code", equalTo("ALREADY_LISTED"));
        listed(fresh).then().statusCode(200);
        assertThat(league(BAOTOU)
                        .contentType("application/json")
                        .post("/api/v1/practitioner-years/2024/participants")
                        .jsonPath()
                        .getInt("added"))
                .as("the league that has the record draws the person")
                .isPositive();
    }

    private static Response listed(String number) {
        return league(ORDOS)
                .contentType("application/json")
                .body(Map.of("reason", "社会反映"))
                .put("/api/v1/practitioner-years/2024/participants/" + number);
    }

    /** Kind, title and text of the letters to a league that name a person. */
    private static List<String> told(String league, String number) {
        return league(league)
                .queryParam("limit", 500)
                .get("/api/v1/practitioner-notices")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .map(letter -> letter.get("kind") + " " + letter.get("title") + " " + letter.get("body"))
                .filter(text -> text.contains(number))
                .toList();
    }

    @Test
    void a_record_of_a_service_lets_a_league_know_the_person_until_it_is_withdrawn() throws SQLException {
        String number = registered(league(BAOTOU), form("H22000001", BAOTOU));
        post(region(), Persons.record("KNOW-1", ORDOS, "鄂尔多斯市生态环境局"), Persons.RECORDS, number)
                .then()
                .statusCode(201);
        Map<String, String> purpose = Map.of("purpose", "核实服务记录");
        post(league(ORDOS), purpose, Persons.DISCLOSURE, number).then().statusCode(200);
        assertThat(told(BAOTOU, number))
                .anySatisfy(letter -> assertThat(letter).startsWith("known-elsewhere"))
                .anySatisfy(letter -> assertThat(letter)
                        .startsWith("disclosed-elsewhere")
                        .contains("鄂尔多斯市生态环境局")
                        .contains("核实服务记录"))
                .hasSize(2);
        int before = told(BAOTOU, number).size();
        post(league(BAOTOU), purpose, Persons.DISCLOSURE, number).then().statusCode(200);
        assertThat(told(BAOTOU, number)).hasSize(before);

        post(
                        league(ORDOS).header("If-Match", "\"1\""),
                        Map.of("reason", "误录入"),
                        "/api/v1/practitioners/{number}/records/{record}/withdrawal",
                        number,
                        "KNOW-1")
                .then()
                .statusCode(200);

        post(league(ORDOS), purpose, Persons.DISCLOSURE, number)
                .then()
                .statusCode(403)
                .body("code", equalTo("NOT_CONCERNED"))
                .body("clause", containsString("第三十六条"));
    }

    @Test
    void whom_a_league_knows_is_met_again_under_the_name_it_knows() {
        String number = registered(league(BAOTOU), form("H23000001", BAOTOU, "name", "阿拉坦 其其格"));
        assertThat(registered(league(BAOTOU), form("H23000001", "150202", "name", "阿拉坦其其格")))
                .isEqualTo(number);
        for (RequestSpecification officer : List.of(league(BAOTOU), region())) {
            post(officer, form("H23000001", BAOTOU, "name", "某人"), ALL)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("CONFLICTING_DUPLICATE"))
                    .body("errors[0].field", equalTo("name"))
                    .body("errors[0].value", nullValue())
                    .body(not(containsString("阿拉坦")));
        }
    }

    private static List<String> names(Response answer) {
        return answer.headers().asList().stream()
                .map(header -> header.getName())
                .sorted()
                .toList();
    }
}
