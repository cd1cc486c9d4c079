package io.ecocredit.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.evidence.Samples;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms with a file that are not what a browser sends are no fault of the service. */
@QuarkusTest
@Cites(provisions = Provision.A36_PARAGRAPH_1)
class OddUploadsResourceTest {

    private static final String PAGE = "/inside/records/R-NONE/evidence";
    private static final String FORM = "multipart/form-data; boundary=b";
    private static final String PART = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n";
    private static final String END = "\r\n--b--\r\n";

    private final HttpClient client = HttpClient.newHttpClient();

    static Stream<Arguments> odd() {
        return Stream.of(
                Arguments.of(FORM, ""),
                Arguments.of(FORM, "--b\r\n"),
                Arguments.of(FORM, PART + "\r\nwords"),
                Arguments.of(FORM, "words"),
                Arguments.of("multipart/form-data", PART + "\r\nwords" + END),
                Arguments.of("multipart/form-data; boundary=", PART + "\r\nwords" + END),
                Arguments.of("multipart/form-data; boundary=" + "b".repeat(300), PART + "\r\nwords" + END),
                Arguments.of("multipart/form-data; boundary=\"a b\"", PART + "\r\nwords" + END),
                Arguments.of(FORM + "; charset=nope", PART + "\r\nwords" + END),
                Arguments.of(FORM, PART + "Content-Type: text/plain; charset=nope\r\n\r\nwords" + END),
                Arguments.of(FORM, PART.replace("filename=", "filename*=utf-9''%ff; x=") + "\r\nwords" + END),
                Arguments.of(FORM, "--b\r\nContent-Disposition: form-data\r\n\r\nwords" + END),
                Arguments.of(FORM, (PART.replace("filename=\"a.txt\"", "x=y") + "\r\nw\r\n").repeat(1100) + END),
                Arguments.of("application/x-www-form-urlencoded", "file=%zz"),
                Arguments.of("application/x-www-form-urlencoded", "=&=&%"),
                Arguments.of("text/plain", "words"));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void what_is_no_form_is_refused_as_such(String type, String body) throws Exception {
        assertThat(status(type, body.getBytes(StandardCharsets.ISO_8859_1))).isBetween(400, 499);
    }

    @Test
    void a_file_of_two_megabytes_is_not_too_large_for_a_page() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes((PART.replace("a.txt", "a.pdf") + "Content-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(Samples.pdf("x".repeat(2 * 1024 * 1024)));
        body.writeBytes(END.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(status(FORM, body.toByteArray()))
                .as("there is no such record")
                .isEqualTo(404);
    }

    private int status(String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + PAGE))
                .header("Authorization", TestTokens.bearer(Roles.LEAGUE, Map.of("division", TwoLeagues.BAOTOU)))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept", "text/html")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
