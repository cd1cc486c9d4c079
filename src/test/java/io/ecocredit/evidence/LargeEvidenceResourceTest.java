package io.ecocredit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of the size that people have, as the service takes them by default: up to 20 MB, and without a scanner. */
@QuarkusTest
class LargeEvidenceResourceTest {

    private static final String USCC = "91150000MA0ECHD201";
    private static final String ALL = "/api/v1/institutions/" + USCC + "/evidence";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int LARGEST = 20 * 1024 * 1024;

    @BeforeEach
    void register() {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                %s,佐证环境检测有限公司,TESTING,150200,2009-05-10
                """.formatted(USCC));
        Approved.testAccountOf(USCC);
    }

    /** A report with noise behind its head. */
    private static byte[] report(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        byte[] head = Samples.pdf("large");
        System.arraycopy(head, 0, content, 0, head.length);
        return content;
    }

    private static HttpRequest.Builder request(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", TestTokens.bearer(Roles.INSTITUTION, Map.of("uscc", USCC)));
    }

    private static HttpResponse<String> upload(HttpRequest.BodyPublisher content)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request(ALL + "?name=a.pdf")
                        .header("Content-Type", EvidenceMedia.PDF)
                        .POST(content)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_largest_comes_back_as_it_went_in_and_nobody_has_scanned_it()
            throws IOException, InterruptedException, SQLException {
        byte[] content = report(LARGEST);
        HttpResponse<String> answer = upload(HttpRequest.BodyPublishers.ofByteArray(content));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = JsonPath.from(answer.body()).getString("evidenceId");

        byte[] back = CLIENT.send(request(ALL + "/" + id + "/content").build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();

        assertThat(Arrays.equals(back, content)).isTrue();
        assertThat(EvidenceTables.ask(
                        "select coalesce(scanned_by, 'nobody') from register.evidence where evidence_id = '" + id
                                + "'"))
                .containsExactly("nobody");
    }

    @Test
    void one_byte_more_is_refused_also_when_its_length_is_not_declared() throws IOException, InterruptedException {
        byte[] content = report(LARGEST + 1);
        for (HttpRequest.BodyPublisher body : List.of(
                HttpRequest.BodyPublishers.ofByteArray(content),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)))) {
            HttpResponse<String> answer = upload(body);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("EVIDENCE_TOO_LARGE");
        }
    }

    @Test
    void beside_it_no_body_has_more_room_than_before() throws IOException, InterruptedException {
        HttpRequest.BodyPublisher content = HttpRequest.BodyPublishers.ofByteArray(new byte[1024 * 1024 + 1]);
        for (String path : List.of(ALL + "/x", "/api/v1/institutions/" + USCC, "/api/v1/records", ALL + "x")) {
            HttpResponse<String> answer =
                    CLIENT.send(request(path).POST(content).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(413);
            assertThat(answer.body()).as(path).contains("CONTENT_TOO_LARGE");
        }
    }
}
