package io.ecocredit.certificates;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_ORDOS;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.fixtures.SmallYear;
import io.ecocredit.grades.PublicSide;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.edge.RawRequest;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.publication.RevisionWorker;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.verifications.Scanned;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who took part gets a certificate that anybody can verify, and nobody else does (A19). */
@QuarkusTest
@Cites(
        value = {Article.A19, Article.A20},
        provisions = Provision.A5_ITEM_4,
        settles = {Interpretation.I_2, Interpretation.I_4, Interpretation.I_24})
class CertificateResourceTest {

    private static final String REVISED = "91150200MA00000039";
    private static final String SUSPECTED = "91150200MA00000047";
    private static final String NEVER_ISSUED = "7K2M-9QXA-04TZ-VB8E";
    private static final Pattern CODE = Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\".*<path d=\"([^\"]+)\"");

    private static boolean prepared;

    @Inject
    RevisionWorker revision;

    /** All of the year filed but the institution of Ordos. */
    @BeforeEach
    void publishAYear() throws SQLException {
        if (prepared) {
            return;
        }
        TwoLeagues.fill();
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                91150200MA00000039,丁环境检测有限公司,TESTING,150200,
                91150200MA00000047,戊环境检测有限公司,TESTING,150200,
                """);
        RegionYear.deliver("engagements", """
                uscc,division,year,client_uscc,client_name,project,origin
                91150200MA00000039,150200,2024,,己单位,包头四项,LEAGUE
                91150200MA00000047,150200,2024,,庚单位,包头五项,LEAGUE
                """);
        Approved.testAccountOf(REVISED);
        Approved.testAccountOf(SUSPECTED);
        SmallYear.open(2023);
        SmallYear.publish(2024);
        asOwner("update register.cases set filed_on = '2025-04-01' where uscc <> '" + OF_ORDOS + "'");
        prepared = true;
    }

    @Test
    void who_filed_gets_a_numbered_certificate_of_the_published_result_and_asked_again_the_same() {
        Response first = ask(institution(OF_BAOTOU), OF_BAOTOU, 2024);
        String number = first.path("number");

        first.then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/institutions/" + OF_BAOTOU + "/certificates/" + number))
                .body("current", equalTo(true))
                .body("verification", equalTo("/verifications/" + number))
                .body("result.name", equalTo("乙环境检测有限公司"))
                .body("result.grade", equalTo("NORMAL"))
                .body("result.score", equalTo(100));
        for (RequestSpecification again : new RequestSpecification[] {institution(OF_BAOTOU), league(BAOTOU)}) {
            ask(again, OF_BAOTOU, 2024).then().statusCode(200).body("number", equalTo(number));
        }
        region().get(certificates(OF_BAOTOU)).then().statusCode(200).body("number", equalTo(List.of(number)));
        region().get(certificates(OF_BAOTOU) + "/" + number)
                .then()
                .statusCode(200)
                .body("number", equalTo(number));
    }

    @Test
    void anybody_verifies_it_by_its_number_and_learns_what_is_published_and_nothing_else() {
        String number = numberOf(SHARED);
        JsonPath published =
                PublicSide.asked().get("/api/v1/grades/{uscc}", SHARED).jsonPath();

        for (String typed : new String[] {number, number.toLowerCase(Locale.ROOT), number.replace("-", "")}) {
            Response found = given().get("/api/v1/verifications/{number}", typed);
            found.then()
                    .statusCode(200)
                    .header("Cache-Control", "public, max-age=60")
                    .body("state", equalTo("CURRENT"))
                    .body("kind", equalTo("CERTIFICATE"));
            given().header("If-None-Match", found.header("ETag"))
                    .get("/api/v1/verifications/{number}", typed)
                    .then()
                    .statusCode(304);
            assertThat(found.jsonPath().getMap("").keySet())
                    .containsExactlyInAnyOrder(
                            "number", "kind", "kindLabel", "state", "stateLabel", "issuedOn", "result");
            assertThat(found.jsonPath().getMap("result")).isEqualTo(published.getMap("current"));
        }
    }

    @Test
    void the_code_on_the_printed_page_leads_to_the_page_that_says_it_is_genuine() {
        String number = numberOf(SHARED);
        String page = institution(SHARED)
                .get(certificates(SHARED) + "/{number}/print", number)
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .header("Cache-Control", "no-store")
                .extract()
                .asString();
        assertThat(page)
                .contains("甲环境检测有限公司", SHARED, "2024年度", "未列入警示或不良", "包头市生态环境局", number)
                .doesNotContain("style=", "<script", "<style");
        Matcher code = CODE.matcher(page);
        assertThat(code.find()).isTrue();

        String address = Scanned.text(Integer.parseInt(code.group(1)), code.group(2));
        assertThat(address).isEqualTo("http://localhost:" + port() + "/verifications/" + number);
        given().get(address).then().statusCode(200).body(containsString("真实有效")).body(containsString(SHARED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: ", "Host: a b", "Host: a/b?c", "Host: @", "Host: \u8bc1"})
    void a_host_that_cannot_be_written_on_paper_is_no_fault_of_the_service(String host) throws IOException {
        String target = certificates(SHARED) + "/" + numberOf(SHARED) + "/print";
        String token = TestTokens.bearer(Roles.INSTITUTION, Map.of("uscc", SHARED));

        RawRequest.Answer answer = RawRequest.send(
                port(),
                String.join("\r\n", "GET " + target + " HTTP/1.1", host, "Authorization: " + token, "Connection: close")
                        + "\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        OF_BAOTOU + ", 2019, NOT_LISTED, 第二十条第（一）项",
        OF_ORDOS + ", 2024, NOTHING_FILED, 第十九条",
        SHARED + ", 2023, NOT_PUBLISHED, 第二十条第（六）项",
    })
    void who_did_not_take_part_or_has_no_published_result_is_refused_with_the_clause(
            String uscc, int year, String code, String clause) {
        ask(institution(uscc), uscc, year)
                .then()
                .statusCode(409)
                .body("code", equalTo(code))
                .body("clause", endsWith(" " + clause));
        institution(uscc)
                .get(certificates(uscc))
                .then()
                .statusCode(200)
                .body("findAll { it.result.year == " + year + " }.size()", equalTo(0));
    }

    @Test
    void who_was_taken_off_the_list_is_refused_with_the_clause() throws SQLException {
        asOwner("update register.cases set step = 'REMOVED' where year = 2023 and uscc = '" + SHARED + "'");
        ask(institution(SHARED), SHARED, 2023).then().statusCode(409).body("code", equalTo("NOT_LISTED"));
        asOwner("update register.cases set step = 'LISTED' where year = 2023 and uscc = '" + SHARED + "'");
    }

    @Test
    void another_institution_and_a_league_without_the_file_find_nothing_and_only_the_lead_league_issues() {
        String number = numberOf(SHARED);
        for (RequestSpecification stranger : new RequestSpecification[] {institution(OF_ORDOS), league(WUHAI)}) {
            ask(stranger, SHARED, 2024).then().statusCode(404).body("code", equalTo("NO_SUCH_INSTITUTION"));
        }
        for (String address : new String[] {"", "/" + number, "/" + number + "/print"}) {
            league(WUHAI).get(certificates(SHARED) + address).then().statusCode(404);
            institution(OF_ORDOS).get(certificates(SHARED) + address).then().statusCode(404);
            league(ORDOS).get(certificates(SHARED) + address).then().statusCode(200);
        }
        institution(OF_ORDOS)
                .get(certificates(OF_ORDOS) + "/" + number)
                .then()
                .statusCode(404)
                .body("code", equalTo("CERTIFICATE_NOT_FOUND"));
        ask(league(ORDOS), SHARED, 2024)
                .then()
                .statusCode(403)
                .body("code", equalTo("OTHER_LEAGUE"))
                .body("clause", containsString("I-2"));
        ask(region(), SHARED, 2024).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"year\":null}",
                "{\"year\":24}",
                "{\"year\":-2147483648}",
                "{\"year\":\"a\"}"
            })
    void an_order_without_a_year_is_refused(String body) {
        institution(SHARED)
                .contentType(ContentType.JSON)
                .body(body)
                .post(certificates(SHARED))
                .then()
                .statusCode(400);
    }

    @Test
    void after_a_revision_the_certificate_is_superseded_and_does_not_say_what_it_said() {
        String before = numberOf(REVISED);
        RegionYear.deliver("records", RegionYear.directRecord("RC000001", REVISED, BAOTOU));
        revision.workOff().await().indefinitely();

        Response verified = given().get("/api/v1/verifications/{number}", before);
        verified.then().statusCode(200).body("state", equalTo("SUPERSEDED")).body("result.grade", equalTo("BAD"));
        assertThat(verified.asString()).doesNotContain("NORMAL", "RC000001", "弄虚作假");
        given().get("/verifications/{number}", before).then().statusCode(200).body(containsString("已被此后公布的结果取代"));
        institution(REVISED)
                .get(certificates(REVISED) + "/" + before)
                .then()
                .body("current", equalTo(false))
                .body("result.grade", equalTo("NORMAL"));

        Response renewed = ask(institution(REVISED), REVISED, 2024);
        renewed.then().statusCode(201).body("number", not(equalTo(before))).body("result.grade", equalTo("BAD"));
        given().get("/api/v1/verifications/{number}", renewed.<String>path("number"))
                .then()
                .body("state", equalTo("CURRENT"));
    }

    @Test
    void of_an_excluded_institution_a_certificate_answers_as_an_unknown_number_and_none_is_issued() {
        String number = numberOf(SUSPECTED);
        RegionYear.deliver("exclusions", RegionYear.exclusion(SUSPECTED, false));
        revision.workOff().await().indefinitely();

        TwoLeagues.assertSame(
                given().get("/api/v1/verifications/{number}", number),
                given().get("/api/v1/verifications/{number}", NEVER_ISSUED));
        TwoLeagues.assertSame(
                given().get("/verifications/{number}", number), given().get("/verifications/{number}", NEVER_ISSUED));
        ask(institution(SUSPECTED), SUSPECTED, 2024)
                .then()
                .statusCode(409)
                .body("code", equalTo("OUTSIDE_EVALUATION"))
                .body("clause", endsWith(" 第五条第（四）项"));

        RegionYear.deliver("exclusions", RegionYear.exclusion(SUSPECTED, true));
        revision.workOff().await().indefinitely();
        given().get("/api/v1/verifications/{number}", number)
                .then()
                .statusCode(200)
                .body("state", equalTo("SUPERSEDED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "7K2M-9QXA-04TZ-VB8", "7K2M-9QXA-04TZ-VB8U", "证明"})
    void a_malformed_number_is_an_error_and_an_unknown_one_is_not_found(String malformed) {
        given().get("/api/v1/verifications/{number}", malformed)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("number"));
        given().get("/verifications/{number}", malformed).then().statusCode(400).body(containsString("16位"));
        given().get("/api/v1/verifications/{number}", NEVER_ISSUED)
                .then()
                .statusCode(404)
                .body("code", equalTo("VERIFICATION_NOT_FOUND"));
        given().get("/verifications/{number}", NEVER_ISSUED)
                .then()
                .statusCode(404)
                .body(containsString("没有该编号的现行可核验的证明"));
    }

    @Test
    void the_form_leads_to_the_page_of_the_number_as_it_is_written() {
        given().get("/verifications")
                .then()
                .statusCode(200)
                .body(containsString("证明编号"), not(containsString("role=\"alert\"")));
        given().redirects()
                .follow(false)
                .queryParam("number", " 7k2m 9qxa o4tz vb8e ")
                .get("/verifications")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/verifications/" + NEVER_ISSUED));
        given().queryParam("number", "<b>")
                .get("/verifications")
                .then()
                .statusCode(400)
                .body(not(containsString("<b>")));
    }

    @Test
    void in_sql_the_public_role_reads_no_certificate_and_nobody_changes_one_or_issues_one_to_who_filed_nothing()
            throws SQLException {
        numberOf(SHARED);
        try (Connection visitor = DatabaseResource.connect("quarkus.datasource.published");
                Statement statement = visitor.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select from register.certificates"))
                    .hasMessageContaining("permission denied");
        }
        try (Connection running = DatabaseResource.connect("quarkus.datasource");
                Statement statement = running.createStatement()) {
            assertThat(statement
                            .executeQuery("select from register.certificates")
                            .next())
                    .isFalse();
            for (String change : new String[] {
                "update register.certificates set document = ''",
                "delete from register.certificates",
                "update published.verifications set version = 0",
                "delete from published.verifications"
            }) {
                assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("permission denied");
            }
            String issue = "select access.act_as('x', 'INSTITUTION', null, '" + OF_ORDOS + "', null, null);"
                    + " insert into register.certificates select '" + NEVER_ISSUED + "', uscc, year, version, league,"
                    + " document, 'x', now() from published.results where uscc = '" + OF_ORDOS + "'";
            running.setAutoCommit(false);
            assertThatThrownBy(() -> statement.execute(issue)).hasMessageContaining("row-level security");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INSTITUTION, , " + SHARED + ", true",
        "INSTITUTION, , " + OF_ORDOS + ", false",
        "LEAGUE, " + BAOTOU + ", , true",
        "LEAGUE, " + ORDOS + ", , true",
        "LEAGUE, " + WUHAI + ", , false",
        "PROVIDER, , , false",
        "ALL, , , true",
    })
    void in_sql_a_certificate_is_seen_by_its_institution_and_the_leagues_of_its_file(
            String reach, @Nullable String league, @Nullable String uscc, boolean seen) throws SQLException {
        numberOf(SHARED);
        try (Connection running = DatabaseResource.connect("quarkus.datasource")) {
            running.setAutoCommit(false);
            try (PreparedStatement acting = running.prepareStatement("select access.act_as('x', ?, ?, ?, null, null)");
                    Statement statement = running.createStatement()) {
                acting.setString(1, reach);
                acting.setString(2, league);
                acting.setString(3, uscc);
                acting.execute();
                assertThat(statement
                                .executeQuery("select from register.certificates where uscc = '" + SHARED + "'")
                                .next())
                        .isEqualTo(seen);
            }
        }
    }

    private static Response ask(RequestSpecification who, String uscc, int year) {
        return who.contentType(ContentType.JSON).body("{\"year\":" + year + "}").post(certificates(uscc));
    }

    private static String numberOf(String uscc) {
        Response answer = ask(league(BAOTOU), uscc, 2024);
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
        return answer.path("number");
    }

    private static String certificates(String uscc) {
        return "/api/v1/institutions/" + uscc + "/certificates";
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
