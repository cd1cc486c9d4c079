package io.ecocredit.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.ecocredit.fixtures.Program;
import io.ecocredit.fixtures.SelfSignedCertificate;
import io.ecocredit.security.TlsProxy.Way;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The packaged program in the clear behind a real proxy in which TLS ends, as a browser sees it that has once been told never to
 * ask for anything in the clear: a form whose answer leads to http is carried out and then blocked, without a word.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindTlsProxyIT {

    private static final String SAMPLE = "911501000HH1N31B4G";
    private static final String UNKNOWN = "ABCD-EFGH-JKMN-PQRS";

    /** What a browser says of an address at which nothing is; it blocks nothing. */
    private static final String NOT_FOUND = "the server responded with a status of 404";


    private final Path folder = Files.createTempDirectory("behind-tls");
    private final SelfSignedCertificate certificate = SelfSignedCertificate.of(folder, names());
    private final Program program = Program.start(folder, Map.of("ECOCREDIT_LIMITS_TRUSTED_PROXIES", "127.0.0.1"));
    private final TlsProxy proxy =
            TlsProxy.before(URI.create(program.address("/")).getAuthority(), certificate, folder);
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("browser.path", "/usr/bin/chromium")))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--ignore-certificate-errors-spki-list=" + certificate.pin(),
                            "--host-resolver-rules=" + rules())));
    private final List<String> blocked = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    BehindTlsProxyIT() throws Exception {
        program.awaitPrinted(Program.LOADED);
    }

    private static String[] names() {
        return Arrays.stream(("localhost " + Arrays.stream(Way.values()).map(Way::host).collect(Collectors.joining(" ")))
                        .split(" ", -1))
                .map(name -> "dns:" + name)
                .toArray(String[]::new);
    }

    private String rules() {
        return Arrays.stream(Way.values())
                .map(way -> "MAP " + way.host() + " 127.0.0.1:" + proxy.port(way))
                .collect(Collectors.joining(","));
    }

    @AfterAll
    void close() {
        browser.close();
        playwright.close();
        proxy.close();
        program.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void people_log_in_send_forms_and_are_led_on_and_nothing_ever_leaves_https(Way way) {
        String own = "https://" + way.host();
        Page page = watched();
        assertThat(page.navigate(own + "/").status()).isEqualTo(200);
        assertThat(page.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol"))
                .isEqualTo(way == Way.OLD ? "http/1.1" : "h2");
        assertThat(page.navigate("http://" + way.host() + "/").url())
                .as("asked in the clear, and never sent so")
                .isEqualTo(own + "/");
        blocked.clear();
        asked.clear();
        namesItself(page, own);

        verify(page, own);
        logIn(page, own);
        approve(page, own, way);
        logOut(page, own);

        assertThat(asked).isNotEmpty().allMatch(address -> address.startsWith(own + "/"));
        assertThat(blocked).filteredOn(message -> !message.contains(NOT_FOUND)).isEmpty();
        page.context().close();
    }

    private Page watched() {
        Page page = browser.newContext().newPage();
        page.onConsoleMessage(message -> blocked.add(message.text()));
        page.onRequestFailed(request -> blocked.add(request.url() + " " + request.failure()));
        page.onRequest(request -> asked.add(request.url()));
        return page;
    }

    /** What is printed, copied or found by search engines. */
    private void namesItself(Page page, String own) {
        assertThat(page.locator("link[rel=canonical]").getAttribute("href")).isEqualTo(own + "/");
        page.navigate(own + "/grades/" + SAMPLE);
        assertThat(page.locator("link[rel=canonical]").getAttribute("href")).isEqualTo(own + "/grades/" + SAMPLE);
        assertThat(page.locator("main")).containsText("curl -s " + own + "/api/v1/grades/" + SAMPLE);
        for (Locator form : page.locator("form").all()) {
            assertThat(form.getAttribute("action")).startsWith("/");
        }
        files(page.context().newPage(), own);
    }

    /** Beside the page that is watched: the browser styles such files itself, which the policy blocks too. */
    private static void files(Page beside, String own) {
        assertThat(beside.navigate(own + "/sitemap.xml").text())
                .contains("<loc>" + own + "/")
                .doesNotContain(own.replace("https", "http"));
        assertThat(beside.navigate(own + "/robots.txt").text()).contains(own + "/sitemap.xml");
        beside.close();
    }

    /** A form that is answered with another address of its own. */
    private void verify(Page page, String own) {
        page.navigate(own + "/verifications");
        page.getByLabel("证明编号").fill(UNKNOWN.replace("-", "").toLowerCase(Locale.ROOT));
        press(page, "核验");
        assertThat(page).hasURL(own + "/verifications/" + UNKNOWN);
    }

    private void logIn(Page page, String own) {
        page.navigate(own + "/inside");
        assertThat(page).hasURL(own + "/inside/login");
        Locator form = page.locator("form", new Page.LocatorOptions().setHas(page.locator("input[value=league]")));
        form.locator("[name=code]").selectOption("150100");
        form.getByRole(AriaRole.BUTTON).click();
        assertThat(page).hasURL(own + "/inside");
        assertThat(page.locator("h1")).hasText("我的任务");
        for (Cookie cookie : page.context().cookies()) {
            assertThat(cookie.secure).as(cookie.name).isTrue();
        }
    }

    private void approve(Page page, String own, Way way) {
        String accounts = own + "/inside/institutions/" + SAMPLE + "/accounts";
        page.navigate(accounts);
        page.getByLabel("账户（身份提供方的 sub）").fill("account-" + way);
        press(page, "批准");
        assertThat(page).hasURL(accounts);
        assertThat(page.locator("tbody")).containsText("account-" + way);
        page.locator("tr", new Page.LocatorOptions().setHasText("account-" + way))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(page.locator("main")).not().containsText("account-" + way);
    }

    private void logOut(Page page, String own) {
        page.navigate(own + "/inside/logout");
        assertThat(page).hasURL(own + "/");
        assertThat(page.context().cookies()).isEmpty();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    /** A browser that does not say from which site a form comes says at least its origin. */
    @Test
    void a_form_is_known_by_its_origin_over_either_protocol() throws Exception {
        for (Way way : Way.values()) {
            String own = "https://localhost:" + proxy.port(way);
            HttpResponse<String> taken = choose(own, own);
            assertThat(taken.version())
                    .isEqualTo(way == Way.OLD ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2);
            assertThat(taken.statusCode()).as(way + taken.body()).isEqualTo(303);
            assertThat(taken.headers().firstValue("Location")).hasValue("/inside");
            assertThat(choose(own, "https://localhost").statusCode()).isEqualTo(403);
            assertThat(choose(own, "https://elsewhere.example").statusCode()).isEqualTo(403);
            assertThat(choose(own, "null").statusCode()).isEqualTo(403);
        }
    }

    private HttpResponse<String> choose(String own, String origin)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(own + "/inside/login"))
                            .header("Origin", origin)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("role=region&officer=1"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
