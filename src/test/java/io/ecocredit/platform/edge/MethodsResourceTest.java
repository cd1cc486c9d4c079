package io.ecocredit.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MethodsResourceTest {

    private static final String GUARDED = "/api/v1/probe/league";

    @ParameterizedTest
    @CsvSource({
        "GET, 401",
        "HEAD, 401",
        "POST, 405",
        "PUT, 405",
        "PATCH, 405",
        "DELETE, 405",
        "TRACE, 405",
        "PROPFIND, 501",
        "BREW, 501",
        "get, 501",
    })
    void a_guarded_address_gives_nothing_to_any_method_without_a_token(String method, int status) throws IOException {
        RawRequest.Answer answer = ask(method, GUARDED, "X-Probe: secret-in-the-request");

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain("\"name\"").doesNotContain("secret-in-the-request");
        if (!method.equals("HEAD")) {
            assertThat(answer.text()).contains("application/problem+json");
        }
    }

    @Test
    void asking_for_the_options_of_a_guarded_address_shows_no_data() throws IOException {
        RawRequest.Answer answer = ask("OPTIONS", GUARDED, "X-Probe: 1");

        assertThat(answer.status()).isIn(200, 204, 401, 405);
        assertThat(answer.text()).doesNotContain("\"name\"");
    }

    @Test
    void a_file_that_does_not_say_what_it_is_is_refused() throws IOException {
        RawRequest.Answer answer = RawRequest.send(
                port(),
                RawRequest.head(
                                "POST /api/v1/imports/records HTTP/1.1",
                                "Authorization: " + TestTokens.bearer(Roles.REGION),
                                "Content-Length: 1")
                        + "x");

        assertThat(answer.status()).as(answer.text()).isEqualTo(415);
        assertThat(answer.text()).contains("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void the_options_of_an_address_are_its_own_and_not_those_of_one_that_begins_like_it() throws IOException {
        RawRequest.Answer print = RawRequest.send(
                port(),
                RawRequest.head(
                        "OPTIONS /api/v1/institutions/911501000HH1N31B4G/certificates/X/print HTTP/1.1",
                        "Authorization: " + TestTokens.bearer(Roles.LEAGUE)));

        assertThat(print.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT localhost:80", "CONNECT /", "OPTIONS *", "GET http://localhost/api/v1/probe"})
    void what_is_no_path_of_ours_is_refused(String line) throws IOException {
        RawRequest.Answer answer = RawRequest.send(port(), RawRequest.head(line + " HTTP/1.1"));

        assertThat(answer.status()).as(answer.text()).isIn(400, 405);
        assertThat(answer.text()).contains("application/problem+json");
        assertThat(answer.header("Content-Security-Policy")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method"})
    void a_header_does_not_change_the_method(String header) throws IOException {
        RawRequest.Answer answer = RawRequest.send(
                port(),
                RawRequest.head(
                        "POST " + GUARDED + " HTTP/1.1",
                        header + ": GET",
                        "Authorization: " + TestTokens.bearer(Roles.LEAGUE),
                        "Content-Length: 0"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(405);
    }

    @Test
    void the_newer_protocol_is_served_alike() throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + GUARDED))
                    .build();

            for (int asked = 0; asked < 2; asked++) {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.headers().firstValue("RateLimit")).isPresent();
            }
        }
    }

    @Test
    void more_header_fields_than_any_client_needs_are_refused() throws IOException {
        assertThat(ask("GET", "/api/v1/probe", "X-A: 1\r\n".repeat(200).strip()).status())
                .isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/probe HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET /api/v1/probe HTTP/1.1\r\nHost: localhost\r\nNo colon here\r\n\r\n",
                "POST /api/v1/probe HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /api/v1/probe HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST /api/v1/probe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /api/v1/probe HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n",
            })
    void what_is_no_request_is_refused_without_a_word_about_the_server(String bytes) throws IOException {
        RawRequest.Answer answer = RawRequest.send(port(), bytes);

        assertThat(answer.status())
                .as(answer.text())
                .matches(status -> status == 0 || status == 505 || (status >= 400 && status < 500));
        assertThat(answer.text()).doesNotContainIgnoringCase("server:").doesNotContain("Exception");
    }

    private static RawRequest.Answer ask(String method, String target, String header) throws IOException {
        return RawRequest.send(
                port(), RawRequest.head(method + " " + target + " HTTP/1.1", header, "Content-Length: 0"));
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
