package io.ecocredit.platform.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.access.DeclaredOperations;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.platform.login.DemonstrationSession;
import io.ecocredit.platform.operation.Declarations;
import io.ecocredit.platform.operation.Permission;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reaches the pages inside, by which session, and which forms are taken (A36). */
@QuarkusTest
@Cites(Article.A36)
class InsidePagesResourceTest {

    private static final String NOBODYS = "3f0d3a52-6a38-4a53-9a84-5c1a6f5f3b11";

    /** Path parameters that a page reads as something; the others are a number that nothing has. */
    private static final Map<String, String> PARAMETERS =
            Map.of("uscc", "911501000HH1N31B4G", "year", "2019", "number", "R-9999");

    /** Pages and forms by the operation that they are declared as; nothing of them exists for this test. */
    private static final Map<String, String> PAGES = DeclaredOperations.byName().values().stream()
            .filter(method -> DeclaredOperations.isPage(method.getName()))
            .filter(method -> !Declarations.isOpen(method))
            .collect(Collectors.toMap(Method::getName, method -> filled(DeclaredOperations.address(method))));

    private static String filled(String address) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(address)
                .replaceAll(parameter -> PARAMETERS.getOrDefault(parameter.group(1), NOBODYS));
    }

    @BeforeEach
    void register() {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                911501000HH1N31B4G,某环境检测有限公司,TESTING,150200,2009-05-10
                """);
        Approved.testAccountOf("911501000HH1N31B4G");
    }

    @Test
    void each_role_reaches_the_pages_that_are_declared_for_it_and_no_other() {
        assertThat(PAGES).hasSizeGreaterThan(75);
        PAGES.forEach((operation, page) -> Roles.ALL.forEach(role -> {
            Response answer = send(page, TestTokens.bearer(role), true);
            int status = answer.statusCode();
            boolean refused = DeclaredOperations.permission(operation, role) == Permission.REFUSED;
            assertThat(refused ? status == 403 : status != 403 && status < 500)
                    .as("%s %s as %s: %d %s", operation, page, role, status, answer.asString())
                    .isTrue();
        }));
    }

    @ParameterizedTest
    @CsvSource({"cases?league=999, 400", "cases/" + NOBODYS + ", 404", "cases?step=NONE, 400"})
    void a_page_that_cannot_be_shown_is_a_page_for_whoever_takes_any_type(String page, int status) {
        given().accept("*/*")
                .header("Authorization", TestTokens.bearer(Roles.REGION))
                .get("/inside/" + page)
                .then()
                .statusCode(status)
                .contentType("text/html;charset=UTF-8");
    }

    @Test
    void without_a_session_every_page_leads_to_the_login() {
        PAGES.forEach((operation, page) -> {
            Response answer = send(page, "", true);
            assertThat(answer.statusCode()).as(operation).isEqualTo(303);
            assertThat(answer.header("Location")).endsWith("/inside/login");
        });
    }

    @Test
    void a_form_from_elsewhere_or_from_nowhere_is_refused() {
        PAGES.forEach((operation, page) -> {
            if (page.startsWith("POST")) {
                String bearer = TestTokens.bearer(Roles.ALL.stream()
                        .filter(role -> DeclaredOperations.permission(operation, role) != Permission.REFUSED)
                        .findFirst()
                        .orElseThrow());
                assertThat(codeOf(form(page, bearer).header("Sec-Fetch-Site", "cross-site"), page))
                        .as(page)
                        .isEqualTo("FOREIGN_FORM");
                assertThat(codeOf(form(page, bearer).header("Origin", "https://elsewhere.example"), page))
                        .as(page)
                        .isEqualTo("FOREIGN_FORM");
                assertThat(codeOf(form(page, bearer), page)).as(page).isEqualTo("FOREIGN_FORM");
            }
        });
    }

    @Test
    void the_session_of_a_demonstration_opens_pages_only_and_outside_a_demonstration_nothing(@TempDir Path folder)
            throws IOException {
        String token = TestTokens.bearer(Roles.LEAGUE).substring("Bearer ".length());
        assertThat(withCookie(token).get("/inside").statusCode())
                .as("no demonstration")
                .isEqualTo(303);
        given().get("/inside/login").then().statusCode(404);
        given().header("Sec-Fetch-Site", "same-origin")
                .formParam("role", "region")
                .post("/inside/login")
                .then()
                .statusCode(404);
        DemonstrationSession.begin(DemonstrationIdentity.in(folder));
        try {
            assertThat(withCookie(token).get("/inside").statusCode()).isEqualTo(200);
            assertThat(withCookie(token).get("/api/v1/evaluations").statusCode())
                    .isEqualTo(401);
            assertThat(withCookie("a.forged.one").get("/inside").statusCode()).isEqualTo(303);
            Response chosen = given().redirects()
                    .follow(false)
                    .header("Sec-Fetch-Site", "same-origin")
                    .formParam("role", "league")
                    .formParam("code", "150200")
                    .formParam("officer", "1")
                    .post("/inside/login");
            assertThat(chosen.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/inside");
            given().header("Sec-Fetch-Site", "same-origin")
                    .formParam("role", "auditor")
                    .post("/inside/login")
                    .then()
                    .statusCode(400);
        } finally {
            DemonstrationSession.begin(null);
        }
    }

    private static String codeOf(RequestSpecification request, String page) {
        return request.post(page.substring(5)).path("code");
    }

    private static RequestSpecification withCookie(String token) {
        return given().redirects().follow(false).accept("text/html").cookie(DemonstrationSession.COOKIE, token);
    }

    private static RequestSpecification form(String page, String bearer) {
        RequestSpecification request = given().redirects().follow(false).accept("*/*");
        if (!bearer.isEmpty()) {
            request.header("Authorization", bearer);
        }
        if (page.endsWith("/evidence")) {
            return request.multiPart("kind", "OBJECTION");
        }
        return page.startsWith("POST") ? request.contentType("application/x-www-form-urlencoded") : request;
    }

    private static Response send(String page, String bearer, boolean own) {
        RequestSpecification request = form(page, bearer);
        if (own) {
            request.header("Sec-Fetch-Site", "same-origin");
        }
        return page.startsWith("POST") ? request.post(page.substring(5)) : request.get(page.substring(4));
    }
}
