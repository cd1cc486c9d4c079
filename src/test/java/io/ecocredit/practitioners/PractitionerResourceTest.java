package io.ecocredit.practitioners;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.assertSame;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.ecocredit.practitioners.Persons.ALL;
import static io.ecocredit.practitioners.Persons.ONE;
import static io.ecocredit.practitioners.Persons.SEARCH;
import static io.ecocredit.practitioners.Persons.form;
import static io.ecocredit.practitioners.Persons.person;
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
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who registers and sees whom, and how much of them. */
@QuarkusTest
@Cites(
        value = {Article.A7, Article.A10, Article.A36},
        provisions = Provision.A5_ITEM_2,
        settles = Interpretation.I_2)
class PractitionerResourceTest {

    /** A league in which no other test registers anybody. */
    private static final String ULANQAB = "150900";

    private static boolean filled;

    @BeforeEach
    void fillTheRegister() {
        if (!filled) {
            TwoLeagues.fill();
            filled = true;
        }
    }

    @Test
    void a_league_registers_somebody_who_is_shown_masked() {
        Response answer = post(
                league(BAOTOU),
                form("h10000001", "150202", "name", "张某某", "phone", "13800000001", "employerUscc", TwoLeagues.SHARED),
                ALL);
        answer.then()
                .statusCode(201)
                .header("Cache-Control", containsString("no-store"))
                .body("practitioner.identityNumber", equalTo("h*******1"))
                .body("practitioner.name", equalTo("张**"))
                .body("practitioner.phone", equalTo("138****0001"))
                .body("practitioner.employerUscc", equalTo(TwoLeagues.SHARED))
                .body("practitioner.division", equalTo("150202"))
                .body("doubts.size()", equalTo(0));
        String number = answer.jsonPath().getString("practitioner.number");
        assertThat(number).matches("P[0-9A-Z]{14}");
        Map<String, Object> shown = league(BAOTOU).get(ONE, number).jsonPath().getMap("");
        assertThat(shown).isEqualTo(answer.jsonPath().getMap("practitioner"));
    }

    @Test
    void hidden_and_absent_are_answered_alike() {
        String hidden = registered(league(BAOTOU), form("H30000001", BAOTOU));
        List<String> below = List.of("", "/records", "/result");
        for (String path : below) {
            assertSame(league(ORDOS).get(ONE + path, hidden), league(ORDOS).get(ONE + path, "P-absent"));
            assertSame(
                    person("P-other").get(ONE + path, hidden), person("P-other").get(ONE + path, "P-absent"));
        }
        Map<String, String> purpose = Map.of("purpose", "核实修复申请");
        assertSame(
                post(league(ORDOS), purpose, Persons.DISCLOSURE, hidden),
                post(league(ORDOS), purpose, Persons.DISCLOSURE, "P-absent"));
        Map<String, Object> record = Persons.record("R-1", ORDOS, "某局");
        assertSame(
                post(league(ORDOS), record, Persons.RECORDS, hidden),
                post(league(ORDOS), record, Persons.RECORDS, "P-absent"));
        assertThat(Persons.found(league(ORDOS), "H30000001")).isEmpty();
    }

    @Test
    void a_person_sees_their_own_and_each_look_leaves_a_row() throws SQLException {
        String number = registered(league(BAOTOU), form("H40000001", BAOTOU));
        person(number).get(ONE, number).then().statusCode(200).body("identityNumber", equalTo("H*******1"));
        league(BAOTOU).get(ONE, number).then().statusCode(200);
        assertThat(Persons.found(region(), " h40000001 ")).containsExactly(number);
        person(number).get(ALL).then().statusCode(403);
        assertThat(trailOf(number))
                .containsExactly(
                        "registerPractitioner league DONE",
                        "practitioner practitioner DONE",
                        "practitioner league DONE",
                        "findPractitioner region DONE");
    }

    @Test
    void a_list_goes_on_to_the_end_and_shows_nobody_more_than_is_theirs() {
        Set<String> own = new HashSet<>();
        for (int index = 0; index < 5; index++) {
            own.add(registered(league(ULANQAB), form("H5000000" + index, index == 0 ? "150902" : ULANQAB)));
        }
        Set<String> listed = new HashSet<>();
        String cursor = "";
        do {
            JsonPath page = league(ULANQAB)
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get(ALL)
                    .jsonPath();
            listed.addAll(page.getList("items.number", String.class));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(listed).isEqualTo(own);
        assertThat(listed(region().queryParam("division", ULANQAB))).containsExactlyInAnyOrderElementsOf(own);
        assertThat(listed(region().queryParam("division", "150902"))).hasSize(1);
        assertThat(listed(region().queryParam("division", "150000"))).containsAll(own);
        assertThat(listed(league(BAOTOU).queryParam("division", ULANQAB))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"limit, 501", "limit, 0", "cursor, x", "division, 110000", "name, 张"})
    void a_wrong_parameter_is_named(String name, String value) {
        region().queryParam(name, value).get(ALL).then().statusCode(400).body("errors[0].field", equalTo(name));
    }

    @Test
    void every_fault_is_told_at_once_and_no_personal_value_is_repeated() {
        String text = "11111111111111111".repeat(150);
        post(region(), form("?", "999999", "name", text, "phone", "电话", "employerUscc", "1"), ALL)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_BODY"))
                .body(not(containsString("11111111")))
                .body(
                        "errors.field.sort()",
                        equalTo(List.of("division", "employerUscc", "identityNumber", "name", "phone")));
        post(region(), form("H60000001", BAOTOU, "name", "159999196102020010"), ALL)
                .then()
                .statusCode(400)
                .body("code", equalTo("PERSONAL_DATA_NOT_ALLOWED"))
                .body("clause", containsString("第三十六条"))
                .body(not(containsString("159999196102020010")));
        post(region(), Map.of("identityNumber", "一二三"), SEARCH)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("identityNumber"))
                .body("errors[0].value", nullValue())
                .body("clause", containsString("第十条"));
        post(region(), form("H60000001", BAOTOU, "employerUscc", TwoLeagues.UNKNOWN), ALL)
                .then()
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_INSTITUTION"));
        region().contentType("application/json").post(ALL).then().statusCode(400);
        post(region(), form("H60000001", BAOTOU, "colour", "red"), ALL).then().statusCode(400);
        assertThat(Persons.found(region(), "H60000001")).isEmpty();
    }

    @Test
    void a_doubtful_citizen_number_is_taken_and_told_and_another_leagues_division_is_refused() {
        post(league(BAOTOU), form("159999196102020011", BAOTOU, "name", "某人"), ALL)
                .then()
                .statusCode(201)
                .body("practitioner.identityNumber", equalTo("1****************1"))
                .body("doubts[0].field", equalTo("identityNumber"))
                .body("doubts[0].value", nullValue());
        post(league(BAOTOU), form("H70000001", ORDOS), ALL)
                .then()
                .statusCode(403)
                .body("code", equalTo("OTHER_LEAGUE"))
                .body("clause", containsString("第七条第三款"));
    }

    @Test
    void registered_at_the_same_moment_by_several_a_person_has_one_number_in_each_league() throws Exception {
        try (ExecutorService officers = Executors.newFixedThreadPool(4)) {
            List<Future<String>> numbers = Stream.of(BAOTOU, ORDOS, WUHAI, BAOTOU)
                    .map(code -> officers.submit(() -> registered(league(code), form("H90000001", code))))
                    .toList();
            Set<String> different = new HashSet<>();
            for (Future<String> number : numbers) {
                different.add(number.get());
            }
            assertThat(different).hasSize(3);
        }
    }

    private static List<String> listed(RequestSpecification account) {
        return account.queryParam("limit", 500).get(ALL).jsonPath().getList("items.number");
    }
}
