package io.ecocredit.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.edge.RawRequest;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks, and however: what is measured bears no word of theirs, and there is room for what is. */
@QuarkusTest
class MatchedTemplatesResourceTest {

    private static final String REQUESTS = "http.server.requests";
    private static final String NUMBER = "159999196302037730";
    private static final int MORE_THAN_A_REGISTRY_TAKES_BY_DEFAULT = 130;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void an_operation_is_known() throws IOException {
        RawRequest.get(port(), "/api/v1/calendars/2025");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/practitioners/%s/../x HTTP/1.1\r\nHost: a",
                "GET /api/v1/practitioners/%s HTTP/1.1\r\nHost: a",
                "GET /api/v1/practitioners/%s HTTP/1.1\r\nHost: a\r\nHost: b",
                "GET /api/v1/practitioners/%s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x",
                "GET /api/v1/grades/%s HTTP/1.1\r\nHost: a",
                "GET /%s HTTP/1.1\r\nHost: a",
                "GET /inside/%s/x HTTP/1.1\r\nHost: a",
                "GET //%s HTTP/1.1\r\nHost: a",
                "GET http://%s/ HTTP/1.1\r\nHost: a",
                "GET /a%%zz%s HTTP/1.1\r\nHost: a",
                "GET /%s HTTP/1.1\r\nHost: a\r\nX-Long: LONG",
                "GET /%sLONG HTTP/1.1\r\nHost: a",
                "GET /%s HTTP/7.1\r\nHost: a",
                "OPTIONS /api/v1/grades/%s HTTP/1.1\r\nHost: a\r\nOrigin: https://a\r\nAccess-Control-Request-Method: GET",
                "DELETE /api/v1/grades/%s HTTP/1.1\r\nHost: a",
                "X%s / HTTP/1.1\r\nHost: a",
                "X%s /api/v1/grades/1 HTTP/1.1\r\nHost: a",
            })
    void no_word_of_a_client_is_a_label(String request) throws IOException {

        RawRequest.send(
                port(),
                request.formatted(NUMBER).replace("LONG", "x".repeat(70_000)) + "\r\nConnection: close\r\n\r\n");

        waitForMeasures();
        assertThat(labels()).noneMatch(label -> label.contains(NUMBER));
    }

    @Test
    void who_goes_away_before_the_answer_leaves_none_either() throws IOException {
        for (String method : List.of("GET", "X" + NUMBER)) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
                socket.getOutputStream()
                        .write((method + " /api/v1/grades/" + NUMBER + " HTTP/1.1\r\nHost: a\r\n\r\n")
                                .repeat(50)
                                .getBytes(StandardCharsets.US_ASCII));
                socket.setSoLinger(true, 0);
            }
        }
        waitForMeasures();
        assertThat(labels()).noneMatch(label -> label.contains(NUMBER));
    }

    @Test
    void many_spellings_blind_nobody() throws IOException {
        for (int spelling = 0; spelling < MORE_THAN_A_REGISTRY_TAKES_BY_DEFAULT; spelling++) {
            RawRequest.get(port(), "/api/v1/x" + spelling + "/../y");
            RawRequest.get(port(), "/x" + spelling);
            RawRequest.send(port(), RawRequest.head("X" + spelling + " / HTTP/1.1"));
        }
        Set<String> known = values("uri");
        long before = measured();

        RawRequest.get(port(), "/api/v1/law");

        waitForMeasures();
        assertThat(measured()).isGreaterThan(before);
        assertThat(known).contains(MatchedTemplates.UNMATCHED).noneMatch(uri -> uri.matches(".*[xX]\\d+.*"));
        assertThat(values("method")).isSubsetOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "OTHER");
    }

    @Test
    void there_is_room_for_every_operation() {
        IntStream.range(0, 400)
                .forEach(each -> Timer.builder(REQUESTS)
                        .tags("uri", "/room/{" + each + "}", "method", "GET", "status", "200", "outcome", "SUCCESS")
                        .register(meters));
        try {
            assertThat(values("uri")).contains("/room/{399}");
        } finally {
            requests().stream()
                    .filter(meter -> String.valueOf(meter.getId().getTag("uri")).startsWith("/room/"))
                    .forEach(meters::remove);
        }
    }

    private Collection<Meter> requests() {
        return meters.find(REQUESTS).meters();
    }

    private long measured() {
        return meters.find(REQUESTS).timers().stream().mapToLong(Timer::count).sum();
    }

    private Set<String> values(String tag) {
        return requests().stream()
                .map(meter -> String.valueOf(meter.getId().getTag(tag)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> labels() {
        return meters.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is answered is measured a moment after its last byte: a later request of each thread has been measured by then. */
    private void waitForMeasures() throws IOException {
        for (int later = 0; later < 20; later++) {
            RawRequest.get(port(), "/api/v1/law");
        }
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
