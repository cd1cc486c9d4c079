package io.ecocredit.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.ecocredit.fixtures.Expected;
import io.ecocredit.fixtures.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public pages in a browser, on the packaged program with its sample region. Screenshots: target/screenshots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final Expected.Result DIRECTLY_BAD = first("DIRECT");
    private static final Expected.Result BAD_BY_SCORE = first("SCORE");

    private static final Map<String, String> EVERY_PAGE = Map.ofEntries(
            Map.entry("home", "/"),
            Map.entry("results", "/grades?q=环境&year=2024"),
            Map.entry("institution", "/grades/" + DIRECTLY_BAD.uscc()),
            Map.entry("none", "/grades?q=绝无此名"),
            Map.entry("fault", "/grades?q=一"),
            Map.entry("releases", "/releases"),
            Map.entry("release", "/releases/2024"),
            Map.entry("notices", "/public-notices"),
            Map.entry("verification", "/verifications"),
            Map.entry("catalogue", "/catalogue"),
            Map.entry("developers", "/developers"),
            Map.entry("problems", "/problems"));

    private final Path folder = temporaryFolder();
    private final List<String> faults = new ArrayList<>();
    private Program program = Program.start(folder, Map.of());
    private Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("browser.path", "/usr/bin/chromium")))
                    .setArgs(List.of("--no-sandbox")));

    private static Expected.Result first(String ratedBy) {
        return Expected.results(Expected.GRADES_2024).stream()
                .filter(each -> each.ratedBy().equals(ratedBy) && each.grade().equals("BAD"))
                .findFirst()
                .orElseThrow();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("pages");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @BeforeAll
    void awaitTheSample() {
        program.awaitPrinted(Program.LOADED);
    }

    @AfterAll
    void close() {
        browser.close();
        playwright.close();
        program.close();
    }

    @AfterEach
    void nothing_failed_behind_the_page() {
        assertThat(faults).isEmpty();
    }

    @Test
    void a_citizen_without_scripts_finds_an_institution_by_part_of_its_name_and_reads_what_its_grade_means() {
        Page page = open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        go(page, "/");
        page.getByLabel("机构名称或统一社会信用代码").fill("环境检测");
        page.getByLabel("评价结果", new Page.GetByLabelOptions().setExact(true)).selectOption("BAD");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查询")).click();

        Locator results = page.locator("ol.results > li");
        assertThat(results.count()).isPositive();
        for (Locator each : results.all()) {
            assertThat(each.locator("a").textContent()).contains("环境检测");
            assertThat(each.textContent()).contains("环境信用不良");
        }
        String name = Objects.requireNonNull(results.first().locator("a").textContent());
        results.first().locator("a").click();
        assertThat(page.locator("h1")).hasText(name);
        assertThat(page.locator("main")).containsText("2024年度评价结果");
        assertThat(page.locator("main")).containsText("第三十三条");
        assertThat(page.locator("main")).containsText("列为重点审查对象");
        assertThat(page).hasTitle(name + " · 第三方生态环境服务机构信用评价");
        page.context().close();
    }

    @Test
    void an_officer_sees_how_a_score_came_about_and_tries_out_what_would_be() {
        try (Desks desks = new Desks(program::address, "score")) {
            Page officer = desks.login("region", "", "1");
            desks.go(officer, "/inside/institutions/91150100E2BJY8NKQN/score");
            assertThat(officer.locator("svg polyline")).hasCount(1);
            assertThat(officer.locator("tbody")).containsText("附件1第");
            desks.show(officer, "timeline");
            officer.getByLabel("新增一条信息的指标，如1-09").fill("18-1");
            officer.getByLabel("其产生之日").fill("2025-05-01");
            officer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("试算")).click();
            assertThat(officer.getByRole(AriaRole.STATUS)).containsText("环境信用不良（内环发〔2024〕21号 第十八条");
            desks.show(officer, "simulation");
        }
    }

    @Test
    void a_direct_rating_and_a_low_score_are_explained_by_their_own_articles() {
        Page page = open(new Browser.NewContextOptions());
        go(page, "/grades/" + DIRECTLY_BAD.uscc());
        assertThat(page.locator("main")).containsText("直接评定");
        assertThat(page.locator("section.verdict .clause").first()).containsText("第十八条");
        go(page, "/grades/" + BAD_BY_SCORE.uscc());
        assertThat(page.locator("main")).containsText("按分值");
        assertThat(page.locator("section.verdict .score")).containsText(BAD_BY_SCORE.score());
        assertThat(page.locator("section.verdict .clause").first()).containsText("第十六条第二款");
        page.context().close();
    }

    @Test
    void the_law_is_an_annex_to_read_and_a_badge_stands_on_the_page_of_an_institution() {
        Page page = open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        go(page, "/");
        page.getByText("评价标准", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).hasText("评价标准");
        assertThat(page.locator("[id='1-10']")).containsText("扣10分");
        assertThat(page.locator("[id='18-1']")).containsText("直接评为环境信用不良");
        assertThat(page.locator("main")).containsText("次年3月15日");
        page.getByText("数据接口", new Page.GetByTextOptions().setExact(true)).first().click();
        assertThat(page.locator("pre.code").first()).containsText("/api/v1/grades/");
        assertThat(page.locator("[aria-labelledby=batch] pre")).containsText("{\"codes\"");
        go(page, "/grades/" + DIRECTLY_BAD.uscc());
        assertThat(page.locator("section img")).hasAttribute("alt", Pattern.compile(".*2024年度环境信用不良"));
        assertThat(page.locator("pre.code")).containsText("/badge.svg");
        go(page, "/api/v1/grades/" + DIRECTLY_BAD.uscc() + "/badge.svg");
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("badge.png")));
        page.context().close();
    }

    @Test
    void everything_is_reached_by_keyboard_alone() {
        Page page = open(new Browser.NewContextOptions());
        go(page, "/");
        page.keyboard().press("Tab");
        assertThat(page.locator("a.skip")).isFocused();
        page.keyboard().press("Enter");
        for (int steps = 0; steps < 20 && !isFocused(page, "#q"); steps++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type(BAD_BY_SCORE.uscc());
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("查询结果");
        assertThat(page.locator("ol.results > li")).hasCount(1);
        for (int steps = 0; steps < 30 && !isFocused(page, "ol.results a"); steps++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator(".subject p.code")).containsText(BAD_BY_SCORE.uscc());
        page.context().close();
    }

    private static boolean isFocused(Page page, String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    @ParameterizedTest
    @CsvSource({"phone, 360, 740", "desk, 1280, 900"})
    void every_page_fits_its_screen(String screen, int width, int height) {
        Page page = open(new Browser.NewContextOptions().setViewportSize(width, height));
        EVERY_PAGE.forEach((name, address) -> {
            page.navigate(program.address(address));
            int inside = (Integer) page.evaluate("document.documentElement.scrollWidth");
            assertThat(inside).as("width of %s on a %s", name, screen).isLessThanOrEqualTo(width);
            assertThat(violations(page)).as("WCAG 2.2 AA of %s on a %s", name, screen).isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SCREENSHOTS.resolve(name + "-" + screen + ".png"))
                    .setAnimations(ScreenshotAnimations.DISABLED));
        });
        page.context().close();
    }

    /** What axe-core finds wrong by the rules of WCAG 2.2, levels A and AA, and its own best practices. */
    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes().stream()
                                .map(node -> node.getHtml())
                                .toList())
                        .toList();
    }

    @Test
    void the_filters_beside_the_results_are_links_that_keep_the_search_and_say_how_many_they_find() {
        Page page = open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        go(page, "/grades?q=%E7%8E%AF%E5%A2%83");
        Locator filters = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("筛选"));
        Locator bad = filters.locator("li", new Locator.LocatorOptions().setHasText("环境信用不良"));
        String results = Objects.requireNonNull(bad.locator(".count").textContent());
        bad.locator("a").click();
        assertThat(page.locator(".total strong")).hasText(results);
        assertThat(page.locator("#q")).hasValue("环境");
        assertThat(page.locator("ol.results > li .tag-BAD")).hasCount(Math.min(20, Integer.parseInt(results)));
        page.getByText("不限").click();
        assertThat(page.locator(".total strong")).not().hasText(results);
        page.context().close();
    }

    @Test
    void a_release_is_drawn_as_a_chart_and_its_numbers_lead_to_the_results() {
        Page page = open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        go(page, "/releases");
        page.getByText("2024年度").click();
        assertThat(page.locator("table.chart rect")).hasCount(3 * page.locator("table.chart tbody tr").count());
        assertThat(page.locator(".digest").first()).containsText("SHA-256 ");
        Locator number = page.locator("table.chart td.number a").first();
        String results = Objects.requireNonNull(number.textContent());
        number.click();
        assertThat(page.locator(".total strong")).hasText(results);
        page.context().close();
    }

    @Test
    void a_printed_page_carries_its_address_a_code_to_it_and_the_digest_of_the_answer() throws Exception {
        Page page = open(new Browser.NewContextOptions());
        String address = "/grades/" + BAD_BY_SCORE.uscc();
        go(page, address);
        byte[] answer = page.request().get(program.address("/api/v1" + address)).body();
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(answer));
        assertThat(page.locator(".proof")).containsText(digest);
        assertThat(page.locator("link[rel=canonical]")).hasAttribute("href", program.address(address));
        String described = Objects.requireNonNull(
                page.locator("script[type='application/ld+json']").textContent());
        assertThat(new ObjectMapper().readTree(described).at("/review/reviewRating/ratingValue").decimalValue())
                .isEqualByComparingTo(BAD_BY_SCORE.score());
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".qr")).isVisible();
        assertThat(page.getByRole(AriaRole.NAVIGATION)).isHidden();
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve("printed.png")));
        page.context().close();
    }

    @Test
    void search_engines_find_every_institution() {
        Page page = open(new Browser.NewContextOptions());
        String robots = page.request().get(program.address("/robots.txt")).text();
        assertThat(robots).contains("Sitemap: " + program.address("/sitemap.xml"));
        String index = page.request().get(program.address("/sitemap.xml")).text();
        long listed = Pattern.compile("<loc>([^<]*)</loc>")
                .matcher(index)
                .results()
                .map(part -> page.request().get(part.group(1)).text())
                .mapToLong(part -> Pattern.compile("/grades/[0-9A-Z]{18}<").matcher(part).results().count())
                .sum();
        go(page, "/grades");
        assertThat(page.locator(".total strong")).hasText(Long.toString(listed));
        page.context().close();
    }

    @Test
    void the_next_page_continues_until_every_result_was_shown_once() {
        Page page = open(new Browser.NewContextOptions());
        go(page, "/grades?division=150200&year=2024");
        List<String> codes = new ArrayList<>(page.locator("ol.results .code").allTextContents());
        while (page.getByText("下一页").count() > 0) {
            page.getByText("下一页").click();
            codes.addAll(page.locator("ol.results .code").allTextContents());
        }
        assertThat(codes)
                .containsExactlyInAnyOrderElementsOf(Expected.results(Expected.GRADES_2024_LATER).stream()
                        .filter(each -> each.leadDivision().equals("150200"))
                        .map(Expected.Result::uscc)
                        .toList());
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/grades?q=一",
                "/grades?division=999999",
                "/grades?grade=GOOD",
                "/grades?year=24",
                "/grades/12345",
                "/grades/91110000600037341L",
                "/nowhere"
            })
    void what_cannot_be_shown_is_said_in_chinese_on_a_page(String address) {
        Page page = open(new Browser.NewContextOptions());
        Response response = Objects.requireNonNull(page.navigate(program.address(address)));
        assertThat(response.status()).isIn(400, 404);
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(Objects.requireNonNull(page.locator("[role=alert]").textContent()))
                .containsPattern("[\\u4e00-\\u9fff]{4}");
        page.context().close();
    }

    @Test
    void a_fault_is_told_by_the_label_of_its_field() {
        Page page = open(new Browser.NewContextOptions());
        page.navigate(program.address("/grades?q=一"));
        assertThat(page.locator("[role=alert]")).hasText("机构名称或统一社会信用代码：至少两个字");
        page.context().close();
    }

    @Test
    void what_is_typed_is_shown_as_text_and_run_by_nobody() {
        Page page = open(new Browser.NewContextOptions());
        page.onDialog(dialog -> faults.add("a dialog: " + dialog.message()));
        go(page, "/grades?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(page.locator("#q")).hasValue("\"><script>alert(1)</script>");
        page.context().close();
    }

    private Page open(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setLocale("zh-CN"));
        Page page = context.newPage();
        page.onPageError(error -> faults.add("error on the page: " + error));
        page.onRequestFailed(request -> faults.add("failed: " + request.url()));
        page.onResponse(response -> {
            if (response.status() >= 500) {
                faults.add(response.status() + " " + response.url());
            }
        });
        return page;
    }

    private void go(Page page, String address) {
        Response response = Objects.requireNonNull(page.navigate(program.address(address)));
        assertThat(response.status()).isEqualTo(200);
    }
}
