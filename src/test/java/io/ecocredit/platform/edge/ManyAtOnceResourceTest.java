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
    private static final String SHORT = "/api/v1/probe/late?wait=0";
    private static final String SHORT_FEED = "/api/v1/feed?wait=1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int A_MOMENT = 50;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket each : open) {
            each.close();
        }
    }

    @Test
    void an_address_has_so_many_requests_under_way_over_all_its_connections() throws IOException, InterruptedException {
        for (int count = 0; count < REQUESTS; count++) {
            ask("127.0.0.42", LATE, UUID.randomUUID().toString());
        }
        RawRequest.Answer refused = refused(
                "127.0.0.42", SHORT, "TOO_MANY_AT_ONCE", UUID.randomUUID().toString());

        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.text()).contains("同时进行的请求超过" + REQUESTS + "个");
        assertThat(get("127.0.0.43", "/api/v1/feed", "another").status()).isEqualTo(200);

        close();
        until(200, "127.0.0.42", "/api/v1/feed", UUID.randomUUID().toString());
    }

    @Test
    void a_taker_waits_so_often_at_once_and_no_longer_than_he_is_there() throws IOException, InterruptedException {
        String taker = UUID.randomUUID().toString();
        ask("127.0.0.44", FEED, taker);
        ask("127.0.0.45", FEED, taker);
        RawRequest.Answer refused = refused("127.0.0.46", SHORT_FEED, "TOO_MANY_WAITING", taker);

        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.text()).contains("不带 wait 查询");
        assertThat(get("127.0.0.47", "/api/v1/feed?wait=1", "another taker").status())
                .isEqualTo(200);
    }

    @Test
    void who_goes_away_waits_no_longer() throws IOException, InterruptedException {
        String taker = UUID.randomUUID().toString();
        for (int wait = 0; wait < WAITS; wait++) {
            ask("127.0.0.48", FEED, taker);
        }
        refused("127.0.0.49", SHORT_FEED, "TOO_MANY_WAITING", taker);

        close();

        until(200, "127.0.0.49", SHORT_FEED, taker);
    }

    /** What is refused once all that was asked before has arrived. */
    private static RawRequest.Answer refused(String from, String target, String code, String taker)
            throws IOException, InterruptedException {
        RawRequest.Answer answer = until(429, from, target, taker);
        assertThat(answer.text()).contains(code);
        return answer;
    }

    private static RawRequest.Answer until(int status, String from, String target, String taker)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        RawRequest.Answer answer = get(from, target, taker);
        while (answer.status() != status && Instant.now().isBefore(end)) {
            Thread.sleep(A_MOMENT);
            answer = get(from, target, taker);
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer;
    }

    private void ask(String from, String target, String taker) throws IOException {
        write(connect(from), head(target, taker));
    }

    private Socket connect(String from) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(), InetAddress.ofLiteral(from), 0);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        open.add(socket);
        return socket;
    }

    private static void write(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static RawRequest.Answer get(String from, String target, String taker) throws IOException {
        return RawRequest.send(from, port(), head(target, taker).replaceFirst("\r\n", "\r\nConnection: close\r\n"));
    }

    private static String head(String target, String taker) {
        return String.join(
                "\r\n",
                "GET " + target + " HTTP/1.1",
                "Host: localhost",
                "Authorization: " + TestTokens.bearer(Roles.PLATFORM, Map.of("sub", taker)),
                "",
                "");
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
