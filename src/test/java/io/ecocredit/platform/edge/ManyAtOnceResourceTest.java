package io.ecocredit.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one client may have under way at once; each test asks from addresses of its own. */
@QuarkusTest
@TestProfile(ManyAtOnceResourceTest.FewAtOnce.class)
class ManyAtOnceResourceTest {

    /** Few requests at once, as often as anybody likes. */
    public static final class FewAtOnce implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ecocredit.limits.requests-at-once", String.valueOf(REQUESTS),
                    "ecocredit.limits.feed-waits", String.valueOf(WAITS));
        }
    }

    private static final int REQUESTS = 4;
    private static final int WAITS = 2;

    private static final String LATE = "/api/v1/probe/late?wait=30";
    private static final String FEED = "/api/v1/feed?wait=30";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int A_MOMENT = 50;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket each : open) {
            each.close();
        }
        open.clear();
    }

    @Test
    void an_address_has_so_many_requests_under_way_over_all_its_connections() throws IOException, InterruptedException {
        for (int count = 0; count <= REQUESTS; count++) {
            ask("127.0.0.42", LATE, UUID.randomUUID().toString());
        }
        String refused = onlyAnswer();

        assertThat(refused)
                .startsWith("HTTP/1.1 429")
                .contains("\r\nRetry-After: 5\r\n", "TOO_MANY_AT_ONCE", "同时进行的请求超过" + REQUESTS + "个");
        assertThat(get("127.0.0.43", "/api/v1/feed", "another").status()).isEqualTo(200);

        close();
        letIn("127.0.0.42", "/api/v1/feed", UUID.randomUUID().toString());
    }

    @Test
    void a_taker_waits_so_often_at_once_wherever_it_asks_from() throws IOException, InterruptedException {
        String taker = UUID.randomUUID().toString();
        ask("127.0.0.44", FEED, taker);
        ask("127.0.0.45", FEED, taker);
        ask("127.0.0.46", FEED, taker);

        assertThat(onlyAnswer())
                .startsWith("HTTP/1.1 429")
                .contains("\r\nRetry-After: 5\r\n", "TOO_MANY_WAITING", "不带 wait 查询");
        assertThat(get("127.0.0.47", "/api/v1/feed?wait=1", "another taker").status())
                .isEqualTo(200);
    }

    @Test
    void who_goes_away_waits_no_longer() throws IOException, InterruptedException {
        String taker = UUID.randomUUID().toString();
        for (int wait = 0; wait <= WAITS; wait++) {
            ask("127.0.0.48", FEED, taker);
        }
        assertThat(onlyAnswer()).contains("TOO_MANY_WAITING");

        close();

        letIn("127.0.0.49", "/api/v1/feed?wait=1", taker);
    }

    /** The one answer that came, whichever of the requests was the last to arrive; the others still wait for theirs. */
    private String onlyAnswer() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        List<Socket> answered = answered();
        while (answered.isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(A_MOMENT);
            answered = answered();
        }
        assertThat(answered).hasSize(1);
        return new String(answered.getFirst().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private List<Socket> answered() throws IOException {
        List<Socket> answered = new ArrayList<>();
        for (Socket each : open) {
            if (each.getInputStream().available() > 0) {
                answered.add(each);
            }
        }
        return answered;
    }

    private static void letIn(String from, String target, String taker) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        RawRequest.Answer answer = get(from, target, taker);
        while (answer.status() != 200 && Instant.now().isBefore(end)) {
            Thread.sleep(A_MOMENT);
            answer = get(from, target, taker);
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void ask(String from, String target, String taker) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(), InetAddress.ofLiteral(from), 0);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        open.add(socket);
        socket.getOutputStream().write(head(target, taker).getBytes(StandardCharsets.US_ASCII));
    }

    private static RawRequest.Answer get(String from, String target, String taker) throws IOException {
        return RawRequest.send(from, port(), head(target, taker));
    }

    private static String head(String target, String taker) {
        return RawRequest.head(
                "GET " + target + " HTTP/1.1",
                "Authorization: " + TestTokens.bearer(Roles.PLATFORM, Map.of("sub", taker)));
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
