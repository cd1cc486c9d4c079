package io.ecocredit.records;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_ORDOS;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.assertSame;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees which record. */
@QuarkusTest
@Cites(
        value = {Article.A12, Article.A15, Article.A36},
        settles = Interpretation.I_2)
class RecordResourceTest {

    private static final String ALL = "/api/v1/records";
    private static final String ONE = "/api/v1/records/{number}";

    private static boolean filled;

    @BeforeEach
    void enterRecords() {
        if (filled) {
            return;
        }
        TwoLeagues.fill();
        enter(RecordForms.good("A-1"));
        enter(RecordForms.good("A-2", "uscc", OF_BAOTOU, "producedOn", "2024-06-01"));
        enter(RecordForms.good("B-1", "division", ORDOS, "authority", "鄂尔多斯市生态环境局"));
        enter(RecordForms.good(
                "B-2",
                "uscc",
                OF_ORDOS,
                "division",
                ORDOS,
                "indicator",
                "",
                "category",
                "HINT",
                "item",
                "12.3",
                "authority",
                "鄂尔多斯市生态环境局"));
        filled = true;
    }

    private static void enter(Map<String, Object> form) {
        FreshKey.on(region())
                .contentType("application/json")
                .body(form)
                .post(ALL)
                .then()
                .statusCode(201);
    }

    @Test
    void the_region_sees_all_a_league_its_files_a_provider_and_an_institution_their_own() {
        assertThat(numbers(region())).containsExactly("A-1", "A-2", "B-1", "B-2");
        assertThat(numbers(league(BAOTOU))).containsExactly("A-1", "A-2", "B-1");
        assertThat(numbers(league(ORDOS))).containsExactly("A-1", "B-1", "B-2");
        assertThat(numbers(league(TwoLeagues.WUHAI))).isEmpty();
        assertThat(numbers(as(Roles.PROVIDER, Map.of()))).containsExactly("A-1", "A-2");
        assertThat(numbers(as(Roles.PROVIDER, Map.of("authority", "某审计局")))).isEmpty();
        assertThat(numbers(institution(SHARED))).containsExactly("A-1", "B-1");
    }

    @Test
    void an_institution_is_shown_its_own_hint_as_on_its_sheet() {
        institution(OF_ORDOS).get(ONE, "B-2").then().statusCode(200).body("category", equalTo("HINT"));
    }

    @Test
    void a_record_is_shown_with_its_words() {
        region().get(ONE, "A-1")
                .then()
                .statusCode(200)
                .body("categoryLabel", equalTo("一般失信信息"))
                .body("divisionLabel", equalTo("包头市"))
                .body("source", equalTo(1))
                .body("sourceLabel", equalTo("行政执法"))
                .body("producedOn", equalTo("2024-04-01"));
    }

    @Test
    void hidden_and_absent_are_answered_alike() {
        assertSame(league(BAOTOU).get(ONE, "B-2"), league(BAOTOU).get(ONE, "X-9"));
        assertSame(institution(OF_ORDOS).get(ONE, "A-1"), institution(OF_ORDOS).get(ONE, "X-9"));
        assertSame(
                as(Roles.PROVIDER, Map.of()).get(ONE, "B-1"),
                as(Roles.PROVIDER, Map.of()).get(ONE, "X-9"));
    }

    @ParameterizedTest
    @CsvSource({
        "uscc, 91150600D5DDA4UWCK, 1",
        "uscc, 91150600MA00000077, 0",
        "category, HINT, 1",
        "category, SERIOUS, 0",
        "indicator, 1-12, 3",
        "from, 2024-04-02, 1",
        "until, 2024-04-01, 3"
    })
    void one_filters_by_subject_category_indicator_and_day(String parameter, String value, int found) {
        assertThat(numbers(region().queryParam(parameter, value))).hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({"uscc, 91150600D5DDA4UWCK", "category, HINT"})
    void no_filter_shows_a_league_what_is_anothers(String parameter, String value) {
        assertThat(numbers(league(BAOTOU).queryParam(parameter, value))).isEmpty();
    }

    @Test
    void a_cursor_goes_on_to_the_end_and_shows_nobody_more_than_is_theirs() {
        Response first = region().queryParam("limit", 3).get(ALL);
        assertThat(first.jsonPath().getList("items")).hasSize(3);
        String cursor = first.jsonPath().getString("next");
        assertThat(first.header("Link")).contains(cursor);
        assertThat(numbers(region().queryParam("cursor", cursor))).containsExactly("B-2");
        assertThat(numbers(league(BAOTOU).queryParam("cursor", cursor))).isEmpty();
        Response ofBaotou = league(BAOTOU).queryParam("limit", 3).get(ALL);
        assertThat(ofBaotou.jsonPath().getString("next")).isNull();
        assertThat(ofBaotou.header("Link")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "uscc, 123",
        "category, BASIC",
        "indicator, 9-99",
        "indicator, 2-01",
        "from, 2024-02-30",
        "until, x",
        "limit, 501",
        "cursor, AAA",
        "authority, x"
    })
    void an_unknown_value_is_an_error_that_names_it(String parameter, String value) {
        region().queryParam(parameter, value)
                .get(ALL)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.PLATFORM, Roles.DEPARTMENT, Roles.PRACTITIONER, Roles.AUDITOR})
    void nobody_else_reads_or_enters_records(String role) {
        as(role, Map.of()).get(ALL).then().statusCode(403);
        as(role, Map.of()).get(ONE, "A-1").then().statusCode(403);
        as(role, Map.of())
                .contentType("application/json")
                .body(RecordForms.good("Z-1"))
                .post(ALL)
                .then()
                .statusCode(403);
        given().get(ALL).then().statusCode(401);
        institution(SHARED)
                .contentType("application/json")
                .body(RecordForms.good("Z-1"))
                .post(ALL)
                .then()
                .statusCode(403);
    }

    private static List<String> numbers(RequestSpecification asked) {
        return asked.get(ALL).then().statusCode(200).extract().jsonPath().getList("items.recordNo");
    }
}
