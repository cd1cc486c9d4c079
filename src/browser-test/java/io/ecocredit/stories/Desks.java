package io.ecocredit.stories;

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
import io.ecocredit.evidence.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Desks at which people sit before the pages inside, each with a browser session of their own and without JavaScript.
 * Screenshots: target/screenshots.
 */
final class Desks implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("browser.path", "/usr/bin/chromium")))
                    .setArgs(List.of("--no-sandbox")));
    private final UnaryOperator<String> addresses;
    private final String album;
    private int picture;

    /**
     * @param addresses whole addresses of paths
     * @param album what the names of screenshots begin with
     */
    Desks(UnaryOperator<String> addresses, String album) {
        this.addresses = addresses;
        this.album = album;
    }

    /** Sits down as a role of the demonstration; a code names a league, an institution, a practitioner or a unit. */
    Page login(String role, String code, String officer) {
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
        assertThat(page.locator("h1")).hasText(home(role));
        return page;
    }

    private static String home(String role) {
        return switch (role) {
            case "practitioner" -> "我的评价";
            case "provider" -> "信用修复";
            default -> "我的任务";
        };
    }

    Page newPage() {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("zh-CN").setJavaScriptEnabled(false));
        return context.newPage();
    }

    void go(Page page, String path) {
        assertThat(page.navigate(addresses.apply(path)).status()).as(path).isLessThan(400);
    }

    /** Ticks all that a list shows and takes a step on them. */
    void inBulk(Page page, String list, String action, int expected) {
        go(page, list);
        assertThat(page.locator("input[name=item]")).hasCount(expected);
        for (Locator each : page.locator("input[name=item]").all()) {
            each.check();
        }
        page.getByLabel("办理", new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(action));
        pressExactly(page, "办理");
        assertThat(page.locator("h1")).hasText(action + "：已办理" + expected + "个，共" + expected + "个");
    }

    /** Waits until a list shows so many, as something that the service does by itself. */
    void await(Page page, String list, int expected) {
        for (int attempt = 0; attempt < 40; attempt++) {
            go(page, list);
            if (page.locator("input[name=item]").count() == expected) {
                return;
            }
            page.waitForTimeout(1000);
        }
        throw new AssertionError(list + " does not come to " + expected);
    }

    /** Hands in a file, names it as proof and objects. */
    void object(Page page) {
        page.getByLabel("文件（PDF、图片、OFD、DOCX、XLSX、文本）")
                .setInputFiles(new FilePayload("说明.pdf", "application/pdf", Samples.pdf("说明")));
        press(page, "上传");
        page.getByLabel("说明.pdf").check();
        page.getByLabel("理由").fill("记录与事实不符");
        show(page, "objection");
        press(page, "提出异议");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("已办理：提出异议");
    }

    static void press(Page page, String button) {
        press(page, button, false);
    }

    static void pressExactly(Page page, String button) {
        press(page, button, true);
    }

    private static void press(Page page, String button, boolean exact) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(exact))
                .first()
                .click();
    }

    /** The page on a desk and on a phone, where nothing may stick out. */
    void show(Page page, String name) {
        picture++;
        for (int width : List.of(1280, 360)) {
            page.setViewportSize(width, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SCREENSHOTS.resolve("%s-%02d-%s-%d.png".formatted(album, picture, name, width))));
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s sticks out at %d", name, width)
                    .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
