package io.ecocredit.grades;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.ecocredit.fixtures.PublishedSample;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody may look up, and what a wrong question is told. */
@QuarkusTest
@TestProfile(PublishedSample.class)
@Cites({Article.A20, Article.A32, Article.A33, Article.A35, Article.A36})
class GradesResourceTest {

    /** All that is public about a result; another field needs another decision. */
    private static final Set<String> PUBLIC_FIELDS = Set.of(
            "uscc",
            "name",
            "year",
            "division",
            "divisionLabel",
            "kinds",
            "kindLabels",
            "score",
            "grade",
            "gradeLabel",
            "ratedDirectly",
            "ratedAt",
            "publishedOn",
            "revisedOn",
            "historicalImport",
            "explanation");

    @BeforeEach
    void publish() {
        PublishedSample.require();
    }

    @ParameterizedTest
    @ValueSource(strings = {"环境", "检测有限", "有限责任公司", "内蒙古鸿辽碳资产检测有限公司", "911501000HH1N31B4G"})
    void every_result_holds_what_was_asked_for_and_every_name_that_holds_it_is_found(String q) {
        List<Map<String, Object>> found = everything(Map.of("q", q));
        assertThat(found)
                .isNotEmpty()
                .allSatisfy(item ->
                        assertThat(item.get("name") + " " + item.get("uscc")).contains(q));
        long expected = everything(Map.of()).stream()
                .filter(item -> (item.get("name") + " " + item.get("uscc")).contains(q))
                .count();
        assertThat(found).hasSize((int) expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%", "__", "有_公司", "%公司", "\\\\", "'' or ''", "环境%检测", "公司\u3000无"})
    void wildcards_and_quotes_stand_for_themselves(String q) {
        assertThat(everything(Map.of("q", q))).isEmpty();
    }

    /** Page, badge and letters as well as the result; {@code CodeLookUpsResourceTest} has the spellings. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/grades/{code}",
                "/api/v1/grades/{code}",
                "/api/v1/grades/{code}/badge.svg",
                "/api/v1/grades/{code}/commitments",
                "/grades/{code}/commitments"
            })
    void whatever_is_public_of_an_institution_is_found_by_the_code_of_its_organisation(String path) {
        String whole = "911501000HH1N31B4G";
        for (String written :
                List.of("0HH1N31B4", "0hh1-n31b-4", whole.toLowerCase(Locale.ROOT), "９１１５０１０００ＨＨ１Ｎ３１Ｂ４Ｇ")) {
            assertThat(given().get(path, written)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .as(written)
                    .isEqualTo(given().get(path, whole).asString());
        }
        given().get(path, "0HH1N31B9").then().statusCode(404);
        given().get(path, "911501000HHIN31B4G").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"division, 150200", "grade, WARNING", "grade, BAD", "year, 2024"})
    void a_filter_leaves_exactly_what_it_names(String name, String value) {
        List<Map<String, Object>> all = everything(Map.of());
        List<Map<String, Object>> found = everything(Map.of(name, value));
        assertThat(found)
                .isNotEmpty()
                .containsExactlyElementsOf(all.stream()
                        .filter(item -> String.valueOf(item.get(name)).equals(value))
                        .toList());
    }

    @Test
    void whoever_shares_results_lists_who_is_under_which_measures() {
        List<Map<String, Object>> adverse = everything(Map.of()).stream()
                .filter(item -> !"NORMAL".equals(item.get("grade")))
                .sorted(Comparator.comparing(item -> String.valueOf(item.get("uscc"))))
                .toList();
        for (String role : List.of(Roles.DEPARTMENT, Roles.LEAGUE, Roles.REGION)) {
            assertThat(measures(role, Map.of("limit", 2))).as(role).isEqualTo(adverse);
        }
        assertThat(adverse)
                .allSatisfy(item -> assertThat(clauses(item))
                        .isNotEmpty()
                        .allMatch(clause -> clause.contains("WARNING".equals(item.get("grade")) ? "第三十二条" : "第三十三条")));
        assertThat(measures(Roles.DEPARTMENT, Map.of("grade", "BAD", "division", "150200")))
                .isNotEmpty()
                .allMatch(item -> "BAD".equals(item.get("grade")) && "150200".equals(item.get("division")));
        asked(Roles.DEPARTMENT, Map.of("grade", "NORMAL")).then().statusCode(400);
        asked(Roles.DEPARTMENT, Map.of("division", "150201")).then().statusCode(400);
        asked(Roles.INSTITUTION, Map.of()).then().statusCode(403);
        given().get("/api/v1/measures").then().statusCode(401);
    }

    @SuppressWarnings("unchecked")
    private static List<String> clauses(Map<String, Object> item) {
        Map<String, Object> explanation = (Map<String, Object>) Objects.requireNonNull(item.get("explanation"));
        return ((List<Map<String, String>>) Objects.requireNonNull(explanation.get("measures")))
                .stream()
                        .map(each -> Objects.requireNonNull(each.get("clause")))
                        .toList();
    }

    @Test
    void many_codes_are_looked_up_at_once_each_with_its_own_status() {
        List<String> published = everything(Map.of()).stream()
                .map(item -> String.valueOf(item.get("uscc")))
                .limit(3)
                .toList();
        List<String> codes = new ArrayList<>(published);
        codes.addAll(List.of("91150200MA00000098", "12345", published.getFirst()));
        JsonPath found = batch(Map.of("codes", codes)).jsonPath();
        assertThat(found.getList("items.code")).isEqualTo(codes);
        assertThat(found.getList("items.status"))
                .containsExactly("PUBLISHED", "PUBLISHED", "PUBLISHED", "NONE", "MALFORMED", "PUBLISHED");
        for (int item = 0; item < 3; item++) {
            assertThat(found.<Map<String, Object>>get("items[" + item + "].result"))
                    .isEqualTo(given().get("/api/v1/grades/{u}", codes.get(item))
                            .jsonPath()
                            .get("current"));
        }
        assertThat(found.getString("items[4].detail")).isNotBlank();
        assertThat(batch(Map.of("codes", published, "asOf", "2024-01-01"))
                        .jsonPath()
                        .getList("items.status"))
                .as("before anything was public")
                .containsOnly("NONE");
        assertThat(batch(Map.of("codes", published, "asOf", "2024")).statusCode())
                .isEqualTo(400);
        assertThat(batch(Map.of("codes", List.of())).statusCode()).isEqualTo(400);
        assertThat(batch(Map.of("codes", Collections.nCopies(501, "12345"))).statusCode())
                .isEqualTo(400);
        assertThat(batch(Map.of("codes", Collections.nCopies(500, "12345")))
                        .jsonPath()
                        .getList("items"))
                .hasSize(500);
    }

    private static Response batch(Map<String, ?> order) {
        return given().contentType("application/json").body(order).post("/api/v1/grades/batch");
    }

    @Test
    void a_badge_shows_the_current_result_and_none_is_said_as_everywhere() {
        for (String grade : List.of("NORMAL", "WARNING", "BAD")) {
            Map<String, Object> result = everything(Map.of("grade", grade)).getFirst();
            Response badge = given().get("/api/v1/grades/{u}/badge.svg", result.get("uscc"));
            assertThat(badge.contentType()).startsWith("image/svg+xml");
            assertThat(badge.header("Cache-Control")).contains("public");
            assertThat(badge.asString())
                    .startsWith("<svg")
                    .contains(
                            String.valueOf(result.get("gradeLabel")),
                            result.get("year") + "年度信用评价",
                            "截至" + result.get("ratedAt"));
        }
        assertThat(given().get("/api/v1/grades/91150200MA00000098/badge.svg").asString())
                .isEqualTo(given().get("/api/v1/grades/91150200MA00000098").asString());
        assertThat(given().get("/api/v1/grades/123/badge.svg").statusCode()).isEqualTo(400);
    }

    private static Response asked(String role, Map<String, ?> parameters) {
        return given().header("Authorization", TestTokens.bearer(role))
                .queryParams(parameters)
                .get("/api/v1/measures");
    }

    private static List<Map<String, Object>> measures(String role, Map<String, ?> parameters) {
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, Object> question = new HashMap<>(parameters);
        String next;
        do {
            JsonPath page = asked(role, question).jsonPath();
            all.addAll(page.getList("items"));
            next = page.getString("next");
            question.put("cursor", next);
        } while (next != null);
        return all;
    }

    @Test
    void a_kind_finds_institutions_of_several_kinds_and_filters_hold_together() {
        List<Map<String, Object>> found =
                everything(Map.of("kind", "TESTING", "division", "150100", "grade", "NORMAL", "q", "内蒙古"));
        assertThat(found).isNotEmpty().allSatisfy(item -> {
            assertThat((List<?>) item.get("kinds")).asString().contains("TESTING");
            assertThat(item).containsEntry("division", "150100").containsEntry("grade", "NORMAL");
            assertThat(String.valueOf(item.get("name"))).contains("内蒙古");
        });
    }

    @Test
    void nothing_is_public_but_what_may_be() {
        Set<String> fields = new HashSet<>();
        everything(Map.of()).forEach(item -> fields.addAll(item.keySet()));
        assertThat(PUBLIC_FIELDS).containsAll(fields);
    }

    @Test
    void a_page_leads_to_the_next_until_the_end() {
        Response first = given().queryParam("limit", 7).get("/api/v1/grades");
        assertThat(first.header("Link")).contains("cursor=").contains("rel=\"next\"");
        assertThat(first.jsonPath().getList("items")).hasSize(7);
        assertThat(everything(Map.of()))
                .extracting(item -> String.valueOf(item.get("uscc")))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @ParameterizedTest
    @CsvSource({
        "q, 一",
        "q, 9",
        "division, 999999",
        "division, 150202",
        "division, 150000",
        "kind, BANK",
        "kind, testing",
        "grade, GOOD",
        "year, 24",
        "year, 1999",
        "asOf, 2025-02-30",
        "asOf, 2999-01-01",
        "asOf, 1999-12-31",
        "asOf, yesterday",
        "cursor, abc",
        "cursor, ****",
        "limit, 0",
        "limit, -1",
        "limit, 501",
        "limit, many",
        "nothing, 1"
    })
    void a_wrong_parameter_is_named(String name, String value) {
        given().queryParam(name, value)
                .get("/api/v1/grades")
                .then()
                .statusCode(400)
                .contentType("application/problem+json;charset=UTF-8")
                .body("errors[0].field", equalTo(name))
                .body("errors[0].detail", notNullValue());
    }

    @Test
    void a_parameter_given_twice_and_a_text_without_end_are_refused() {
        given().get("/api/v1/grades?year=2024&year=2023").then().statusCode(400);
        given().queryParam("q", "公司".repeat(60)).get("/api/v1/grades").then().statusCode(400);
        given().queryParam("q", "a\u0000b").get("/api/v1/grades").then().statusCode(400);
        given().urlEncodingEnabled(false)
                .get("/api/v1/grades?q=%ED%A0%80%ED%A0%80")
                .then()
                .statusCode(400);
    }

    @Test
    void before_publication_nothing_was_public() {
        given().queryParam("asOf", "2020-01-01")
                .get("/api/v1/grades")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        given().queryParam("asOf", "2020-01-01")
                .get("/api/v1/grades/911501000HH1N31B4G")
                .then()
                .statusCode(404)
                .body("code", equalTo("NO_PUBLISHED_RESULT"));
    }

    @Test
    void none_is_said_alike_for_every_reason_and_a_malformed_code_is_an_error() {
        String unknown = bytesOf("91110000600037341L");
        assertThat(bytesOf("911100006000373410")).isEqualTo(unknown);
        assertThat(bytesOf("91150100MTFEQ4LCWL")).as("excluded").isEqualTo(unknown);
        given().get("/api/v1/grades/9115").then().statusCode(400).body("code", equalTo("MALFORMED_USCC"));
    }

    private static String bytesOf(String uscc) {
        Response answer = given().get("/api/v1/grades/{uscc}", uscc);
        assertThat(answer.statusCode()).isEqualTo(404);
        return answer.asString();
    }

    private static List<Map<String, Object>> everything(Map<String, String> conditions) {
        List<Map<String, Object>> items = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            JsonPath page = given().queryParams(conditions)
                    .queryParam("cursor", cursor)
                    .queryParam("limit", 200)
                    .get("/api/v1/grades")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            items.addAll(page.getList("items"));
            cursor = page.getString("next");
        }
        return items;
    }
}
