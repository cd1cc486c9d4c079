package io.ecocredit.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.ecocredit.stories.Desks.press;
import static io.ecocredit.stories.Desks.pressExactly;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.stories.TwoCopies.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A league's year in a browser, from the region's opening to the published result: two officers of the league, two of the
 * region, an institution and a citizen, each with a session of their own. Screenshots: target/screenshots.
 */
class InsideIT {

    private static final String HOLIDAYS_2027 = """
            2027-01-01 休 元旦
            2027-02-05 休 除夕
            2027-02-06 休 春节
            2027-02-07 休 春节
            2027-02-08 休 春节
            2027-04-05 休 清明节
            2027-05-01 休 劳动节
            2027-05-02 休 劳动节
            2027-06-09 休 端午节
            2027-09-15 休 中秋节
            2027-10-01 休 国庆节
            2027-10-02 休 国庆节
            2027-10-03 休 国庆节""";

    private static final String LEAGUE = "150200";
    private static final String FILES = "91150200MA0ABCD12X";
    private static final String IS_SILENT = "91150200MA0ABCD22X";
    private static final Caller REGION = new Caller(Roles.REGION, "importer", Map.of("division", "150000"));

    private final TwoCopies copies;
    private final Desks desks;

    InsideIT(@TempDir Path one, @TempDir Path other) throws IOException, SQLException, GeneralSecurityException {
        copies = new TwoCopies(one, other);
        desks = new Desks(copies::address, "inside");
    }

    @AfterEach
    void close() throws IOException {
        desks.close();
        copies.close();
    }

    @Test
    void a_leagues_year_is_led_in_a_browser() {
        copies.moveTo("2025-02-18");
        prepare();
        Page region = desks.login("region", "", "1");
        desks.go(region, "/inside/years");
        region.getByLabel("年度", new Page.GetByLabelOptions().setExact(true)).fill("2024");
        press(region, "开始");
        assertThat(region.locator("h1")).hasText("2024年度");

        load(region);
        Page officer = desks.login("league", LEAGUE, "1");
        desks.go(officer, "/inside/years/2024");
        press(officer, "确定名单");
        assertThat(officer.getByRole(AriaRole.STATUS)).hasText("已办理");
        approve(desks.login("league", LEAGUE, "2"));
        desks.inBulk(officer, "/inside/cases?year=2024&step=LISTED", "通知填报", 2);

        Page institution = desks.login("institution", FILES, "");
        desks.go(institution, "/inside");
        assertThat(institution.locator("table")).containsText("2025-03-18");
        desks.show(institution, "tasks");
        press(institution, "标记已阅");
        assertThat(institution.locator("#notices + ol")).containsText("已阅");
        file(institution);

        copies.moveTo("2025-03-20");
        desks.go(officer, "/inside");
        desks.show(officer, "officer-tasks");
        desks.inBulk(officer, "/inside/cases?year=2024&step=FILED", "拟定等级", 1);
        desks.inBulk(officer, "/inside/cases?year=2024&step=NOTIFIED", "拟定等级", 1);
        object(institution);
        decide(desks.login("league", LEAGUE, "2"));
        toCase(officer, FILES);
        press(officer, "拟定等级");
        toCase(institution, FILES);
        press(institution, "确认");
        assertThat(institution.getByRole(AriaRole.STATUS)).hasText("已办理：确认");

        copies.moveTo("2025-04-24");
        desks.await(officer, "/inside/cases?year=2024&step=CONFIRMED", 2);
        desks.go(officer, "/inside/notices/2024");
        press(officer, "开始公示");
        comment();

        copies.moveTo("2025-05-12");
        answer(officer);
        Page second = desks.login("league", LEAGUE, "2");
        desks.inBulk(second, "/inside/cases?year=2024&step=ON_NOTICE", "复核确定", 2);
        desks.go(region, "/inside/years/2024");
        region.getByLabel("事后无人能选的值").fill("某期彩票开奖号码");
        pressExactly(region, "公布");
        desks.go(second, "/inside/years/2024");
        press(second, "上报");
        desks.show(second, "board");
        check(region);
        publish();
        certify(institution);
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
        copies.put(REGION, "/api/v1/institutions/" + IS_SILENT + "/accounts/" + IS_SILENT, Map.of())
                .ok();
    }

    /** A line that is none is refused and kept as it was typed. */
    private void load(Page region) {
        desks.go(region, "/inside/calendars/2027");
        assertThat(region.locator("main")).containsText("尚未载入");
        region.getByLabel("每行一天").fill("2027-01-01 休 元旦\n2027-02-30 班 春节");
        press(region, "载入");
        assertThat(region.getByRole(AriaRole.ALERT)).containsText("应为日期");
        desks.show(region, "calendar-refused");
        region.getByLabel("每行一天").fill("2027-01-01 休 元旦\n2027-02-20 班 春节");
        press(region, "载入");
        assertThat(region.getByRole(AriaRole.ALERT)).containsText("2027-10-03（国庆节）不在其中");
        region.getByLabel("每行一天").fill(HOLIDAYS_2027 + "\n2027-02-20 班 春节");
        press(region, "载入");
        assertThat(region.getByRole(AriaRole.STATUS)).hasText("已载入");
        assertThat(region.locator("tbody").first().locator("tr")).hasCount(14);
    }

    private void approve(Page officer) {
        toCase(officer, FILES);
        officer.getByText("代表该机构的账户").click();
        officer.getByLabel("账户（身份提供方的 sub）").fill("demonstration-institution");
        officer.getByLabel("身份", new Page.GetByLabelOptions().setExact(true)).selectOption("AGENT");
        press(officer, "批准");
        assertThat(officer.getByRole(AriaRole.ALERT)).containsText("载明期限");
        assertThat(officer.getByLabel("账户（身份提供方的 sub）")).hasValue("demonstration-institution");
        officer.getByLabel("身份", new Page.GetByLabelOptions().setExact(true)).selectOption("OWN");
        officer.getByLabel("自（缺省为今日）").fill("2025-01-01");
        press(officer, "批准");
        assertThat(officer.locator("tbody tr")).hasCount(1);
        desks.show(officer, "accounts");
    }

    private void certify(Page page) {
        toCase(page, FILES);
        page.getByText("信用证明").click();
        page.getByLabel("年度").fill("2019");
        press(page, "出具");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("2019年度参评名单");
        page.getByLabel("年度").fill("2024");
        press(page, "出具");
        assertThat(page.locator("main")).containsText("包头市");
        desks.show(page, "certificate");
        desks.go(page, "/inside/institutions/" + FILES + "/certificates");
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    private void file(Page page) {
        toCase(page, FILES);
        page.getByText("填报内容和信用承诺书").click();
        page.getByLabel("法定代表人（或主要负责人）").fill("签署人");
        page.getByLabel("联系电话").fill("0472-0000000");
        pressExactly(page, "填报");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("填报尚不完整");
        assertThat(page.getByLabel("联系电话")).hasValue("0472-0000000");
        desks.show(page, "filing-refused");
        page.getByLabel("地址").fill("某路1号");
        page.getByLabel("资质证书（编号和有效期）").fill("无");
        page.getByLabel("从业人数").fill("12");
        for (Locator each : page.locator("input[name='commitment.items']").all()) {
            each.check();
        }
        page.getByLabel("出具的报告等成果").fill("检测报告");
        page.getByLabel("其他承诺").fill("无");
        page.getByLabel("签署人").fill("签署人");
        page.getByLabel("签署日期").fill("2025-02-18");
        pressExactly(page, "填报");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("已办理：填报");
    }

    private void object(Page page) {
        toCase(page, FILES);
        desks.object(page);
    }

    private void decide(Page page) {
        toCase(page, FILES);
        Page stale = page.context().newPage();
        desks.go(stale, page.url().substring(page.url().indexOf("/inside")));
        page.getByLabel("理由").first().fill("经核查，记录属实");
        page.getByLabel("不成立").check();
        press(page, "审核异议");
        stale.getByLabel("理由").first().fill("写了很久的理由");
        stale.getByLabel("不成立").check();
        press(stale, "审核异议");
        assertThat(stale.getByRole(AriaRole.ALERT)).containsText("已被他人办理");
        desks.show(stale, "stale");
        stale.close();
        page.close();
    }

    private void comment() {
        Page citizen = desks.newPage();
        desks.go(citizen, "/public-notices");
        citizen.locator("ol.results a").first().click();
        desks.show(citizen, "public-notice");
        citizen.getByLabel("意见（5至2000字；请勿填写个人信息）").fill("<b>请核实</b>该机构的资质");
        press(citizen, "提交");
        assertThat(citizen.getByRole(AriaRole.STATUS)).containsText("意见已收到");
        assertThat(citizen.locator("main")).not().containsText("请核实");
    }

    private void answer(Page page) {
        desks.go(page, "/inside/notices/2024");
        assertThat(page.locator(".words")).hasText("<b>请核实</b>该机构的资质");
        page.getByLabel("调查核实的情况（内部）").fill("已查资质证书");
        page.getByLabel("答复", new Page.GetByLabelOptions().setExact(true)).fill("经核查，资质属实");
        page.getByLabel("公开", new Page.GetByLabelOptions().setExact(true)).check();
        desks.show(page, "comments");
        press(page, "答复");
        assertThat(page.locator("main")).containsText("已公开");
    }

    private void check(Page page) {
        desks.go(page, "/inside/years/2024");
        page.locator("#league").selectOption(LEAGUE);
        page.getByLabel("抽取个数").fill("1");
        press(page, "抽取");
        desks.show(page, "spot-check");
        desks.go(page, "/inside/cases?year=2024&step=SUBMITTED");
        page.locator("tbody tr", new Page.LocatorOptions().setHasText("已抽中"))
                .locator("a")
                .first()
                .click();
        press(page, "抽查通过");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("已办理：抽查通过");
        desks.show(page, "case");
        desks.go(page, "/inside/years/2024");
        page.locator("#lead-uscc").fill(FILES);
        page.getByLabel("理由").fill("登记地变更");
        press(page, "调整");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("I-2");
        press(page, "公布结果");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("另一名工作人员");
    }

    private void publish() {
        Page second = desks.login("region", "", "2");
        desks.go(second, "/inside/years/2024");
        press(second, "公布结果");
        assertThat(second.getByRole(AriaRole.STATUS)).hasText("已办理");
        Page citizen = desks.newPage();
        desks.go(citizen, "/grades/" + FILES);
        assertThat(citizen.locator("main")).containsText("2024年度评价结果");
    }

    private void toCase(Page page, String uscc) {
        desks.go(page, "/inside/cases?year=2024&uscc=" + uscc);
        page.locator("tbody a").first().click();
    }
}
