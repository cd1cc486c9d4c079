package io.ecocredit.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.PublishedSample;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members, their order and their spacing are those that takers have digests of: documents are sent as they were kept. */
@QuarkusTest
@TestProfile(PublishedSample.class)
class WrittenAnswersResourceTest {

    private static final String DOCUMENT = "\\{\"uscc\":\"\\w{18}\",\"name\":[^\\n]*?\\}";
    private static final String NAMED = "\"uscc\":\"\\w{18}\",\"year\":\\d{4}";
    private static final String ITEM = "\\{\"cursor\":\"\\d+\",\"guid\":\"[0-9a-f-]{36}\",\"operation\":\"[A-Z]+\","
            + "\"at\":\"[0-9T:.-]+Z\",\"superseded\":(true|false," + NAMED + "(,\"result\":" + DOCUMENT + ")?)\\}";
    private static final String LIST = "\\[(" + DOCUMENT + "(," + DOCUMENT + ")*)?\\]";

    @BeforeEach
    void publish() {
        PublishedSample.require();
    }

    @Test
    void a_page_of_the_feed() {
        String page = given().header("Authorization", TestTokens.bearer(Roles.PLATFORM))
                .queryParam("limit", 2)
                .get("/api/v1/feed")
                .asString();
        assertThat(page).matches("\\{\"items\":\\[" + ITEM + "," + ITEM + "\\],\"next\":\"\\d+\"\\}");
    }

    @Test
    void a_page_of_results() {
        String page = given().queryParam("limit", 2).get("/api/v1/grades").asString();
        assertThat(page)
                .matches(
                        "\\{\"items\":" + LIST + ",\"next\":\"[\\w-]+\",\"counts\":\\{.*\\},\"suggestions\":\\[\\]\\}");
    }

    @Test
    void the_results_of_an_institution() {
        String code = given().get("/api/v1/grades").jsonPath().getString("items[0].uscc");
        assertThat(given().get("/api/v1/grades/" + code).asString())
                .matches("\\{\"current\":" + DOCUMENT + ",\"earlier\":" + LIST
                        + ",\"formerNames\":\\[.*\\],\"successor\":null\\}");
    }
}
