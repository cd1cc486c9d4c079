package io.ecocredit.records;

import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A league tells by file only what it could do itself: in its own name, of what it answers for or leads, unless recused. */
@QuarkusTest
@Cites(
        value = {Article.A22, Article.A25},
        provisions = {Provision.A15_ITEM_1, Provision.A16_PARAGRAPH_1},
        settles = {Interpretation.I_2, Interpretation.I_10, Interpretation.I_30, Interpretation.I_34})
class FilesOfLeaguesResourceTest {

    private static final String BAOTOU = "150200";
    private static final String HOHHOT = "150100";
    private static final String ORDOS = "150600";
    private static final String STATION = "某生态环境监测站";
    private static final String RECORDS =
            "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,source,"
                    + "client_uscc,client_outcome,client_points,client_document_no,summary\n";
    private static final String RECTIFICATIONS = "record_no,confirmed_on,authority\n";
    private static final String WARNINGS = "record_no,issued_on,requirement,limit_on,rectified_on,confirmed_on\n";

    private static int last;

    /** An institution that Ordos led in 2023 and Baotou leads in 2024, when it serves Hohhot too. */
    private static String led() {
        LineYear.INSTITUTIONS.prepare();
        String uscc = "91150200MA0FL%04dX".formatted(++last);
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                %s,乙机构%d,TESTING,150200,2017-08-25
                """.formatted(uscc, last));
        RegionYear.deliver("engagements", """
                uscc,division,year,client_uscc,client_name,project,origin
                %1$s,150600,2023,,某业主,检测甲,LEAGUE
                %1$s,150200,2024,,某业主,检测乙,LEAGUE
                %1$s,150200,2024,,某业主,检测丙,LEAGUE
                %1$s,150100,2024,,某业主,检测丁,LEAGUE
                """.formatted(uscc));
        RegionYear.open(2023);
        RegionYear.open(2024);
        assertThat(Stream.of("2023", "2024").map(year -> lead(uscc, year))).containsExactly(ORDOS, BAOTOU);
        return uscc;
    }

    private static String lead(String uscc, String year) {
        return LineYear.INSTITUTIONS
                .list(TwoLeagues.region(), Map.of("year", year, "uscc", uscc))
                .getString("items[0].leadLeague");
    }

    private static String general(String number, String uscc, String division, String document) {
        return RECORDS
                + "%s,%s,GENERAL,1-12,13.4,2024-06-03,2024-06-03,,%s,%s,%s,1,,,,,某事\n"
                        .formatted(number, uscc, division, STATION, document);
    }

    private static String entered(String uscc, String division) {
        String number = "FL-" + ++last;
        RegionYear.deliver("records", general(number, uscc, division, number + "号"));
        return number;
    }

    private static RequestSpecification officer(String league, String name) {
        return TwoLeagues.as(Roles.LEAGUE, Map.of("division", league, "sub", league + name));
    }

    private static JsonPath brought(String league, String officer, String kind, String csv) {
        Response answer = officer(league, officer)
                .header("Prefer", "wait=60")
                .contentType("text/csv;charset=UTF-8")
                .queryParam("mode", "valid")
                .body(csv)
                .post("/api/v1/imports/{kind}", kind);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("state")).as(answer.asString()).isEqualTo("SUCCEEDED");
        return answer.jsonPath();
    }

    private static JsonPath rectified(String league, String number, String authority) {
        return brought(league, "one", "rectifications", RECTIFICATIONS + number + ",2024-07-01," + authority + "\n");
    }

    private static void accepted(JsonPath report) {
        assertThat(report.getLong("result.accepted")).as(report.prettify()).isEqualTo(1);
    }

    private static void refusedRow(String league, String officer, JsonPath report, String code) {
        JsonPath found = officer(league, officer)
                .get(
                        "/api/v1/imports/{kind}/{id}/findings",
                        report.getString("kind").substring("import ".length()),
                        report.getString("id"))
                .jsonPath();
        assertThat(found.getList("items.code"))
                .as(report.prettify() + found.prettify())
                .containsExactly(code);
        assertThat(report.getLong("result.accepted") + report.getLong("result.completed"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({STATION + ",UNKNOWN_RECORD", "包头市生态环境局,OTHER_AUTHORITY", "鄂尔多斯市生态环境局,UNKNOWN_RECORD"})
    void who_led_another_year_confirms_nothing_in_anybodys_name(String authority, String code) {
        String number = entered(led(), BAOTOU);
        refusedRow(ORDOS, "one", rectified(ORDOS, number, authority), code);
        accepted(rectified(BAOTOU, number, STATION));
    }

    @Test
    void who_leads_confirms_in_its_own_name_what_another_answers_for_and_who_answers_in_the_producers() {
        String uscc = led();
        String number = entered(uscc, HOHHOT);
        refusedRow(BAOTOU, "one", rectified(BAOTOU, number, STATION), "OTHER_AUTHORITY");
        refusedRow(BAOTOU, "one", rectified(BAOTOU, number, "呼和浩特市生态环境局"), "OTHER_AUTHORITY");
        accepted(rectified(BAOTOU, number, "包头市生态环境局"));
        String second = entered(uscc, HOHHOT);
        refusedRow(HOHHOT, "one", rectified(HOHHOT, second, "包头市生态环境局"), "OTHER_AUTHORITY");
        accepted(rectified(HOHHOT, second, STATION));
    }

    @ParameterizedTest
    @EnumSource
    void whoever_stood_aside_tells_nothing_of_the_subject(LineYear line) {
        line.prepare();
        line.putAt(line.second(), Step.LISTED);
        String number = "FA-" + line;
        String csv = line == LineYear.INSTITUTIONS
                ? general(number, line.second(), BAOTOU, number + "号")
                : "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,"
                        + "client_name,summary\n%s,%s,,2-01,2024-03-01,2024-06-01,150200,%s,%s号,,问题\n"
                                .formatted(number, line.second(), STATION, number);
        RegionYear.deliver(line == LineYear.INSTITUTIONS ? "records" : "practitioner_records", csv);
        line.officer("kin")
                .body(Map.of("reason", "近亲属"))
                .put(line.at(line.id(line.second()), "/recusal"))
                .then()
                .statusCode(200);
        String row = RECTIFICATIONS + number + ",2024-07-01," + STATION + "\n";
        refusedRow(BAOTOU, "kin", brought(BAOTOU, "kin", "rectifications", row), "CONFLICT_OF_INTEREST");
        if (line == LineYear.INSTITUTIONS) {
            String warning = WARNINGS + number + ",2024-06-10,整改,2024-12-31,,\n";
            refusedRow(BAOTOU, "kin", brought(BAOTOU, "kin", "warnings", warning), "CONFLICT_OF_INTEREST");
        }
        accepted(brought(BAOTOU, "one", "rectifications", row));
    }

    @Test
    void a_matter_that_another_league_entered_is_looked_at_by_both_before_anything_ends_it() {
        String uscc = led();
        String name = "FM-" + ++last;
        accepted(brought(HOHHOT, "one", "records", general(name + "-9", uscc, HOHHOT, "某环〔2024〕" + last + "号")));
        String twin = name + "-0";
        JsonPath entered = brought(BAOTOU, "one", "records", general(twin, uscc, BAOTOU, "某环[2024] " + last + "号"));
        accepted(entered);
        assertThat(entered.getLong("result.flagged")).isEqualTo(1);
        assertThat(doubts(HOHHOT, name + "-9")).isEmpty();

        for (String league : List.of(BAOTOU, HOHHOT)) {
            refusedRow(BAOTOU, "one", rectified(BAOTOU, twin, STATION), "STEP_OUT_OF_ORDER");
            String warning = WARNINGS + twin + ",2024-06-10,整改,2024-12-31,,\n";
            refusedRow(BAOTOU, "one", brought(BAOTOU, "one", "warnings", warning), "STEP_OUT_OF_ORDER");
            refused(warnedOf(twin), 409, "STEP_OUT_OF_ORDER");
            List<Map<String, Object>> open = doubts(league, twin);
            assertThat(open).hasSize(1);
            assertThat(String.valueOf(open.getFirst().get("detail"))).contains(name + "-9", "呼和浩特市生态环境局");
            officer(league, "one")
                    .contentType("application/json")
                    .body(Map.of("reason", "两地核对，确由本地产生"))
                    .post("/api/v1/doubts/{number}/settlement", open.getFirst().get("number"))
                    .then()
                    .statusCode(200);
        }
        accepted(rectified(BAOTOU, twin, STATION));
    }

    private static Response warnedOf(String record) {
        String matter = FreshKey.on(officer(BAOTOU, "one").contentType("application/json"))
                .body(Map.of("title", "报告质量", "indicators", List.of("1-12"), "requirement", "更正并报告", "days", 90))
                .post("/api/v1/warning-matters")
                .jsonPath()
                .getString("matterId");
        return FreshKey.on(officer(BAOTOU, "one").contentType("application/json"))
                .body(Map.of("recordNo", record, "matterId", matter))
                .post("/api/v1/warnings");
    }

    private static List<Map<String, Object>> doubts(String league, String fact) {
        return officer(league, "one")
                .queryParam("limit", 500)
                .get("/api/v1/doubts")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(each -> fact.equals(each.get("fact")) && "MATTER_OF_ANOTHER_LEAGUE".equals(each.get("code")))
                .toList();
    }
}
