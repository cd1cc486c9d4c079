package io.ecocredit.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever the body of a form is, it is read or refused, and nothing breaks. */
@QuarkusTest
class FormReaderResourceTest {

    private static final String OFFICER = TestTokens.bearer(Roles.LEAGUE, Map.of("division", "150200"));
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void what_is_no_form_is_refused_and_not_failed_on() throws IOException, InterruptedException {
        for (String body : List.of(
                "",
                "=",
                "&&=x&=&reason=&;a=b",
                "a",
                "a=b=c",
                "account=%zz",
                "account=%",
                "%u1234=1",
                "\u0000=\u0000")) {
            HttpResponse<String> answer = posted(FORM, body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
        }
    }

    @Test
    void what_charset_is_declared_does_not_matter() throws IOException, InterruptedException {
        for (String charset : List.of("utf-8", "nonsense", "", "gb18030")) {
            assertThat(posted(FORM + ";charset=" + charset, "action=%E5%8A%9E").body())
                    .as(charset)
                    .contains("请选择办理");
        }
    }

    /** Forms of one field are read like all others, whatever else is sent with it. */
    @Test
    void no_form_breaks_on_many_fields_or_on_a_broken_escape() throws IOException, InterruptedException {
        String many =
                IntStream.range(0, 2000).mapToObj(number -> "f" + number + "=1").collect(Collectors.joining("&"));
        for (String address : List.of(
                "/inside/cases/00000000-0000-0000-0000-000000000000/recusal",
                "/inside/hints/report",
                "/inside/years/2024/listing",
                "/inside/warnings/matters")) {
            for (String body : List.of(many, "reason=%zz")) {
                assertThat(posted(address, FORM, body).statusCode()).as(address).isBetween(400, 404);
            }
        }
    }

    private static HttpResponse<String> posted(String type, String body) throws IOException, InterruptedException {
        return posted("/inside/cases", type, body);
    }

    private static HttpResponse<String> posted(String address, String type, String body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + address))
                                .header("Authorization", OFFICER)
                                .header("Accept", "text/html")
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
