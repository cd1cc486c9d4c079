package io.ecocredit.grades;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.precondition.Digests;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program that takes results may rely on: tags, days, ranges, digests, and that nothing kept outlives a revision. */
@QuarkusTest
@Cites({Article.A20, Article.A35})
class PublicAnswersResourceTest {

    private static final String USCC = "911501000HH1N31B4G";
    private static final String GRADE = "/api/v1/grades/" + USCC;

    @Inject
    PublishedVersion version;

    @BeforeEach
    void publish() throws SQLException {
        if (given().get("/api/v1/releases/2024").statusCode() == 404) {
            RegionYear.publishTheSample();
        }
        await(() -> version.current().filter(known -> known.changedAt() != null).isPresent());
    }

    @AfterEach
    void give_back() throws SQLException {
        asOwner("grant select on published.results, published.version to ecocredit_public");
        await(() -> version.current().isPresent());
    }

    @Test
    void what_is_kept_is_answered_without_a_query_and_304_too() throws SQLException {
        Response first = given().get(GRADE);
        asOwner("revoke select on published.results from ecocredit_public");
        Response again = given().get(GRADE);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).startsWith("W/");
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=60");
        unchanged(given().header("If-None-Match", first.header("ETag")).get(GRADE));
        unchanged(given().header("If-Modified-Since", first.header("Last-Modified"))
                .get(GRADE));
        assertThat(given().header("If-None-Match", "W/\"other\"").get(GRADE).statusCode())
                .isEqualTo(200);
        assertThat(given().get("/api/v1/grades/91150100PT9J0A0M08").statusCode())
                .isNotEqualTo(200);
    }

    private static void unchanged(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.asByteArray()).isEmpty();
        assertThat(answer.header("ETag")).isNotEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {GRADE, "/grades/" + USCC, "/api/v1/grades?q=" + USCC, "/api/v1/grades/" + USCC + "/badge.svg"})
    void a_revision_is_shown_at_once(String address) throws SQLException {
        String name = "改名之后" + address.length() + "有限公司";
        assertThat(given().get(address).asString()).doesNotContain(name);
        asOwner("update published.results set name = '" + name + "', document ="
                + " regexp_replace(document, '\"name\":\"[^\"]*\"', '\"name\":\"" + name + "\"') where uscc = '" + USCC
                + "'");
        await(() -> given().get(address).asString().contains(name));
    }

    @Test
    void while_the_version_is_not_known_nothing_kept_is_answered() throws SQLException {
        given().get(GRADE);
        asOwner("revoke select on published.version from ecocredit_public");
        await(() -> version.current().isEmpty());
        asOwner("alter table published.results disable trigger results_change");
        asOwner("update published.results set document = replace(document, '\"score\":', '\"score\":0') where uscc = '"
                + USCC + "'");
        Response fresh = given().get(GRADE);
        asOwner("update published.results set document = replace(document, '\"score\":0', '\"score\":') where uscc = '"
                + USCC + "'");
        asOwner("alter table published.results enable trigger results_change");
        assertThat(fresh.asString()).contains("\"score\":0");
        assertThat(fresh.header("Last-Modified")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/grades?q=环境&limit=1", "/grades?q=环境", GRADE, "/grades/" + USCC, "/", "/releases/2024"})
    void what_one_client_calls_the_service_is_told_to_no_other(String address) {
        given().header("Host", "elsewhere.example").get(address);
        Response answer = given().get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString() + answer.headers()).doesNotContain("elsewhere");
    }

    @Test
    void a_word_that_reads_like_nothing_is_a_word() {
        String all = given().get("/grades").asString();
        assertThat(given().get("/grades?q=null").asString()).isNotEqualTo(all).contains("没有符合条件");
        assertThat(given().get("/api/v1/grades?q=null").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void an_absent_code_is_kept_too_and_always_told_alike() throws SQLException {
        String address = "/api/v1/grades/91110000600037341L";
        String told = given().get(address).asString();
        asOwner("revoke select on published.results from ecocredit_public");
        assertThat(given().get(address).asString()).isEqualTo(told).contains("NO_PUBLISHED_RESULT");
    }

    @ParameterizedTest
    @CsvSource({
        "csv, bytes=0-9",
        "csv, bytes=0-199999",
        "csv, bytes=100-180",
        "csv, bytes=50000-",
        "csv, bytes=-77",
        "ndjson, bytes=0-0",
        "ndjson, bytes=5000-700000",
        "ndjson, bytes=123456-",
        "ndjson, bytes=-1000000000"
    })
    void a_part_of_a_file_is_that_part_of_its_bytes(String format, String range) {
        byte[] whole = whole(format);
        Response part = plain().header("Range", range).get(file(format));
        assertThat(part.statusCode()).isEqualTo(206);
        String[] bounds =
                part.header("Content-Range").substring("bytes ".length()).split("[-/]");
        assertThat(Integer.parseInt(bounds[2])).isEqualTo(whole.length);
        assertThat(part.asByteArray())
                .isEqualTo(Arrays.copyOfRange(whole, Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]) + 1));
        String[] asked = range.substring("bytes=".length()).split("-", -1);
        if (!asked[0].isEmpty()) {
            assertThat(bounds[0]).isEqualTo(asked[0]);
        }
        // The client of these tests always takes gzip too, for which the tag of a whole file is weak.
        assertThat("W/" + part.header("ETag"))
                .isEqualTo(plain().get(file(format)).header("ETag"));
    }

    @ParameterizedTest
    @CsvSource({"csv", "ndjson"})
    void a_file_has_the_digest_that_the_release_tells(String format) {
        String told = given().get("/api/v1/releases/2024")
                .jsonPath()
                .getString("downloads.find { it.address.endsWith('" + format + "') }.sha256");
        assertThat(HexFormat.of().formatHex(Digests.sha256().digest(whole(format))))
                .isEqualTo(told);
        Response held = plain().header("If-None-Match", "\"" + told + "\"").get(file(format));
        assertThat(held.statusCode()).isEqualTo(304);
        assertThat(held.asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=999999999-, 416",
        "bytes=99999999999999999999-, 416",
        "bytes=9-3, 200",
        "bytes=0-1;5-9, 200",
        "items=0-5, 200",
        "bytes=-, 200",
        "bytes=-0, 416"
    })
    void a_range_that_is_none_is_passed_over_and_one_beyond_the_end_refused(String range, int status) {
        Response answer = plain().header("Range", range.replace(';', ',')).get(file("csv"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.header("Content-Range")).isEqualTo(status == 416 ? "bytes */" + whole("csv").length : null);
    }

    @Test
    void the_head_of_a_file_is_told_without_reading_it() throws SQLException {
        String address = file("ndjson");
        asOwner("revoke select on published.release_rows from ecocredit_public");
        Response head = plain().head(address);
        asOwner("grant select on published.release_rows to ecocredit_public");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("ETag")).contains("\"");
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void a_range_of_another_edition_gives_the_whole() {
        assertThat(plain().header("Range", "bytes=0-9")
                        .header("If-Range", "\"other\"")
                        .get(file("csv"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GRADE,
                "/",
                "/grades?q=环境",
                "/api/v1/releases/2024/latest/grades.ndjson",
                "/api/v1/releases/2024/latest/grades.csv"
            })
    void what_is_text_is_compressed_for_who_wants_it(String address) {
        Response packed = given().header("Accept-Encoding", "gzip").get(address);
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.asString()).isEqualTo(new String(plain().get(address).asByteArray(), StandardCharsets.UTF_8));
    }

    @Test
    void the_interface_speaks_http_2() throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + GRADE))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).isEqualTo(given().get(GRADE).asString());
        }
    }

    private static String file(String format) {
        return given().get("/api/v1/releases/2024")
                .jsonPath()
                .getString("downloads.find { it.address.endsWith('" + format + "') }.address");
    }

    private static byte[] whole(String format) {
        Response whole = plain().get(file(format));
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        return whole.asByteArray();
    }

    private static RequestSpecification plain() {
        return RestAssured.given().header("Accept-Encoding", "identity");
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void await(BooleanSupplier condition) {
        for (int attempt = 0; attempt < 200; attempt++) {
            if (condition.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        throw new AssertionError("it never came about");
    }
}
