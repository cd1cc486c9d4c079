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
import io.ecocredit.platform.operation.Permission;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reaches the pages inside, by which session, and which forms are taken (A36). */
@QuarkusTest
@Cites(Article.A36)
class InsidePagesResourceTest {

    private static final String NOBODYS = "3f0d3a52-6a38-4a53-9a84-5c1a6f5f3b11";

    /** Pages and forms by the operation that they are declared as; nothing of them exists for this test. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("tasksPage", "GET /inside"),
            Map.entry("openNoticeOnPage", "POST /inside/receipts/999999"),
            Map.entry("casesPage", "GET /inside/cases"),
            Map.entry("takeStepsOnPage", "POST /inside/cases"),
            Map.entry("casePage", "GET /inside/cases/" + NOBODYS),
            Map.entry("takeStepOnPage", "POST /inside/cases/" + NOBODYS + "/proposal"),
            Map.entry("recuseOnPage", "POST /inside/cases/" + NOBODYS + "/recusal"),
            Map.entry("uploadEvidenceOnPage", "POST /inside/cases/" + NOBODYS + "/evidence"),
            Map.entry("evidenceOnPage", "GET /inside/cases/" + NOBODYS + "/evidence/" + NOBODYS),
            Map.entry("filingPage", "GET /inside/cases/" + NOBODYS + "/filing"),
            Map.entry("commitmentPage", "GET /inside/cases/" + NOBODYS + "/filing/commitment"),
            Map.entry("saveFilingOnPage", "POST /inside/cases/" + NOBODYS + "/filing"),
            Map.entry("yearsPage", "GET /inside/years"),
            Map.entry("openYearOnPage", "POST /inside/years"),
            Map.entry("yearPage", "GET /inside/years/2019"),
            Map.entry("drawOnPage", "POST /inside/years/2019/participants"),
            Map.entry("addParticipantOnPage", "POST /inside/years/2019/listing"),
            Map.entry("submitOnPage", "POST /inside/years/2019/submission"),
            Map.entry("announceValueOnPage", "POST /inside/years/2019/spot-check-value"),
            Map.entry("drawSpotCheckOnPage", "POST /inside/years/2019/spot-checks"),
            Map.entry("publishOnPage", "POST /inside/years/2019/publication"),
            Map.entry("commentsPage", "GET /inside/notices/2019"),
            Map.entry("openPublicNoticeOnPage", "POST /inside/notices/2019"),
            Map.entry("answerOnPage", "POST /inside/notices/2019/" + NOBODYS + "/answer"),
            Map.entry("moveLeadOnPage", "POST /inside/years/2019/lead"),
            Map.entry("calendarPage", "GET /inside/calendars/2019"),
            Map.entry("loadCalendarOnPage", "POST /inside/calendars/2019"),
            Map.entry("accountsPage", "GET /inside/institutions/911501000HH1N31B4G/accounts"),
            Map.entry("approveAccountOnPage", "POST /inside/institutions/911501000HH1N31B4G/accounts"),
            Map.entry("endAccountOnPage", "POST /inside/institutions/911501000HH1N31B4G/accounts/end"),
            Map.entry("scorePage", "GET /inside/institutions/911501000HH1N31B4G/score"),
            Map.entry("simulateScoreOnPage", "POST /inside/institutions/911501000HH1N31B4G/score"),
            Map.entry("certificatesPage", "GET /inside/institutions/911501000HH1N31B4G/certificates"),
            Map.entry("issueCertificateOnPage", "POST /inside/institutions/911501000HH1N31B4G/certificates"),
            Map.entry("certificatePage", "GET /inside/institutions/911501000HH1N31B4G/certificates/0000"),
            Map.entry("directoryPage", "GET /inside/institutions/911501000HH1N31B4G"),
            Map.entry("amendOnDirectoryPage", "POST /inside/institutions/911501000HH1N31B4G/amendment"),
            Map.entry("succeedOnDirectoryPage", "POST /inside/institutions/911501000HH1N31B4G/succession"),
            Map.entry("exclusionPage", "GET /inside/institutions/911501000HH1N31B4G/exclusion"),
            Map.entry("excludeOnPage", "POST /inside/institutions/911501000HH1N31B4G/exclusion"),
            Map.entry("bringBackOnPage", "POST /inside/institutions/911501000HH1N31B4G/exclusion/return"),
            Map.entry("hintsPage", "GET /inside/hints"),
            Map.entry("reportHintsOnPage", "POST /inside/hints/report"),
            Map.entry("collateHintsOnPage", "POST /inside/hints/collation"),
            Map.entry("recordsPage", "GET /inside/records"),
            Map.entry("recordPage", "GET /inside/records/R-9999"),
            Map.entry("decideOnRecordPage", "POST /inside/records/R-9999/decisions/withdrawal"),
            Map.entry("warnOnPage", "POST /inside/records/R-9999/warning"),
            Map.entry("moveWarningOnPage", "POST /inside/records/R-9999/warning/report"),
            Map.entry("applyForRepairOnPage", "POST /inside/records/R-9999/repair"),
            Map.entry("moveRepairOnPage", "POST /inside/records/R-9999/repair/" + NOBODYS + "/decision"),
            Map.entry("uploadOnRecordPage", "POST /inside/records/R-9999/evidence"),
            Map.entry("evidenceOnRecordPage", "GET /inside/records/R-9999/evidence/" + NOBODYS),
            Map.entry("repairsPage", "GET /inside/repairs"),
            Map.entry("repairLetterPage", "GET /inside/repairs/" + NOBODYS + "/letter"),
            Map.entry("warningLetterPage", "GET /inside/warnings/R-9999/letter"),
            Map.entry("warningMattersPage", "GET /inside/warnings/matters"),
            Map.entry("addWarningMatterOnPage", "POST /inside/warnings/matters"),
            Map.entry("endWarningMatterOnPage", "POST /inside/warnings/matters/" + NOBODYS + "/ending"),
            Map.entry("practitionerCasesPage", "GET /inside/practitioners"),
            Map.entry("takePractitionerStepsOnPage", "POST /inside/practitioners"),
            Map.entry("practitionerCasePage", "GET /inside/practitioners/" + NOBODYS),
            Map.entry("takePractitionerStepOnPage", "POST /inside/practitioners/" + NOBODYS + "/proposal"),
            Map.entry("recuseFromPractitionerOnPage", "POST /inside/practitioners/" + NOBODYS + "/recusal"),
            Map.entry("practitionerLetterPage", "GET /inside/practitioners/" + NOBODYS + "/letter"),
            Map.entry("uploadPersonsEvidenceOnPage", "POST /inside/practitioners/" + NOBODYS + "/evidence"),
            Map.entry("personsEvidenceOnPage", "GET /inside/practitioners/" + NOBODYS + "/evidence/" + NOBODYS),
            Map.entry("practitionerFilingPage", "GET /inside/practitioners/" + NOBODYS + "/filing"),
            Map.entry("savePractitionerFilingOnPage", "POST /inside/practitioners/" + NOBODYS + "/filing"),
            Map.entry("practitionerRecordsPage", "GET /inside/practitioner-records/P999999"),
            Map.entry("practitionerRecordPage", "GET /inside/practitioner-records/P999999/PR-9999"),
            Map.entry("decideOnPractitionerRecordPage", "POST /inside/practitioner-records/P999999/PR-9999/withdrawal"),
            Map.entry("practitionerRepairsPage", "GET /inside/practitioner-repairs"),
            Map.entry("practitionerRepairPage", "GET /inside/practitioner-repairs/" + NOBODYS),
            Map.entry(
                    "evidenceOnPractitionerRepairPage",
                    "GET /inside/practitioner-repairs/" + NOBODYS + "/evidence/" + NOBODYS),
            Map.entry("practitionerRepairLetterPage", "GET /inside/practitioner-repairs/" + NOBODYS + "/letter"),
            Map.entry("applyForPractitionerRepairOnPage", "POST /inside/practitioner-repairs"),
            Map.entry("movePractitionerRepairOnPage", "POST /inside/practitioner-repairs/" + NOBODYS + "/decision"),
            Map.entry("practitionerYearPage", "GET /inside/practitioner-years/2019"),
            Map.entry("drawPractitionersOnPage", "POST /inside/practitioner-years/2019/participants"),
            Map.entry("addPractitionerOnPage", "POST /inside/practitioner-years/2019/listing"),
            Map.entry("submitPractitionersOnPage", "POST /inside/practitioner-years/2019/submission"),
            Map.entry("drawPractitionerCheckOnPage", "POST /inside/practitioner-years/2019/spot-checks"),
            Map.entry("tellLeaguesOnPage", "POST /inside/practitioner-years/2019/result-notice"));

    @BeforeEach
    void register() {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                911501000HH1N31B4G,某环境检测有限公司,TESTING,150200,2009-05-10
                """);
        Approved.testAccountOf("911501000HH1N31B4G");
    }

    @Test
    void every_page_that_is_declared_is_tried_here() {
        assertThat(DeclaredOperations.byName().keySet().stream()
                        .filter(DeclaredOperations::isPage)
                        .filter(page -> !DeclaredOperations.isOpen(page)))
                .containsExactlyInAnyOrderElementsOf(PAGES.keySet());
    }

    @Test
    void each_role_reaches_the_pages_that_are_declared_for_it_and_no_other() {
        PAGES.forEach((operation, page) -> Roles.ALL.forEach(role -> {
            Response answer = send(page, TestTokens.bearer(role), true);
            int status = answer.statusCode();
            boolean refused = DeclaredOperations.permission(operation, role) == Permission.REFUSED;
            assertThat(refused ? status == 403 : status != 403 && status < 500)
                    .as("%s %s as %s: %d %s", operation, page, role, status, answer.asString())
                    .isTrue();
        }));
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
