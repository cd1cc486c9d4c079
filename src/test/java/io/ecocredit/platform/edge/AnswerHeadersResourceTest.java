package io.ecocredit.platform.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AnswerHeadersResourceTest {

    private static final String PUBLIC = "/api/v1/catalogues";
    private static final String ORIGIN = "https://example.org";

    @ParameterizedTest
    @CsvSource({
        "GET, /, 200",
        "GET, /ecocredit.css, 200",
        "HEAD, /ecocredit.css, 200",
        "GET, /nothing, 404",
        "GET, /q, 404",
        "GET, /q/health, 404",
        "GET, /q/openapi, 404",
        "GET, /q/dev-ui, 404",
        "GET, /metrics, 404",
        "GET, /health/live, 200",
        "GET, /health, 200",
        "GET, /api/v1/openapi, 200",
        "GET, /api/v1/catalogues, 200",
        "HEAD, /api/v1/catalogues, 200",
        "OPTIONS, /api/v1/catalogues, 200",
        "DELETE, /api/v1/catalogues, 405",
        "GET, /api/v1/grades/x, 400",
        "GET, /api/v1/feed, 401",
        "GET, /api/v1/nothing, 404",
        "GET, /api/v1/probe/failing/otherwise, 500",
    })
    void every_answer_tells_browsers_to_be_careful_and_nothing_of_the_server(String method, String path, int status) {
        Response answer = given().request(method, path);
        Headers headers = answer.headers();

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(headers.getValue("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(headers.getValue("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getValue("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getValue("Permissions-Policy")).contains("camera=()");
        assertThat(headers.getValue("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(headers.getValue("Cross-Origin-Resource-Policy")).isNotNull();
        assertThat(headers.getValue("X-Request-Id")).isNotNull();
        assertThat(headers.hasHeaderWithName("Server")).isFalse();
        assertThat(headers.hasHeaderWithName("X-Powered-By")).isFalse();
        assertThat(headers.hasHeaderWithName("Strict-Transport-Security")).isFalse();
        assertThat(answer.asString())
                .doesNotContainIgnoringCase("quarkus")
                .doesNotContainIgnoringCase("vert.x")
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
    }

    @Test
    void what_is_inside_stays_out_of_caches() {
        for (Response answer : new Response[] {
            given().header("Authorization", TestTokens.bearer(Roles.LEAGUE)).get("/api/v1/probe/league"),
            given().get("/api/v1/probe/league"),
            given().get("/api/v1/nothing"),
            given().header("Authorization", TestTokens.bearer(Roles.PLATFORM)).get("/api/v1/feed/head"),
        }) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void any_page_may_read_what_is_public_with_the_headers_that_it_needs() {
        Response answer = given().header("Origin", ORIGIN).get(PUBLIC);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains("ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    }

    @Test
    void a_browser_that_asks_beforehand_learns_which_methods_it_may_use() {
        Response answer = preflight("/api/v1/grades", "GET");
        Response batch = preflight("/api/v1/grades/batch", "POST");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("Content-Type")
                .doesNotContain("Authorization");
        assertThat(answer.header("RateLimit")).isNotNull();
        assertThat(batch.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/grades", "/api/v1/feed", "/api/v1/imports/records", "/api/v1/years", "/health/live"})
    void no_other_page_may_read_pages_or_the_inside(String path) {
        for (Response answer : new Response[] {given().header("Origin", ORIGIN).get(path), preflight(path, "GET")}) {
            assertThat(answer.headers().asList())
                    .noneMatch(header -> header.getName().startsWith("Access-Control-"));
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        }
    }

    private static Response preflight(String path, String method) {
        return given().header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "content-type")
                .options(path);
    }
}
