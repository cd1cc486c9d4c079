package io.ecocredit.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.fixtures.PublishedSample;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a taker pulls: page by page, as lines, waiting for news, and what a wrong cursor is told. */
@QuarkusTest
@TestProfile(PublishedSample.class)
@Cites({Article.A20, Article.A35})
class FeedResourceTest {

    private static final String CURSOR = "Ecocredit-Feed-Cursor";

    @BeforeEach
    void publish() {
        PublishedSample.require();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 7})
    void page_by_page_every_item_comes_once_and_in_order(int limit) {
        List<Long> cursors = new ArrayList<>();
        String after = "";
        while (true) {
            JsonPath page = taker().queryParam("after", after)
                    .queryParam("limit", limit)
                    .get("/api/v1/feed")
                    .jsonPath();
            List<String> these = page.getList("items.cursor");
            if (these.isEmpty()) {
                break;
            }
            these.forEach(each -> cursors.add(Long.valueOf(each)));
            after = page.getString("next");
        }
        assertThat(cursors).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(500);
        assertThat(after).isEqualTo(taker().get("/api/v1/feed/head").jsonPath().getString("cursor"));
    }

    @Test
    void lines_say_what_the_page_says() {
        Response lines =
                taker().accept("application/x-ndjson").queryParam("limit", 3).get("/api/v1/feed");
        assertThat(lines.contentType()).startsWith("application/x-ndjson");
        JsonPath page = taker().queryParam("limit", 3).get("/api/v1/feed").jsonPath();
        assertThat(lines.asString().lines())
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(JsonPath.from(line).getString("guid")).isIn(page.getList("items.guid")));
        assertThat(lines.header(CURSOR)).isEqualTo(page.getString("next"));
    }

    @Test
    void at_the_end_the_cursor_stays_and_waiting_ends_by_itself() {
        String head;
        JsonPath page;
        do { // what the calendar changes today may still come
            head = taker().get("/api/v1/feed/head").jsonPath().getString("cursor");
            page = taker().queryParam("after", head)
                    .queryParam("wait", 1)
                    .get("/api/v1/feed")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
        } while (!page.getList("items").isEmpty());
        assertThat(page.getString("next")).isEqualTo(head);
    }

    @Test
    void a_cursor_that_was_never_given_is_gone_and_says_where_to_begin() {
        taker().queryParam("after", "999999999")
                .get("/api/v1/feed")
                .then()
                .statusCode(410)
                .body("code", equalTo("CURSOR_UNKNOWN"));
    }

    @ParameterizedTest
    @CsvSource({
        "after, x",
        "after, -1",
        "after, 9999999999999999999",
        "limit, 0",
        "limit, 10001",
        "limit, x",
        "wait, 31",
        "wait, -1",
        "since, 1"
    })
    void a_wrong_parameter_is_named(String name, String value) {
        taker().queryParam(name, value)
                .get("/api/v1/feed")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/feed", "/api/v1/feed/head", "/api/v1/feed/snapshot"})
    void only_takers_pull(String path) {
        given().get(path).then().statusCode(401);
        for (String role : List.of(Roles.INSTITUTION, Roles.PRACTITIONER, Roles.PROVIDER, Roles.AUDITOR)) {
            given().header("Authorization", TestTokens.bearer(role))
                    .get(path)
                    .then()
                    .statusCode(403);
        }
        given().header("Authorization", TestTokens.bearer(Roles.DEPARTMENT))
                .get(path)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification taker() {
        return given().header("Authorization", TestTokens.bearer(Roles.PLATFORM));
    }
}
