package io.ecocredit.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.ecocredit.stories.Desks.press;
import static io.ecocredit.stories.Desks.pressExactly;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.ecocredit.evidence.Samples;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.stories.TwoCopies.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A warning, a correction and repairs in a browser: a league, the unit that produced a record, and an institution, each with a
 * session of their own. Screenshots: target/screenshots.
 */
class RepairsInsideIT {

    private static final String LEAGUE = "150200";
    private static final String USCC = "91150200MA0ABCD12X";
    private static final String AUTHORITY = "包头市生态环境局";
    private static final Caller REGION = new Caller(Roles.REGION, "importer", Map.of("division", "150000"));
    private static final Caller SECOND = new Caller(Roles.REGION, "second", Map.of("division", "150000"));
    private static final Caller OFFICER = new Caller(Roles.LEAGUE, "officer", Map.of("division", LEAGUE));

    private final TwoCopies copies;
    private final Desks desks;

    RepairsInsideIT(@TempDir Path one, @TempDir Path other)
            throws IOException, SQLException, GeneralSecurityException {
        copies = new TwoCopies(one, other);
        desks = new Desks(copies::address, "repairs");
    }

    @AfterEach
    void close() throws IOException {
        desks.close();
        copies.close();
    }

    @Test
    void a_record_is_warned_of_corrected_and_repaired_in_a_browser() {
        copies.moveTo("2024-07-01");
        prepare();
        Page officer = desks.login("league", LEAGUE, "1");
        Page institution = desks.login("institution", USCC, "");
        warn(officer);
        report(institution);
        desks.go(officer, "/inside/records/R-1");
        officer.locator("#words-refusal").fill("尚未更正");
        press(officer, "不予确认");
        assertThat(officer.locator("main")).containsText("不予确认：尚未更正");
        correct(officer);

        copies.moveTo("2025-06-10");
        publish();
        repair(institution, officer);
        rename(officer);
    }

    /** What the public sees follows at once; the pages around it are looked at on the way. */
    private void rename(Page officer) {
        desks.go(officer, "/inside/institutions/" + USCC);
        officer.getByLabel("名称", new Page.GetByLabelOptions().setExact(true)).fill("某环境检测集团有限公司");
        officer.getByLabel("理由").first().fill("登记机关核准更名");
        desks.show(officer, "directory");
        pressExactly(officer, "变更");
        assertThat(officer.locator("dl.pairs")).containsText("曾用名某环境检测有限公司");
        officer.getByLabel("承继机构的统一社会信用代码").fill(USCC);
        officer.getByLabel("理由").last().fill("吸收合并");
        pressExactly(officer, "登记");
        assertThat(officer.getByRole(AriaRole.ALERT)).containsText("不能由自身承继");
        desks.show(officer, "directory-renamed");
        desks.go(officer, "/grades/" + USCC);
        assertThat(officer.locator("header.subject")).containsText("曾用名：某环境检测有限公司");
        desks.show(officer, "public-renamed");
        desks.go(officer, "/inside/institutions/" + USCC + "/exclusion");
        desks.show(officer, "exclusion");
        desks.go(officer, "/inside/hints");
        desks.show(officer, "hints");
    }

    private void prepare() {
        copies.deliver(
                REGION,
                "institutions",
                "uscc,name,kinds,division,registered_on\n" + USCC + ",某环境检测有限公司,TESTING,150200,2017-08-25\n");
        copies.deliver(
                REGION,
                "engagements",
                "uscc,division,year,client_uscc,client_name,project,origin\n" + USCC + ",150200,2024,,某业主,检测1,LEAGUE\n");
        copies.deliver(
                REGION,
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\nR-1," + USCC
                        + ",GENERAL,1-12,13.4,2024-06-01,2024-06-03,,150200," + AUTHORITY + ",一号,1,,,,,报告有误\nR-2," + USCC
                        + ",SERIOUS,18-1,14.1,2024-05-01,2024-06-20,,150200," + AUTHORITY + ",二号,1,,,,,弄虚作假\n");
        copies.put(
                        OFFICER,
                        "/api/v1/institutions/" + USCC + "/accounts/demonstration-institution",
                        Map.of("validFrom", "2024-01-01"))
                .ok();
    }

    private void warn(Page officer) {
        desks.go(officer, "/inside/warnings/matters");
        officer.getByLabel("事项", new Page.GetByLabelOptions().setExact(true)).fill("报告质量");
        officer.getByLabel("指标（附件1，可空，空格分开）").fill("1-13");
        officer.getByLabel("最长时限（日）").fill("60");
        officer.getByLabel("整改要求").fill("更正报告并说明");
        press(officer, "增设");
        assertThat(officer.getByRole(AriaRole.ALERT)).containsText("不能对已作出的行政处罚预警");
        officer.getByLabel("事项", new Page.GetByLabelOptions().setExact(true)).fill("报告质量");
        officer.getByLabel("指标（附件1，可空，空格分开）").fill("1-12");
        officer.getByLabel("最长时限（日）").fill("60");
        officer.getByLabel("整改要求").fill("更正报告并说明");
        press(officer, "增设");
        assertThat(officer.locator("tbody tr")).hasCount(1);
        desks.show(officer, "matters");

        desks.go(officer, "/inside/records?uscc=" + USCC);
        desks.show(officer, "records");
        officer.getByText("R-1", new Page.GetByTextOptions().setExact(true)).click();
        press(officer, "下达");
        assertThat(officer.locator("main")).containsText("整改期限内：更正报告并说明");
        officer.getByText("通知书").click();
        assertThat(officer.locator("h1")).hasText("信用预警通知书");
        desks.show(officer, "warning-letter");
    }

    private void upload(Page page, String name) {
        page.getByLabel("文件（PDF、图片、OFD、DOCX、XLSX、文本）")
                .setInputFiles(new FilePayload(name, "application/pdf", Samples.pdf(name)));
        pressExactly(page, "上传");
        assertThat(page.locator("#evidence + ul")).containsText(name);
    }

    private void report(Page institution) {
        desks.go(institution, "/inside");
        assertThat(institution.locator("ol.notices")).containsText("信用预警通知");
        desks.go(institution, "/inside/records/R-1");
        upload(institution, "更正说明.pdf");
        Locator form = institution.locator("form", new Page.LocatorOptions().setHasText("整改情况").setHas(
                institution.locator("legend", new Page.LocatorOptions().setHasText("报告整改")))).first();
        form.locator("textarea").fill("已更正");
        form.getByRole(AriaRole.BUTTON).click();
        assertThat(institution.getByRole(AriaRole.ALERT)).containsText("须提交整改的证明材料");
        form.locator("textarea").fill("已更正");
        form.getByLabel("更正说明.pdf").check();
        desks.show(institution, "report");
        form.getByRole(AriaRole.BUTTON).click();
        assertThat(institution.locator("main")).containsText("已报告整改，待确认");
    }

    private void correct(Page officer) {
        officer.locator("summary", new Page.LocatorOptions().setHasText("更正")).click();
        officer.locator("#summary").fill("检测报告有误");
        officer.locator("#reason-amendment").fill("内容不准");
        desks.show(officer, "amendment");
        officer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("更正").setExact(true)).click();
        assertThat(officer.locator("dl.pairs")).containsText("检测报告有误");
        assertThat(officer.locator("main")).containsText("内容不准");
    }

    private void publish() {
        copies.put(REGION, "/api/v1/years/2024", null).ok();
        copies.post(REGION, "/api/v1/years/2024/participants", null).ok();
        copies.post(REGION, "/api/v1/years/2024/rating", Map.of("at", "2025-05-15")).ok();
        copies.put(
                        REGION,
                        "/api/v1/years/2024/history",
                        Map.of("until", "2025-06-30", "reason", "本系统之前的年度"))
                .ok();
        Instant end = Instant.now().plusSeconds(60);
        while (copies.get(TwoCopies.PUBLIC, "/api/v1/releases/2024").status() != 200) {
            assertThat(Instant.now()).isBefore(end);
            copies.post(SECOND, "/api/v1/years/2024/publication", Map.of("publishedOn", "2025-06-05"));
        }
        assertThat(grade()).isEqualTo("BAD");
    }

    private String grade() {
        return copies.get(TwoCopies.PUBLIC, "/api/v1/grades/" + USCC)
                .json()
                .at("/current/grade")
                .asText();
    }

    private void repair(Page institution, Page officer) {
        desks.go(institution, "/inside/records/R-2");
        institution.getByLabel("整改情况").fill("已停用并重做");
        institution.locator("form[action$='/repair']").getByLabel("更正说明.pdf").check();
        press(institution, "提交");
        assertThat(institution.locator("main")).containsText("决定期限2025-07-08");

        Page producer = desks.login("provider", AUTHORITY, "");
        producer.getByText("R-2", new Page.GetByTextOptions().setExact(true)).click();
        producer.getByLabel("同意", new Page.GetByLabelOptions().setExact(true)).check();
        producer.getByLabel("理由（告知机构）").fill("经查属实");
        desks.show(producer, "producer");
        press(producer, "产生单位确认");
        assertThat(producer.locator("main")).containsText("产生单位已确认");

        desks.go(officer, "/inside/repairs");
        assertThat(officer.locator("tbody tr")).hasCount(1);
        desks.show(officer, "open-repairs");
        officer.getByText("R-2", new Page.GetByTextOptions().setExact(true)).click();
        upload(officer, "核查记录.pdf");
        officer.getByLabel("同意", new Page.GetByLabelOptions().setExact(true)).check();
        officer.getByLabel("理由（告知机构）").fill("符合条件");
        press(officer, "盟市决定");
        assertThat(officer.getByRole(AriaRole.ALERT)).containsText("第二十七条第（三）项");
        desks.show(officer, "refused");
        officer.getByLabel("同意", new Page.GetByLabelOptions().setExact(true)).check();
        officer.getByLabel("行为终止之日").fill("2025-03-01");
        for (int index = 0; index < 3; index++) {
            String condition = "[name='conditions[" + index + "].";
            officer.locator(condition + "holds'][value=true]").check();
            officer.locator(condition + "finding']").fill("核查属实");
            officer.locator(condition + "evidence']").last().check();
        }
        desks.show(officer, "decision");
        press(officer, "盟市决定");
        assertThat(officer.locator("main")).containsText("信用修复确认书");
        assertThat(grade()).isEqualTo("NORMAL");
        officer.getByText("信用修复确认书").click();
        assertThat(officer.locator("h1")).hasText("信用修复确认书");
        desks.show(officer, "repair-letter");
        desks.go(officer, "/verifications/" + officer.locator(".number").innerText().replace("编号：", ""));
        assertThat(officer.locator("h1")).hasText("信用修复确认书核验结果");
        desks.show(officer, "verified");
        desks.go(institution, "/inside");
        assertThat(institution.locator("ol.notices")).containsText("已修复");
    }
}
