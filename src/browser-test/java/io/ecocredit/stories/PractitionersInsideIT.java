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
 * A league's year with its practitioners in a browser, from the list to the letter: officers of the league and of the
 * region, and a practitioner, each with a session of their own.
 */
class PractitionersInsideIT {

    private static final String LEAGUE = "150200";
    private static final String DISHONEST = "P900001";
    private static final String YEAR = "/inside/practitioner-years/2024";
    private static final String LIST = "/inside/practitioners?year=2024";
    private static final Caller REGION = new Caller(Roles.REGION, "importer", Map.of("division", "150000"));

    private final TwoCopies copies;
    private final Desks desks;

    PractitionersInsideIT(@TempDir Path one, @TempDir Path other)
            throws IOException, SQLException, GeneralSecurityException {
        copies = new TwoCopies(one, other);
        desks = new Desks(copies::address, "practitioners");
    }

    @AfterEach
    void close() throws IOException {
        desks.close();
        copies.close();
    }

    @Test
    void a_practitioners_line_is_led_in_a_browser() {
        copies.moveTo("2025-03-03");
        prepare();
        Page region = desks.login("region", "", "1");
        open(region);

        Page officer = desks.login("league", LEAGUE, "1");
        list(officer);
        desks.inBulk(officer, LIST + "&step=LISTED", "通知填报", 3);

        Page person = desks.login("practitioner", DISHONEST, "");
        assertThat(person.locator("main")).containsText("2025-03-31");
        assertThat(person.locator("tbody")).containsText("填报");
        desks.show(person, "begin");
        file(person);

        copies.moveTo("2025-04-01");
        desks.inBulk(officer, LIST + "&step=FILED", "拟定等级", 1);
        desks.inBulk(officer, LIST + "&step=NOTIFIED", "拟定等级", 2);
        toCase(person);
        assertThat(person.locator("main")).containsText("生态环境失信个人");
        desks.object(person);
        decide(desks.login("league", LEAGUE, "2"));
        propose(officer);

        copies.moveTo("2025-04-10");
        desks.await(officer, LIST + "&step=CONFIRMED", 3);
        Page second = desks.login("league", LEAGUE, "2");
        desks.inBulk(second, LIST + "&step=CONFIRMED", "复核确定", 3);
        desks.go(second, YEAR);
        press(second, "上报");
        assertThat(second.getByRole(AriaRole.ALERT)).containsText("尚未公布抽查值");
        desks.go(region, "/inside/years/2024");
        region.getByLabel("事后无人能选的值").fill("某期彩票开奖号码");
        pressExactly(region, "公布");
        desks.go(second, YEAR);
        press(second, "上报");
        assertThat(second.getByRole(AriaRole.STATUS)).hasText("已办理");
        check(region);

        copies.moveTo("2025-05-28");
        tell();
        write(officer, person);

        copies.moveTo("2026-05-29");
        repair();
    }

    /** A year later; both leagues enter what the departments say, the one that sent the letter decides. */
    private void repair() {
        Page person = desks.login("practitioner", DISHONEST, "");
        person.getByText("信用修复", new Page.GetByTextOptions().setExact(true)).click();
        person.getByLabel("评定年度").fill("2023");
        person.getByLabel("说明", new Page.GetByLabelOptions().setExact(true)).fill("举报违法排污并获奖励");
        person.getByLabel("说明.pdf").first().check();
        pressExactly(person, "申请");
        assertThat(person.getByRole(AriaRole.ALERT)).containsText("第二十八条");
        assertThat(person.getByLabel("说明", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("举报违法排污并获奖励");
        desks.show(person, "repair-refused");
        person.getByLabel("评定年度").fill("2024");
        person.getByLabel("说明.pdf").first().check();
        pressExactly(person, "申请");
        assertThat(person.locator("main")).containsText("待决定");

        Page neighbour = desks.login("league", "150100", "1");
        recognise(neighbour);
        Page officer = desks.login("league", LEAGUE, "1");
        recognise(officer);
        grant(officer);
        assertThat(officer.locator("main")).containsText("同意修复须由另一名工作人员决定");
        Page second = desks.login("league", LEAGUE, "2");
        desks.go(second, "/inside/practitioner-repairs");
        second.locator("tbody a").first().click();
        grant(second);
        assertThat(second.locator("main")).containsText("已修复");

        desks.go(officer, "/inside/practitioner-records/" + DISHONEST);
        assertThat(officer.locator("main")).containsText("2026-05-29起不再计入");
        officer.getByText("PR00002").click();
        officer.getByLabel("理由（告知本人）").first().fill("认定有误");
        pressExactly(officer, "撤回");
        assertThat(officer.locator("main")).containsText("已撤回");
        desks.show(officer, "record-withdrawn");

        desks.go(person, "/inside/practitioner-repairs");
        person.locator("tbody a").first().click();
        person.getByText("打印信用修复确认书").click();
        assertThat(person.locator("h1")).hasText("相关从业人员信用修复确认书");
        assertThat(person.locator("main")).not().containsText("从业人员甲");
        desks.show(person, "repair-letter");
    }

    private void grant(Page officer) {
        officer.getByLabel("予以修复", new Page.GetByLabelOptions().setExact(true))
                .check();
        officer.getByLabel("理由（告知本人）").fill("经核实，符合修复条件");
        desks.show(officer, "repair-decision");
        pressExactly(officer, "决定");
    }

    private void recognise(Page officer) {
        desks.go(officer, "/inside/practitioner-repairs");
        officer.locator("tbody a").first().click();
        officer.getByLabel("认定日期").fill("2026-05-29");
        officer.getByLabel("书面认定文号").fill("认〔2026〕1号");
        officer.getByLabel("认定有突出表现").check();
        officer.getByLabel("理由（告知本人）").first().fill("举报属实并已奖励");
        desks.show(officer, "recognition");
        press(officer, "作出认定的单位审核认定");
        assertThat(officer.locator("ol.history")).containsText("认定有突出表现");
    }

    private void prepare() {
        copies.deliver(REGION, "practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                P900001,159999196102020010,从业人员甲,,150200
                P900002,159999196203030023,从业人员乙,,150200
                P900003,159999198001010014,从业人员丙,,150200
                """);
        copies.deliver(REGION, "practitioner_records", """
                record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,client_name,summary
                PR00001,P900001,,2-01,2024-03-01,2024-03-10,150100,呼和浩特市生态环境局,委〔2024〕1号,,问题一
                PR00002,P900001,,2-02,2024-06-01,2024-06-10,150200,包头市生态环境局,委〔2024〕2号,,问题二
                PR00003,P900002,,2-01,2024-07-01,2024-07-10,150200,包头市生态环境局,委〔2024〕3号,,问题三
                """);
    }

    /** With one date earlier than the measure's; a later one is refused with its clause, and what was typed is kept. */
    private void open(Page region) {
        desks.go(region, "/inside/years");
        region.getByLabel("年度", new Page.GetByLabelOptions().setExact(true)).fill("2024");
        region.locator("summary").click();
        region.getByLabel("上报评定结果").fill("2025-12-01");
        press(region, "开始");
        assertThat(region.getByRole(AriaRole.ALERT)).containsText("不得晚于");
        region.locator("summary").click();
        assertThat(region.getByLabel("上报评定结果")).hasValue("2025-12-01");
        desks.show(region, "plan-refused");
        region.getByLabel("上报评定结果").fill("2025-05-15");
        press(region, "开始");
        assertThat(region.locator(".plan")).containsText("2025-05-15");
    }

    private void list(Page officer) {
        desks.go(officer, "/inside/years/2024");
        officer.locator("main").getByText("从业人员", new Locator.GetByTextOptions().setExact(true)).click();
        press(officer, "确定名单");
        assertThat(officer.getByRole(AriaRole.STATUS)).hasText("已办理");
        officer.getByLabel("从业人员编号").fill("P999999");
        officer.getByLabel("理由").fill("在本市长期从业");
        press(officer, "补充");
        assertThat(officer.getByRole(AriaRole.ALERT)).containsText("没有您可查看的该从业人员");
        officer.getByLabel("从业人员编号").fill("P900003");
        officer.getByLabel("理由").fill("在本市长期从业");
        press(officer, "补充");
        assertThat(officer.getByRole(AriaRole.STATUS)).hasText("已办理");
        desks.show(officer, "listed");
    }

    private void file(Page person) {
        toCase(person);
        person.getByText("填报内容").click();
        person.getByLabel("岗位").fill("采样员159999196102020010");
        pressExactly(person, "填报");
        assertThat(person.getByRole(AriaRole.ALERT)).containsText("公民身份号码");
        person.getByLabel("岗位").fill("采样员");
        pressExactly(person, "填报");
        assertThat(person.getByRole(AriaRole.ALERT)).containsText("第二十三条");
        assertThat(person.locator(".note")).containsText(new String[] {"请勿填写姓名", "所在单位"});
        assertThat(person.getByLabel("岗位")).hasValue("采样员");
        desks.show(person, "filing-refused");
        person.getByLabel("所在单位（个人执业的填“个人”）").fill("个人");
        person.getByLabel("执业资格（编号和有效期）").fill("无");
        person.getByLabel("以上内容真实、完整（第二十三条）").check();
        pressExactly(person, "填报");
        assertThat(person.getByRole(AriaRole.STATUS)).hasText("已办理：填报");
    }

    private void decide(Page officer) {
        toCase(officer);
        officer.getByLabel("理由").first().fill("经核查，记录属实");
        officer.getByLabel("不成立").check();
        desks.show(officer, "decision");
        press(officer, "审核异议");
        officer.close();
    }

    private void propose(Page officer) {
        toCase(officer);
        press(officer, "拟定等级");
        assertThat(officer.getByRole(AriaRole.STATUS)).hasText("已办理：拟定等级");
    }

    private void check(Page region) {
        desks.go(region, YEAR);
        region.getByLabel("盟市", new Page.GetByLabelOptions().setExact(true)).selectOption(LEAGUE);
        region.getByLabel("抽取人数").fill("1");
        region.getByLabel("另行指定的（从业人员编号，每行一个）").fill("P900001\nP900002\nP900003");
        press(region, "抽取");
        assertThat(region.getByRole(AriaRole.STATUS)).hasText("已办理");
        desks.show(region, "spot-check");
        desks.inBulk(region, LIST + "&step=SUBMITTED", "抽查通过", 3);
        desks.go(region, YEAR);
        press(region, "通知盟市");
        assertThat(region.getByRole(AriaRole.ALERT)).containsText("另一名工作人员");
    }

    private void tell() {
        Page other = desks.login("region", "", "2");
        desks.go(other, YEAR);
        press(other, "通知盟市");
        assertThat(other.getByRole(AriaRole.STATUS)).hasText("已办理");
    }

    private void write(Page officer, Page person) {
        desks.go(officer, LIST);
        assertThat(officer.locator("#notices + ol")).containsText("生态环境失信个人1人：" + DISHONEST);
        desks.show(officer, "told");
        toCase(officer);
        press(officer, "函告");
        assertThat(officer.getByRole(AriaRole.STATUS)).containsText("已办理");
        toCase(person);
        person.getByText("打印告知函").click();
        assertThat(person.locator("h1")).hasText("相关从业人员信用评价结果告知函");
        assertThat(person.locator("main")).not().containsText("从业人员甲");
        desks.show(person, "letter");
    }

    private void toCase(Page page) {
        desks.go(page, LIST + "&practitioner=" + DISHONEST);
        page.locator("tbody a").first().click();
    }
}
