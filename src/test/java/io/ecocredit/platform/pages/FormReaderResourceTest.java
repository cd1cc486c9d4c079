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

    private static HttpResponse<String> posted(String type, String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/inside/cases"))
                                .header("Authorization", OFFICER)
                                .header("Accept", "text/html")
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
