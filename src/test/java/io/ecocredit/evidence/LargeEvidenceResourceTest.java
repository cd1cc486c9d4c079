package io.ecocredit.evidence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.years.RegionYear;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Arrays;
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
    private static final int LARGEST = 20 * 1024 * 1024;

    @BeforeEach
    void register() {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                %s,佐证环境检测有限公司,TESTING,150200,2009-05-10
                """.formatted(USCC));
        Approved.testAccountOf(USCC);
    }

    private static RequestSpecification own() {
        return given().header("Authorization", authorization());
    }

    private static String authorization() {
        return TestTokens.bearer(Roles.INSTITUTION, Map.of("uscc", USCC));
    }

    /** A report with noise behind its head. */
    private static byte[] report(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        byte[] head = Samples.pdf("large");
        System.arraycopy(head, 0, content, 0, head.length);
        return content;
    }

    @Test
    void the_largest_comes_back_as_it_went_in_and_nobody_has_scanned_it() throws SQLException {
        byte[] content = report(LARGEST);
        Response answer = own().contentType(EvidenceMedia.PDF)
                .queryParam("name", "扫描件.pdf")
                .body(content)
                .post(ALL);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);

        byte[] back = own().get(ALL + "/{id}/content", answer.<String>path("evidenceId"))
                .asByteArray();

        assertThat(Arrays.equals(back, content)).isTrue();
        assertThat(EvidenceTables.ask(
                        "select coalesce(scanned_by, 'nobody') from register.evidence where uscc = '" + USCC + "'"))
                .containsOnly("nobody");
    }

    @Test
    void one_byte_more_is_refused_also_when_its_length_is_not_declared() throws IOException, InterruptedException {
        byte[] content = report(LARGEST + 1);
        own().contentType(EvidenceMedia.PDF)
                .queryParam("name", "a.pdf")
                .body(content)
                .post(ALL)
                .then()
                .statusCode(413);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:"
                                        + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class)
                                        + ALL + "?name=a.pdf"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .header("Authorization", authorization())
                                .header("Content-Type", EvidenceMedia.PDF)
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("EVIDENCE_TOO_LARGE");
    }

    @Test
    void other_bodies_have_no_more_room_than_before() {
        own().contentType("application/json")
                .body(new byte[2 * 1024 * 1024])
                .post(ALL + "/x")
                .then()
                .statusCode(413);
    }
}
