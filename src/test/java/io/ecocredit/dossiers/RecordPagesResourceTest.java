package io.ecocredit.dossiers;

import static io.ecocredit.fixtures.ProcedureYear.evidence;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a record: what each reader is offered on it, and what a form does or says when it does not. */
@QuarkusTest
@Cites({Article.A15, Article.A24, Article.A26})
class RecordPagesResourceTest {

    private static boolean filled;
    private static int records;

    @BeforeEach
    void fill() {
        if (!filled) {
            TestTime.moveTo("2024-07-01");
            TwoLeagues.fill();
            FreshKey.on(league(BAOTOU).contentType("application/json"))
                    .body(Map.of("title", "报告质量", "indicators", List.of("1-12"), "requirement", "更正并报告", "days", 90))
                    .post("/api/v1/warning-matters")
                    .then()
                    .statusCode(201);
            filled = true;
        }
    }

    private static String record() {
        String number = "DR-" + ++records;
        RegionYear.deliver(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n" + number + ","
                        + OF_BAOTOU + ",GENERAL,1-12,13.4,2024-06-01,2024-06-03,," + BAOTOU + ",某生态环境局," + number
                        + "号,1,,,,,\"<b>某事</b>&\"\n");
        return number;
    }

    private static Response page(RequestSpecification who, String number) {
        return who.redirects().follow(false).accept("text/html").get("/inside/records/" + number);
    }

    private static Response send(RequestSpecification who, String address, Map<String, ?> fields) {
        return who.redirects()
                .follow(false)
                .accept("text/html")
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post("/inside/records/" + address);
    }

    private static String version(String number) {
        return league(BAOTOU).get("/api/v1/records/" + number).header("ETag").replace("\"", "");
    }

    private static String matter() {
        return league(BAOTOU).get("/api/v1/warning-matters").jsonPath().getString("[0].matterId");
    }

    @Test
    void the_page_shows_the_record_and_nothing_of_it_is_markup() {
        String number = record();
        Response shown = page(league(BAOTOU), number);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(shown.asString())
                .contains(number, OF_BAOTOU, "某生态环境局", number + "号", "&lt;b&gt;某事&lt;/b&gt;&amp;")
                .doesNotContain("<b>某事</b>");
    }

    @Test
    void whose_record_it_is_not_finds_no_page() {
        String number = record();
        for (RequestSpecification other : List.of(institution(SHARED), league(WUHAI))) {
            assertThat(page(other, number).statusCode()).isEqualTo(404);
        }
        assertThat(page(league(BAOTOU), "DR-none").statusCode()).isEqualTo(404);
        assertThat(send(league(WUHAI), number + "/decisions/withdrawal", Map.of("version", "1", "reason", "录入有误"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(page(league(BAOTOU), number).asString()).contains("没有信用预警").doesNotContain("录入有误");
    }

    @Test
    void each_reader_finds_the_forms_that_are_theirs() {
        String number = record();
        String ofLeague = page(league(BAOTOU), number).asString();
        assertThat(ofLeague)
                .contains("下达信用预警", "/decisions/withdrawal", "/decisions/amendment", "上传佐证材料")
                .doesNotContain("报告整改、申请修复");
        String ofInstitution = page(institution(OF_BAOTOU), number).asString();
        assertThat(ofInstitution).contains("报告整改、申请修复", "上传佐证材料").doesNotContain("下达信用预警", "/decisions/withdrawal");
        assertThat(page(region(), number).asString()).doesNotContain("下达信用预警", "报告整改、申请修复", "上传佐证材料");
    }

    @Test
    void a_form_that_was_carried_out_leads_back_to_the_page_that_shows_it() {
        String number = record();
        Response warned = send(
                league(BAOTOU),
                number + "/warning",
                Map.of("form", "warning", "matterId", matter(), "limitOn", "2024-08-01", "requirement", "重新监测"));
        assertThat(warned.statusCode()).as(warned.asString()).isEqualTo(303);
        assertThat(warned.header("Location")).endsWith("/inside/records/" + number);
        assertThat(page(institution(OF_BAOTOU), number).asString())
                .contains("重新监测", "2024-08-01", "/warning/report")
                .doesNotContain("没有信用预警");
        assertThat(page(league(BAOTOU), number).asString())
                .as("warned once")
                .doesNotContain("<legend>下达信用预警</legend>", "/warning/report");

        Response reported = send(
                institution(OF_BAOTOU),
                number + "/warning/report",
                Map.of(
                        "form",
                        "report",
                        "version",
                        warningVersion(number),
                        "words",
                        "已重新监测",
                        "evidence",
                        evidence(OF_BAOTOU)));
        assertThat(reported.statusCode()).as(reported.asString()).isEqualTo(303);
        Response confirmed = send(
                league(BAOTOU),
                number + "/warning/confirmation",
                Map.of("form", "confirmation", "version", warningVersion(number), "words", "属实"));
        assertThat(confirmed.statusCode()).as(confirmed.asString()).isEqualTo(303);
        assertThat(page(region(), number).asString()).contains("已重新监测", "确认：属实");
    }

    private static String warningVersion(String number) {
        return league(BAOTOU).get("/api/v1/warnings/" + number).header("ETag").replace("\"", "");
    }

    @Test
    void a_form_that_was_not_shows_the_page_again_with_the_reason_and_what_was_typed() {
        String number = record();
        Response late = send(
                league(BAOTOU),
                number + "/warning",
                Map.of("form", "warning", "matterId", matter(), "limitOn", "2024-12-31", "requirement", "写了很多的要求"));
        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.asString()).contains("第二十四条", "写了很多的要求", "2024-12-31");
        Response stale = send(
                league(BAOTOU),
                number + "/decisions/withdrawal",
                Map.of("form", "withdrawal", "version", "99", "reason", "录入有误"));
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.asString()).contains(number, "录入有误");
        Response none =
                send(league(BAOTOU), number + "/decisions/withdrawal", Map.of("form", "withdrawal", "reason", "录入有误"));
        assertThat(none.statusCode()).as("a page without its version").isEqualTo(400);
        Response unproved =
                send(institution(OF_BAOTOU), number + "/repair", Map.of("form", "repair", "words", "没有证明的整改"));
        assertThat(unproved.statusCode()).isEqualTo(400);
        assertThat(unproved.asString()).contains("没有证明的整改");
        assertThat(league(BAOTOU).get("/api/v1/records/" + number).jsonPath().getString("standing"))
                .isEqualTo("VALID");
        assertThat(page(league(BAOTOU), number).asString()).contains("没有信用预警", "没有信用修复");
    }

    @Test
    void a_record_is_withdrawn_and_reinstated_on_its_page() {
        String number = record();
        Response withdrawn = send(
                league(BAOTOU),
                number + "/decisions/withdrawal",
                Map.of("form", "withdrawal", "version", version(number), "reason", "录入有误"));
        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(303);
        String page = page(league(BAOTOU), number).asString();
        assertThat(page).contains("录入有误", "/decisions/reinstatement").doesNotContain("/decisions/withdrawal");
        Response again = send(
                league(BAOTOU),
                number + "/decisions/withdrawal",
                Map.of("form", "withdrawal", "version", version(number), "reason", "再撤一次"));
        assertThat(again.statusCode()).isEqualTo(409);
        Response back = send(
                league(BAOTOU),
                number + "/decisions/reinstatement",
                Map.of("form", "reinstatement", "version", version(number), "reason", "撤回有误"));
        assertThat(back.statusCode()).as(back.asString()).isEqualTo(303);
        assertThat(page(league(BAOTOU), number).asString()).contains("撤回有误", "/decisions/withdrawal");
        assertThat(send(league(BAOTOU), number + "/decisions/nothing", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_institution_applies_for_repair_and_the_league_confirms_on_the_page() {
        String number = record();
        Response applied = send(
                institution(OF_BAOTOU),
                number + "/repair",
                Map.of("form", "repair", "words", "已整改完毕", "evidence", evidence(OF_BAOTOU)));
        assertThat(applied.statusCode()).as(applied.asString()).isEqualTo(303);
        String id = league(BAOTOU)
                .get("/api/v1/repairs?recordNo=" + number)
                .jsonPath()
                .getString("items[0].repairId");
        assertThat(page(league(BAOTOU), number).asString())
                .contains("已整改完毕", "/repair/" + id + "/producer-confirmation");
        assertThat(page(institution(OF_BAOTOU), number).asString()).doesNotContain("/producer-confirmation");
        Response confirmed = send(
                league(BAOTOU),
                number + "/repair/" + id + "/producer-confirmation",
                Map.of("form", "producer-confirmation", "version", "1", "granted", "true", "words", "现场核实属实"));
        assertThat(confirmed.statusCode()).as(confirmed.asString()).isEqualTo(303);
        assertThat(page(institution(OF_BAOTOU), number).asString()).contains("现场核实属实", "2024-07-01整改确认");
    }

    @Test
    void a_list_is_of_those_that_the_reader_may_see() {
        String number = record();
        assertThat(list(league(BAOTOU), "")).contains("/inside/records/" + number);
        assertThat(list(institution(OF_BAOTOU), "")).contains("/inside/records/" + number);
        assertThat(list(institution(SHARED), "")).doesNotContain("/inside/records/" + number);
        assertThat(list(league(WUHAI), "")).contains("没有您可查看的信用信息");
        assertThat(list(region(), "?uscc=" + OF_BAOTOU)).contains("/inside/records/" + number);
        assertThat(list(region(), "?uscc=" + SHARED)).doesNotContain("/inside/records/" + number);
        assertThat(region().accept("text/html").get("/inside/records?uscc=91").statusCode())
                .isEqualTo(400);
    }

    private static String list(RequestSpecification who, String question) {
        Response answer = who.accept("text/html").get("/inside/records" + question);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }
}
