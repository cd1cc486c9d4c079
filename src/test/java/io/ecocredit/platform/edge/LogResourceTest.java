package io.ecocredit.platform.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a faulty request leaves in the log, at the levels that are on. */
@QuarkusTest
class LogResourceTest {

    private static final Logger ROOT = Logger.getLogger("");
    private static final PatternFormatter FORMAT = new PatternFormatter("[%c] %s%e%n");

    private final Kept kept = new Kept();

    /** Keeps each entry with the failure that is logged with it, as text. */
    private static final class Kept extends Handler {
        private final List<String> entries = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            entries.add(FORMAT.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void keep() {
        ROOT.addHandler(kept);
    }

    @AfterEach
    void keepNoMore() {
        ROOT.removeHandler(kept);
    }

    @Test
    void neither_query_nor_header_nor_body_of_a_faulty_request_is_logged() {
        given().header("Authorization", "Bearer secret-token")
                .header("X-Name", "secret-header")
                .queryParam("name", "secret-query")
                .get("/api/v1/probe/league");
        given().header("Authorization", "Bearer " + TestTokens.forged(Roles.LEAGUE))
                .get("/api/v1/probe/league?name=secret-query");
        given().get("/api/v1/probe/failing/otherwise?limit=secret-query");
        given().get("/api/v1/probe/failing/otherwise");
        given().get("/api/v1/grades/secret-path?asOf=secret-query");
        given().contentType("application/json").body("{\"name\":\"secret-body").post("/api/v1/probe");
        given().contentType("application/json")
                .body("{\"secret-field\":\"secret-body\"}")
                .post("/api/v1/probe");
        given().header("Authorization", TestTokens.bearer(Roles.REGION))
                .contentType("text/csv")
                .body("secret-column,secret-body")
                .post("/api/v1/imports/secret-kind?mode=secret-query");

        assertThat(kept.entries).anyMatch(entry -> entry.contains("failed"));
        assertThat(kept.entries)
                .noneMatch(entry -> entry.contains("secret-"))
                .noneMatch(entry -> entry.contains("eyJ"));
    }

    @Test
    void nothing_that_a_client_sends_begins_a_line_of_the_log() throws IOException {
        for (String target : new String[] {
            "/api/v1/probe/failing/otherwise%0d%0aERROR%20forged-entry",
            "/api/v1/probe/failing/otherwise?limit=%0aERROR%20forged-entry",
            "/%0aERROR%20forged-entry",
        }) {
            RawRequest.get(port(), target);
        }
        RawRequest.send(
                port(),
                RawRequest.head("GET /api/v1/probe/failing/otherwise HTTP/1.1", "X-Request-Id: a\rERROR forged-entry"));
        given().header("X-Request-Id", "forged-entry").get("/api/v1/probe/failing/otherwise");

        assertThat(kept.entries).anyMatch(entry -> entry.contains("failed"));
        assertThat(kept.entries).noneMatch(entry -> entry.contains("forged-entry"));
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
