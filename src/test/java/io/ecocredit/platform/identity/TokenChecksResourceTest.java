package io.ecocredit.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.ecocredit.platform.edge.RawRequest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operation for officers answers to every kind of credential; it is asked byte by byte. */
@QuarkusTest
class TokenChecksResourceTest {

    private static final String GUARDED = "/api/v1/probe/league";

    @Test
    void a_good_token_is_let_in() throws IOException {
        assertThat(ask("Authorization: Bearer " + HandmadeToken.good().signed()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(HostileToken.class)
    void a_token_with_one_thing_wrong_is_refused_and_not_a_byte_tells_which(HostileToken token) throws IOException {
        RawRequest.Answer answer = ask("Authorization: Bearer " + token.text());

        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(withoutItsNumber(answer)).isEqualTo(withoutItsNumber(ask("Authorization: Bearer nonsense")));
        assertThat(answer.text())
                .contains("application/problem+json")
                .containsIgnoringCase("WWW-Authenticate: Bearer\r\n")
                .contains("\"code\":\"INVALID_TOKEN\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void keys_at_an_address_that_a_token_names_are_never_fetched(String header) throws IOException {
        KeyPair attacker = HostileToken.attacker();
        byte[] keys = new ObjectMapper().writeValueAsBytes(Map.of("keys", List.of(HostileToken.jwk(attacker))));
        AtomicInteger visits = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", visit -> {
            visits.incrementAndGet();
            visit.sendResponseHeaders(200, keys.length);
            visit.getResponseBody().write(keys);
            visit.close();
        });
        server.start();
        try {
            String token = HandmadeToken.good()
                    .header(header, "http://127.0.0.1:" + server.getAddress().getPort() + "/keys")
                    .header("kid", "attacker")
                    .signedBy(attacker.getPrivate());

            assertThat(ask("Authorization: Bearer " + token).text()).contains("\"code\":\"INVALID_TOKEN\"");
            assertThat(visits).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256"})
    void an_algorithm_that_providers_sign_with_is_accepted(String algorithm) throws IOException {
        String token = HandmadeToken.good().header("alg", algorithm).signed();

        assertThat(ask("Authorization: Bearer " + token).status()).isEqualTo(200);
    }

    @Test
    void clocks_that_differ_by_seconds_do_no_harm() throws IOException {
        long now = Instant.now().getEpochSecond();

        for (HandmadeToken token : new HandmadeToken[] {
            HandmadeToken.good().claim("nbf", now + 10), HandmadeToken.good().claim("exp", now - 10)
        }) {
            assertThat(ask("Authorization: Bearer " + token.signed()).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER", "bEaReR"})
    void the_scheme_is_known_in_any_letters(String scheme) throws IOException {
        assertThat(ask("Authorization: " + scheme + " " + HandmadeToken.good().signed())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void of_two_credentials_none_is_believed() throws IOException {
        String good = "Authorization: Bearer " + HandmadeToken.good().signed();

        for (String two : new String[] {
            good + "\r\n" + good, good + "\r\nAuthorization: Basic YTpi", "Authorization: Basic YTpi\r\n" + good
        }) {
            assertThat(withoutItsNumber(ask(two)))
                    .isEqualTo(withoutItsNumber(ask("Authorization: Bearer nonsense")))
                    .contains("INVALID_TOKEN");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: */*",
                "Authorization:",
                "Authorization: Bearer",
                "Authorization: Bearer ",
                "Authorization: Basic YTpi",
                "Authorization: Digest username=a",
            })
    void what_is_no_token_is_answered_as_if_none_had_come(String header) throws IOException {
        RawRequest.Answer answer = ask(header);

        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.text())
                .contains("application/problem+json")
                .containsIgnoringCase("WWW-Authenticate: Bearer\r\n")
                .contains("\"code\":\"TOKEN_REQUIRED\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: %s",
                "Cookie: access_token=%s",
                "Cookie: q_session=%s",
                "Cookie: q_session_other=%s",
                "Cookie: q_auth_other=%s",
                "Authorization: Token %s",
                "X-Authorization: Bearer %s",
                "X-Forwarded-Access-Token: %s",
                "Proxy-Authorization: Bearer %s",
            })
    void a_good_token_in_another_place_is_no_credential(String header) throws IOException {
        assertThat(ask(header.formatted(HandmadeToken.good().signed())).text())
                .startsWith("HTTP/1.1 401 ")
                .contains("\"code\":\"TOKEN_REQUIRED\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token", "authorization"})
    void a_good_token_in_the_query_or_in_a_form_is_no_credential(String parameter) throws IOException {
        String field = parameter + "=" + HandmadeToken.good().signed();
        String form = "POST " + GUARDED + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + field.length() + "\r\n\r\n"
                + field;

        assertThat(RawRequest.get(port(), GUARDED + "?" + field).text())
                .startsWith("HTTP/1.1 401 ")
                .contains("\"code\":\"TOKEN_REQUIRED\"");
        assertThat(RawRequest.send(port(), form).status()).isBetween(400, 499);
    }

    @Test
    void a_header_beyond_all_measure_is_refused_before_it_is_read() throws IOException {
        assertThat(ask("Authorization: Bearer " + "a".repeat(200_000)).status()).isEqualTo(431);
    }

    private static RawRequest.Answer ask(String header) throws IOException {
        return RawRequest.send(
                port(),
                "GET " + GUARDED + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n");
    }

    private static String withoutItsNumber(RawRequest.Answer answer) {
        return answer.text().replaceAll("(?i)(x-request-id|date|ratelimit): [^\r]*", "$1: …");
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
