package io.ecocredit.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ecocredit.platform.codes.Codes;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemDocumentsResourceTest {

    private static final String PROBE = "/api/v1/probe";
    private static final String GUARDED = PROBE + "/league";

    @Test
    void a_missing_token_is_401_and_says_how_to_authenticate() {
        isProblem(given().get(GUARDED), 401, "TOKEN_REQUIRED").header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void a_bad_token_is_401() {
        for (String token :
                new String[] {"nonsense", TestTokens.forged(Roles.LEAGUE), TestTokens.expired(Roles.LEAGUE)}) {
            isProblem(given().header("Authorization", "Bearer " + token).get(GUARDED), 401, "INVALID_TOKEN")
                    .header("WWW-Authenticate", startsWith("Bearer"));
        }
    }

    @Test
    void a_token_of_another_role_is_403() {
        isProblem(as(Roles.INSTITUTION).get(GUARDED), 403, "FORBIDDEN");
    }

    @Test
    void the_right_role_is_let_in_with_its_claims() {
        given().header("Authorization", TestTokens.bearer(Roles.LEAGUE, Map.of("division", "150200")))
                .get(GUARDED)
                .then()
                .statusCode(200)
                .body("name", equalTo("150200"));
    }

    @Test
    void an_operation_without_roles_is_denied_to_everyone() {
        isProblem(given().get(PROBE + "/unannotated"), 401, "TOKEN_REQUIRED");
        isProblem(as(Roles.REGION).get(PROBE + "/unannotated"), 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v2/grades", "/api", PROBE + "/nothing/at/all"})
    void an_unknown_path_is_404_without_any_token(String path) {
        isProblem(given().get(path), 404, "NOT_FOUND");
    }

    @Test
    void an_unknown_method_is_405_and_says_which_are_allowed() {
        isProblem(given().delete(PROBE), 405, "METHOD_NOT_ALLOWED")
                .header("Allow", allOf(containsString("GET"), containsString("POST")));
    }

    @Test
    void an_unknown_format_is_406() {
        isProblem(given().accept("application/x-unknown").get(PROBE), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void a_body_of_another_type_is_415() {
        isProblem(given().contentType("text/csv").body("a,b").post(PROBE), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void a_body_over_the_limit_is_413() {
        String large = "{\"name\":\"" + "a".repeat(1_100_000) + "\"}";

        isProblem(json().body(large).post(PROBE), 413, "CONTENT_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\":}", "nonsense", "[1", "{\"name\":\"a\"} trailing"})
    void malformed_json_is_400(String body) {
        isProblem(json().body(body).post(PROBE), 400, "MALFORMED_JSON");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"count\":\"many\"}, count",
                "{\"count\":{}}, count",
                "{\"nested\":{\"count\":[]}}, nested.count",
                "{\"nmae\":\"a\"}, nmae",
                "{\"name\":\"\\u0000\"}, name",
                "{\"name\":\"a\\ud800b\"}, name",
                "{\"name\":\"\\udc00\"}, name",
            })
    void a_wrong_field_is_400_and_named(String body, String field) {
        isProblem(json().body(body).post(PROBE), 400, "INVALID_BODY").body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31", "0001-01-01", "+999999999-12-31", "-0001-01-01", "2024-02-30", "1899-12-31"})
    void a_day_in_a_body_on_which_nothing_can_have_happened_is_400_and_named(String day) {
        isProblem(json().body("{\"day\":\"" + day + "\"}").post(PROBE), 400, "INVALID_BODY")
                .body("errors[0].field", equalTo("day"));
    }

    @Test
    void a_whole_surrogate_pair_is_text_like_any_other() {
        json().body("{\"name\":\"\\ud840\\udc00包头\"}")
                .post(PROBE)
                .then()
                .statusCode(200)
                .body("name", equalTo("\ud840\udc00包头"));
    }

    @Test
    void a_wrong_query_parameter_is_400() {
        isProblem(given().get(PROBE + "?limit=many"), 400, "INVALID_PARAMETER");
    }

    @Test
    void an_unknown_or_repeated_query_parameter_is_400_and_named() {
        isProblem(given().get(PROBE + "?limti=3"), 400, "UNKNOWN_PARAMETER").body("errors[0].field", equalTo("limti"));
        isProblem(given().get(PROBE + "?limit=3&limit=4"), 400, "REPEATED_PARAMETER");
    }

    @Test
    void a_refusal_of_the_law_names_its_clause_field_and_value() {
        isProblem(given().get(PROBE + "/failing/refusal"), 400, "MALFORMED_USCC")
                .body("clause", containsString("第三条"))
                .body("errors[0].field", equalTo("uscc"))
                .body("errors[0].value", equalTo("123"));
    }

    @ParameterizedTest
    @CsvSource({"precondition, 412, PRECONDITION_FAILED", "limit, 429, RATE_LIMITED"})
    void what_an_operation_says_is_answered_as_it_is(String how, int status, String code) {
        isProblem(given().get(PROBE + "/failing/" + how), status, code);
    }

    @Test
    void an_unforeseen_failure_is_500_and_tells_nothing_of_itself() {
        isProblem(given().get(PROBE + "/failing/otherwise"), 500, "INTERNAL_ERROR")
                .body("requestId", notNullValue())
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")));
    }

    @Test
    void a_person_who_opened_a_page_gets_a_page() {
        given().accept("text/html")
                .get("/nothing")
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"))
                .body(containsString("没有找到"));
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", TestTokens.bearer(role));
    }

    private static RequestSpecification json() {
        return given().contentType("application/json;charset=UTF-8");
    }

    private static ValidatableResponse isProblem(io.restassured.response.Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType(startsWith(Codes.MEDIA_TYPE))
                .header(RequestId.HEADER, notNullValue())
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }
}
