package io.ecocredit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import io.ecocredit.TwoCopies.Caller;
import io.ecocredit.evidence.Samples;
import io.ecocredit.platform.identity.Roles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A league's year in a browser, from the region's opening to the published result: two officers of the league, two of the
 * region, an institution and a citizen, each with a session of their own. Screenshots: target/screenshots.
 */
class InsideIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String LEAGUE = "150200";
    private static final String FILES = "91150200MA0ABCD12X";
    private static final String IS_SILENT = "91150200MA0ABCD22X";
    private static final Caller REGION = new Caller(Roles.REGION, "importer", Map.of("division", "150000"));

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("browser.path", "/usr/bin/chromium")))
                    .setArgs(List.of("--no-sandbox")));
    private final TwoCopies copies;
    private int picture;

    InsideIT(@TempDir Path one, @TempDir Path other) throws IOException, SQLException, GeneralSecurityException {
        copies = new TwoCopies(one, other);
    }

    @AfterEach
    void close() throws IOException {
        browser.close();
        playwright.close();
        copies.close();
    }

    @Test
    void a_leagues_year_is_led_in_a_browser() {
        copies.moveTo("2025-02-18");
        prepare();
        Page region = login("region", "", "1");
        go(region, "/inside/years");
        region.getByLabel("年度", new Page.GetByLabelOptions().setExact(true)).fill("2024");
        press(region, "开始");
        assertThat(region.locator("h1")).hasText("2024年度");

        Page officer = login("league", LEAGUE, "1");
        go(officer, "/inside/years/2024");
        press(officer, "确定名单");
        assertThat(officer.getByRole(AriaRole.STATUS)).hasText("已办理");
        inBulk(officer, "LISTED", "通知填报", 2);

        Page institution = login("institution", FILES, "");
        go(institution, "/inside");
        assertThat(institution.locator("table")).containsText("2025-03-18");
        show(institution, "tasks");
        file(institution);

        copies.moveTo("2025-03-20");
        go(officer, "/inside");
        show(officer, "officer-tasks");
        inBulk(officer, "FILED", "拟定等级", 1);
        inBulk(officer, "NOTIFIED", "拟定等级", 1);
        object(institution);
        decide(officer);
        toCase(institution, FILES);
        press(institution, "确认");
        assertThat(institution.getByRole(AriaRole.STATUS)).hasText("已办理：确认");

        copies.moveTo("2025-04-24");
        awaitConfirmed(officer);
        go(officer, "/inside/notices/2024");
        press(officer, "开始公示");
        comment();

        copies.moveTo("2025-05-12");
        answer(officer);
        Page second = login("league", LEAGUE, "2");
        inBulk(second, "ON_NOTICE", "复核确定", 2);
        go(region, "/inside/years/2024");
        region.getByLabel("事后无人能选的值").fill("某期彩票开奖号码");
        press(region, "公布", true);
        go(second, "/inside/years/2024");
        press(second, "上报");
        show(second, "board");
        check(region);
        publish();
    }

    private void prepare() {
        copies.deliver(
                REGION,
                "institutions",
                "uscc,name,kinds,division,registered_on\n" + FILES + ",某环境检测有限公司,TESTING,150200,2017-08-25\n"
                        + IS_SILENT + ",某环境咨询有限公司,CONSULTING,150200,2017-08-25\n");
        copies.deliver(
                REGION,
                "engagements",
                "uscc,division,year,client_uscc,client_name,project,origin\n" + FILES
                        + ",150200,2024,,某业主,检测1,LEAGUE\n" + IS_SILENT + ",150200,2024,,某业主,咨询1,LEAGUE\n");
        copies.put(
                        REGION,
                        "/api/v1/institutions/" + FILES + "/accounts/demonstration-institution",
                        Map.of("validFrom", "2025-01-01"))
                .ok();
    }

    private void file(Page page) {
        toCase(page, FILES);
        page.getByText("填报内容和信用承诺书").click();
        page.getByLabel("法定代表人（或主要负责人）").fill("签署人");
        page.getByLabel("联系电话").fill("0472-0000000");
        press(page, "填报", true);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("填报尚不完整");
        assertThat(page.getByLabel("联系电话")).hasValue("0472-0000000");
        show(page, "filing-refused");
        page.getByLabel("地址").fill("某路1号");
        page.getByLabel("资质证书（编号和有效期）").fill("无");
        page.getByLabel("从业人数").fill("12");
        for (Locator each : page.locator("input[name=item]").all()) {
            each.check();
        }
        page.getByLabel("出具的报告等成果").fill("检测报告");
        page.getByLabel("其他承诺").fill("无");
        page.getByLabel("签署人").fill("签署人");
        page.getByLabel("签署日期").fill("2025-02-18");
        press(page, "填报", true);
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("已办理：填报");
    }

    private void object(Page page) {
        toCase(page, FILES);
        page.getByLabel("文件（PDF、图片、OFD、DOCX、XLSX、文本）")
                .setInputFiles(new FilePayload("说明.pdf", "application/pdf", Samples.pdf("说明")));
        press(page, "上传");
        page.getByLabel("说明.pdf").check();
        page.getByLabel("理由").fill("记录与事实不符");
        show(page, "objection");
        press(page, "提出异议");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("已办理：提出异议");
    }

    private void decide(Page page) {
        toCase(page, FILES);
        Page stale = page.context().newPage();
        go(stale, page.url().substring(page.url().indexOf("/inside")));
        page.getByLabel("理由").first().fill("经核查，记录属实");
        page.getByLabel("不成立").check();
        press(page, "审核异议");
        stale.getByLabel("理由").first().fill("写了很久的理由");
        stale.getByLabel("不成立").check();
        press(stale, "审核异议");
        assertThat(stale.getByRole(AriaRole.ALERT)).containsText("已被他人办理");
        show(stale, "stale");
        stale.close();
        press(page, "拟定等级");
    }

    private void awaitConfirmed(Page page) {
        for (int attempt = 0; attempt < 40; attempt++) {
            go(page, "/inside/cases?year=2024&step=CONFIRMED");
            if (page.locator("tbody tr").count() == 2) {
                return;
            }
            page.waitForTimeout(1000);
        }
        throw new AssertionError("silence was not recorded");
    }

    private void comment() {
        Page citizen = newPage();
        go(citizen, "/public-notices");
        citizen.locator("ol.results a").first().click();
        show(citizen, "public-notice");
        citizen.getByLabel("意见（5至2000字；请勿填写个人信息）").fill("<b>请核实</b>该机构的资质");
        press(citizen, "提交");
        assertThat(citizen.getByRole(AriaRole.STATUS)).containsText("意见已收到");
        assertThat(citizen.locator("main")).not().containsText("请核实");
    }

    private void answer(Page page) {
        go(page, "/inside/notices/2024");
        assertThat(page.locator(".words")).hasText("<b>请核实</b>该机构的资质");
        page.getByLabel("调查核实的情况（内部）").fill("已查资质证书");
        page.getByLabel("答复", new Page.GetByLabelOptions().setExact(true)).fill("经核查，资质属实");
        page.getByLabel("公开", new Page.GetByLabelOptions().setExact(true)).check();
        show(page, "comments");
        press(page, "答复");
        assertThat(page.locator("main")).containsText("已公开");
    }

    private void check(Page page) {
        go(page, "/inside/years/2024");
        page.getByLabel("盟市").selectOption(LEAGUE);
        page.getByLabel("抽取个数").fill("1");
        press(page, "抽取");
        show(page, "spot-check");
        go(page, "/inside/cases?year=2024&step=SUBMITTED");
        page.locator("tbody tr", new Page.LocatorOptions().setHasText("已抽中"))
                .locator("a")
                .first()
                .click();
        press(page, "抽查通过");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("已办理：抽查通过");
        show(page, "case");
        go(page, "/inside/years/2024");
        press(page, "公布结果");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("另一名工作人员");
    }

    private void publish() {
        Page second = login("region", "", "2");
        go(second, "/inside/years/2024");
        press(second, "公布结果");
        assertThat(second.getByRole(AriaRole.STATUS)).hasText("已办理");
        Page citizen = newPage();
        go(citizen, "/grades/" + FILES);
        assertThat(citizen.locator("main")).containsText("2024年度评价结果");
    }

    /** Ticks all cases at a step and takes one on them. */
    private void inBulk(Page page, String step, String action, int expected) {
        go(page, "/inside/cases?year=2024&step=" + step);
        assertThat(page.locator("tbody tr")).hasCount(expected);
        for (Locator each : page.locator("input[name=item]").all()) {
            each.check();
        }
        page.getByLabel("办理", new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(action));
        press(page, "办理", true);
        assertThat(page.locator("h1")).hasText(action + "：已办理" + expected + "个，共" + expected + "个");
    }

    private void toCase(Page page, String uscc) {
        go(page, "/inside/cases?year=2024&uscc=" + uscc);
        page.locator("tbody a").first().click();
    }

    private Page login(String role, String code, String officer) {
        Page page = newPage();
        go(page, "/inside");
        assertThat(page.locator("h1")).hasText("选择角色");
        Locator form = page.locator("form", new Page.LocatorOptions().setHas(page.locator("input[value=" + role + "]")));
        if (role.equals("league")) {
            form.locator("[name=code]").selectOption(code);
        } else if (!code.isEmpty()) {
            form.locator("[name=code]").fill(code);
        }
        if (!officer.isEmpty()) {
            form.locator("[name=officer]").selectOption(officer);
        }
        form.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("h1")).hasText("我的任务");
        return page;
    }

    private Page newPage() {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("zh-CN").setJavaScriptEnabled(false));
        return context.newPage();
    }

    private void go(Page page, String path) {
        assertThat(page.navigate(copies.address(path)).status()).as(path).isLessThan(400);
    }

    private static void press(Page page, String button) {
        press(page, button, false);
    }

    private static void press(Page page, String button, boolean exact) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(exact))
                .first()
                .click();
    }

    /** The page on a desk and on a phone, where nothing may stick out. */
    private void show(Page page, String name) {
        picture++;
        for (int width : List.of(1280, 360)) {
            page.setViewportSize(width, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SCREENSHOTS.resolve("inside-%02d-%s-%d.png".formatted(picture, name, width))));
        }
    }
}
