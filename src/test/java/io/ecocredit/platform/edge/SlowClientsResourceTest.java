package io.ecocredit.platform.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send a byte now and then, so that a connection is never idle, and would do so for minutes. */
@QuarkusTest
@TestProfile(SlowClientsResourceTest.ShortDeadlines.class)
class SlowClientsResourceTest {

    /** Deadlines far below the patience of the tests. */
    public static class ShortDeadlines implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ecocredit.limits.body-within", "PT1S",
                    "ecocredit.limits.import-within", "PT1S",
                    "ecocredit.limits.answer-within", "PT1S");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-A: 1", "Prefer: wait=60", "Prefer: respond-async, wait=60"})
    void a_body_that_trickles_in_is_answered_with_a_problem_and_cut_off(String header) throws IOException {
        String answer = TricklingClient.send(
                port(),
                RawRequest.head(
                                "POST /api/v1/probe HTTP/1.1",
                                header,
                                "Content-Type: application/json",
                                "Content-Length: 100000")
                        + "{\"name\":\"");

        assertThat(answer)
                .startsWith("HTTP/1.1 408")
                .contains("application/problem+json")
                .contains("REQUEST_TOO_SLOW");
    }

    @Test
    void an_answer_that_does_not_begin_in_time_is_a_problem() {
        given().get("/api/v1/probe/late")
                .then()
                .statusCode(503)
                .contentType(startsWith("application/problem+json"))
                .body("code", equalTo("ANSWER_TOO_LATE"));
    }

    @Test
    void a_client_that_asked_to_wait_waits() {
        given().get("/api/v1/probe/late?wait=2").then().statusCode(200).body("name", equalTo("late"));
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
