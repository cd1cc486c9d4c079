package io.ecocredit.practitioners;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.ecocredit.practitioners.Persons.RECORDS;
import static io.ecocredit.practitioners.Persons.RESULT;
import static io.ecocredit.practitioners.Persons.RESULTS;
import static io.ecocredit.practitioners.Persons.ask;
import static io.ecocredit.practitioners.Persons.form;
import static io.ecocredit.practitioners.Persons.person;
import static io.ecocredit.practitioners.Persons.post;
import static io.ecocredit.practitioners.Persons.record;
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
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is entered of practitioners by whom, and what follows from it for whom. */
@QuarkusTest
@Cites(
        value = {Article.A9, Article.A15, Article.A17, Article.A21, Article.A36},
        settles = {Interpretation.I_2, Interpretation.I_18})
class PractitionerRecordResourceTest {

    private static final String BUREAU_OF_BAOTOU = "包头市生态环境局";
    private static final String BUREAU_OF_ORDOS = "鄂尔多斯市生态环境局";

    private static int people;

    /** Somebody whom both leagues know, each by a number of its own. */
    private String number = "";

    private String there = "";

    @BeforeEach
    void registerSomebody() {
        if (people == 0) {
            TwoLeagues.fill();
        }
        String identity = "H" + (10000000 + ++people);
        number = registered(league(BAOTOU), form(identity, BAOTOU));
        there = registered(league(ORDOS), form(identity, ORDOS));
    }

    private Map<String, Object> ofBaotou(String... fieldsAndValues) {
        return record("B-" + people, BAOTOU, BUREAU_OF_BAOTOU, fieldsAndValues);
    }

    private Map<String, Object> ofOrdos(String... fieldsAndValues) {
        return record("O-" + people, ORDOS, BUREAU_OF_ORDOS, fieldsAndValues);
    }

    private void enter(RequestSpecification account, Map<String, Object> form, int status) {
        post(account, form, RECORDS, number).then().statusCode(status);
    }

    private void enterThere(Map<String, Object> form) {
        post(league(ORDOS), form, RECORDS, there).then().statusCode(201);
    }

    private JsonPath result(RequestSpecification account, String at) {
        return result(account, number, at);
    }

    private static JsonPath result(RequestSpecification account, String number, String at) {
        return account.queryParam("year", 2024)
                .queryParam("at", at)
                .get(RESULT, number)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void the_league_of_the_place_of_service_enters_and_no_other() throws SQLException {
        post(league(BAOTOU), ofBaotou("division", "150202"), RECORDS, number)
                .then()
                .statusCode(201)
                .body("record.recordNo", equalTo("B-" + people))
                .body("record.practitioner", equalTo(number))
                .body("record.division", equalTo("150202"))
                .body("record.wording", containsString("挂靠"))
                .body("doubts.size()", equalTo(0));
        post(league(BAOTOU), ofOrdos("authority", BUREAU_OF_BAOTOU), RECORDS, number)
                .then()
                .statusCode(403)
                .body("code", equalTo("OTHER_LEAGUE"))
                .body("clause", containsString("第十五条第（五）项"))
                .body("errors[0].field", equalTo("division"));
        enter(region(), ofOrdos(), 201);
        enter(person(number), ofBaotou(), 403);
        assertThat(ask("select e.operation || ' ' || (e.position is not null) from practitioners.records r"
                        + " join register.entries e using (entry_id) where r.practitioner_no = '" + number + "'"))
                .containsExactly("enter practitioner_records true", "enter practitioner_records true");
        assertThat(trailOf(number)).contains("enterPractitionerRecord league DONE");
    }

    @ParameterizedTest
    @CsvSource({"1-01, CATEGORY_NOT_POSSIBLE", "18-1, CATEGORY_NOT_POSSIBLE", "2-99, UNKNOWN_INDICATOR"})
    void only_annex_2_is_for_persons(String indicator, String code) {
        post(league(BAOTOU), ofBaotou("indicator", indicator), RECORDS, number)
                .then()
                .statusCode(400)
                .body("code", equalTo(code))
                .body("clause", containsString("第九条"))
                .body("errors[0].field", equalTo("indicator"));
    }

    @Test
    void the_same_again_changes_nothing_and_other_content_is_a_conflict() {
        enter(league(BAOTOU), ofBaotou(), 201);
        post(league(BAOTOU), ofBaotou(), RECORDS, number)
                .then()
                .statusCode(200)
                .body("record.recordNo", equalTo("B-" + people));
        post(league(BAOTOU), ofBaotou("summary", "另一事"), RECORDS, number)
                .then()
                .statusCode(409)
                .body("code", equalTo("CONFLICTING_DUPLICATE"))
                .body("clause", containsString("第十五条第（一）项"));
        post(league(ORDOS), ofOrdos("recordNo", "B-" + people), RECORDS, there)
                .then()
                .statusCode(409);
    }

    @Test
    void every_fault_is_told_at_once_and_a_citizen_number_is_refused_without_repeating_it() {
        JsonPath told = post(
                        region(),
                        ofBaotou("recordNo", "", "indicator", "", "producedOn", "x", "division", "9", "authority", ""),
                        RECORDS,
                        number)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_BODY"))
                .extract()
                .jsonPath();
        assertThat(told.getList("errors.field"))
                .containsExactlyInAnyOrder("recordNo", "indicator", "producedOn", "division", "authority");
        post(region(), ofBaotou("summary", "身份证159999196102020010的人员"), RECORDS, number)
                .then()
                .statusCode(400)
                .body("code", equalTo("PERSONAL_DATA_NOT_ALLOWED"))
                .body("clause", containsString("第三十六条"))
                .body(not(containsString("159999196102020010")));
        post(region(), ofBaotou("summary", "某某".repeat(1001)), RECORDS, number)
                .then()
                .statusCode(400)
                .body("errors[0].value", nullValue());
        post(region(), ofBaotou("colour", "red"), RECORDS, number).then().statusCode(400);
        region().contentType("application/json").post(RECORDS, number).then().statusCode(400);
    }

    @Test
    void records_of_two_departments_make_a_person_dishonest_and_each_league_sees_its_own() throws SQLException {
        enter(league(BAOTOU), ofBaotou(), 201);
        enter(league(BAOTOU), record("C-" + people, BAOTOU, BUREAU_OF_BAOTOU), 201);
        JsonPath one = result(league(BAOTOU), "2025-05-15");
        assertThat(one.getBoolean("dishonest"))
                .as("two records of one department")
                .isFalse();
        assertThat(one.getInt("departments")).isEqualTo(1);
        assertThat(one.getString("label")).isNull();

        JsonPath before = result(league(ORDOS), there, "2025-05-15");
        assertThat(before.getInt("departments"))
                .as("without a record of its own")
                .isZero();
        enterThere(ofOrdos("producedOn", "2024-08-01"));

        assertSees(() -> league(BAOTOU), number, "B-" + people, "C-" + people);
        assertSees(() -> league(ORDOS), there, "O-" + people);
        assertSees(() -> region(), number, "B-" + people, "C-" + people, "O-" + people);
        assertSees(() -> person(number), number, "B-" + people, "C-" + people, "O-" + people);
        assertThat(result(region(), "2024-07-31").getBoolean("dishonest")).isFalse();
        assertThat(trailOf(number))
                .contains("practitionerResult practitioner DONE", "practitionerRecords practitioner DONE");
    }

    private static void assertSees(Supplier<RequestSpecification> account, String number, String... records) {
        assertThat(account.get().get(RECORDS, number).jsonPath().getList("items.recordNo", String.class))
                .containsExactly(records);
        JsonPath result = result(account.get(), number, "2025-05-15");
        assertThat(result.getBoolean("dishonest")).isTrue();
        assertThat(result.getString("label")).isEqualTo("生态环境失信个人");
        assertThat(result.getString("clause")).contains("第十七条").contains("I-18");
        assertThat(result.getInt("departments")).isEqualTo(2);
        assertThat(result.getList("records.recordNo", String.class)).containsExactlyInAnyOrder(records);
    }

    @Test
    void the_results_of_a_year_are_of_those_on_record_whom_one_knows() {
        enterThere(ofOrdos("producedOn", "2023-06-01", "occurredOn", "2023-05-01"));
        assertThat(rated(league(BAOTOU), 2023))
                .as("without a record of its own")
                .doesNotContain(number);
        assertThat(rated(league(ORDOS), 2023)).contains(there);
        assertThat(rated(league(TwoLeagues.WUHAI), 2023)).isEmpty();
        assertThat(rated(region(), 2024)).doesNotContain(number);
        region().queryParam("year", 2023)
                .queryParam("limit", 1)
                .get(RESULTS)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].dishonest", equalTo(false))
                .body("items[0].departments", equalTo(1))
                .body("items[0].name", equalTo("从************"))
                .body("items[0].records", nullValue());
        person(number).get(RESULTS).then().statusCode(403);
    }

    private static List<String> rated(RequestSpecification account, int year) {
        return account.queryParam("year", year)
                .queryParam("at", "2025-05-15")
                .queryParam("limit", 500)
                .get(RESULTS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.number");
    }

    @ParameterizedTest
    @CsvSource({"year, 24, year", "at, 2025-02-30, at", "at, 1999-01-01, at", "when, now, when"})
    void a_wrong_moment_is_named(String name, String value, String field) {
        region().queryParam(name, value)
                .get(RESULT, number)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }
}
