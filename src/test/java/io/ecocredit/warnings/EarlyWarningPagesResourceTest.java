package io.ecocredit.warnings;

import static io.ecocredit.fixtures.ProcedureYear.evidence;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same in a browser: a league warns, the institution finds it on its start page and reports, the record is bound. */
@QuarkusTest
@Cites(provisions = Provision.A24_PARAGRAPH_2)
class EarlyWarningPagesResourceTest {

    private static final String AT = "/inside/early-warnings";

    private static boolean filled;

    @BeforeEach
    void fill() {
        EarlyWarnings.moveTo("2024-07-01");
        if (!filled) {
            TwoLeagues.fill();
            filled = true;
        }
    }

    private static Response page(RequestSpecification who, String address) {
        return who.redirects().follow(false).accept("text/html").get(address);
    }

    private static Response send(RequestSpecification who, String address, Map<String, ?> fields) {
        return who.redirects()
                .follow(false)
                .accept("text/html")
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(AT + address);
    }

    private static Map<String, Object> seen(String warning, String form, Map<String, ?> said) {
        Map<String, Object> fields = new HashMap<>(said);
        fields.put("form", form);
        fields.put(
                "version",
                region().get(EarlyWarnings.AT + "/" + warning).header("ETag").replace("\"", ""));
        return fields;
    }

    private static String warned(String firm) {
        Response given = send(league(BAOTOU), "", EarlyWarnings.order(firm));
        assertThat(given.statusCode()).as(given.asString()).isEqualTo(303);
        return region().queryParam("uscc", firm)
                .get(EarlyWarnings.AT)
                .jsonPath()
                .getString("items[0].warningNo");
    }

    @Test
    void a_warning_is_given_found_reported_confirmed_and_bound_on_pages() {
        String firm = EarlyWarnings.firm();
        String warning = warned(firm);
        assertThat(page(league(BAOTOU), AT + "?uscc=" + firm).asString()).contains(warning, "下达先行预警");
        assertThat(page(institution(firm), "/inside").asString()).contains(AT + "/" + warning, "更正并报告");
        String address = "/" + warning;
        assertThat(page(institution(firm), AT + address).asString())
                .contains("报告缺页", address + "/report", "上传佐证材料")
                .doesNotContain(address + "/binding", address + "/confirmation");
        Response reported = send(
                institution(firm),
                address + "/report",
                seen(warning, "report", Map.of("words", "已更正", "evidence", evidence(firm))));
        assertThat(reported.statusCode()).as(reported.asString()).isEqualTo(303);
        assertThat(page(institution(firm), "/inside").asString()).doesNotContain(AT + "/" + warning);
        assertThat(page(league(BAOTOU), "/inside").asString()).contains(AT + "/" + warning);
        assertThat(send(league(BAOTOU), address + "/confirmation", seen(warning, "confirmation", Map.of("words", "属实")))
                        .statusCode())
                .isEqualTo(303);

        String record = EarlyWarnings.delivered(firm, "2024-05-20", "2024-07-01");
        assertThat(page(league(BAOTOU), "/inside/records/" + record).asString()).contains(AT + "?uscc=" + firm);
        Response wrong = send(
                league(BAOTOU), address + "/binding", seen(warning, "binding", Map.of("recordNo", "无", "words", "同")));
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(wrong.asString()).contains(warning);
        assertThat(send(
                                league(BAOTOU),
                                address + "/binding",
                                seen(warning, "binding", Map.of("recordNo", record, "words", "同一报告")))
                        .statusCode())
                .isEqualTo(303);
        assertThat(page(league(BAOTOU), AT + address).asString())
                .contains("/inside/records/" + record)
                .doesNotContain(address + "/binding");
        assertThat(page(institution(firm), "/inside/records/" + record).asString())
                .contains(AT + "/" + warning, "整改已确认");
    }

    @Test
    void what_is_refused_is_said_on_the_page_and_nobody_else_finds_one() {
        String firm = EarlyWarnings.firm();
        Map<String, Object> serious = EarlyWarnings.order(firm);
        serious.put("indicator", "18-1");
        Response refused = send(league(BAOTOU), "", serious);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("只能对一般失信信息预警", "报告缺页");
        String warning = warned(firm);
        assertThat(page(league(WUHAI), AT + "/" + warning).statusCode()).isEqualTo(404);
        assertThat(page(institution(firm), AT).asString()).contains(warning).doesNotContain("下达先行预警");
        assertThat(page(region(), AT + "/" + warning).asString()).doesNotContain("/report\"", "/binding\"", "上传佐证材料");
        assertThat(page(institution(firm), AT + "/" + warning + "/letter").asString())
                .contains("信用预警通知书", "报告缺页");
    }
}
