package io.ecocredit.records;

import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.records.LineRecords.Row;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A league speaks in no other league's name, at no door of either line (A15.1). */
@QuarkusTest
@Cites(
        provisions = Provision.A15_ITEM_1,
        settles = {Interpretation.I_30, Interpretation.I_34})
class NamesOfLeaguesResourceTest {

    private static final List<String> OTHERS = List.of("包头市生态环境局", "包头市环境保护局", "包头市 生态环境局〔昆都仑区分局〕", "昆都仑区生态环境局");

    private static int last;

    private static String number() {
        return "NL-" + ++last;
    }

    @ParameterizedTest
    @EnumSource
    void another_leagues_bureau_produces_no_record_of_ones_own(LineYear line) {
        line.prepare();
        for (String other : OTHERS) {
            Response entered = entered(line, number(), other);
            refused(entered, 403, "OTHER_AUTHORITY");
            assertThat(entered.jsonPath().getString("errors[0].field")).isEqualTo("authority");
            assertThat(entered.jsonPath().getString("detail")).contains("包头市生态环境局");
            refusedRow(line, brought(line, LineYear.NEIGHBOUR, LineRecords.kind(line), row(line, number(), other)));
        }
        assertThat(entered(line, number(), "包头市市场监督管理局").statusCode()).isEqualTo(201);
        assertThat(entered(line, number(), "呼和浩特市生态环境局赛罕区分局").statusCode()).isEqualTo(201);
        assertThat(entered(line, number(), "内蒙古自治区生态环境厅").statusCode()).isEqualTo(201);
        assertThat(brought(line, LineYear.NEIGHBOUR, LineRecords.kind(line), row(line, number(), "呼和浩特市环境保护局"))
                        .getLong("result.accepted"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void nor_does_it_confirm_a_rectification_of_what_the_region_entered_as_its(LineYear line) {
        line.prepare();
        String number = number();
        RegionYear.deliver(LineRecords.kind(line), row(line, number, "包头市生态环境局"));
        String row = "record_no,confirmed_on,authority\n" + number + ",2024-07-01,";
        refusedRow(line, brought(line, LineYear.NEIGHBOUR, "rectifications", row + "包头市生态环境局\n"));
        assertThat(brought(line, LineYear.NEIGHBOUR, "rectifications", row + "呼和浩特市生态环境局\n")
                        .getLong("result.accepted"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void nor_does_it_quash(LineYear line) {
        line.prepare();
        String number = number();
        RegionYear.deliver(LineRecords.kind(line), row(line, number, "某局"));
        Map<String, String> order = new HashMap<>(
                Map.of("on", "2024-09-02", "documentNo", "（2024）1号", "reason", "决定", "authority", "包头市生态环境局"));
        refused(decided(line, number, order), 403, "OTHER_AUTHORITY");
        order.put("authority", "包头市人民政府");
        assertThat(decided(line, number, order).statusCode()).isEqualTo(200);
    }

    @Test
    void the_region_names_anyone() {
        LineYear.INSTITUTIONS.prepare();
        JsonPath report = RegionYear.deliverValid("records", row(LineYear.INSTITUTIONS, number(), "包头市生态环境局"));
        assertThat(report.getLong("result.accepted")).isEqualTo(1);
    }

    private static Response decided(LineYear line, String number, Map<String, String> order) {
        String at = line == LineYear.INSTITUTIONS
                ? "/api/v1/records/" + number
                : "/api/v1/practitioners/" + line.elsewhere() + "/records/" + number;
        return line.officer(LineYear.NEIGHBOUR, "one")
                .header("If-Match", "\"1\"")
                .body(order)
                .post(at + "/quashing");
    }

    private static String row(LineYear line, String number, String authority) {
        return LineRecords.file(line, number, line.elsewhere(), new Row("2024-06-03", LineYear.NEIGHBOUR, authority));
    }

    private static Response entered(LineYear line, String number, String authority) {
        return LineRecords.entered(
                line,
                line.officer(LineYear.NEIGHBOUR, "one"),
                number,
                line.elsewhere(),
                Map.of("division", LineYear.NEIGHBOUR, "authority", authority));
    }

    private static JsonPath brought(LineYear line, String league, String kind, String csv) {
        Response answer = line.officer(league, "one")
                .header("Prefer", "wait=60")
                .contentType("text/csv;charset=UTF-8")
                .queryParam("mode", "valid")
                .body(csv)
                .post("/api/v1/imports/{kind}", kind);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static void refusedRow(LineYear line, JsonPath report) {
        JsonPath found = line.officer(LineYear.NEIGHBOUR, "one")
                .get(
                        "/api/v1/imports/{kind}/{id}/findings",
                        report.getString("kind").substring("import ".length()),
                        report.getString("id"))
                .jsonPath();
        assertThat(found.getList("items.code"))
                .as(report.prettify() + found.prettify())
                .contains("OTHER_AUTHORITY");
        assertThat(report.getLong("result.accepted")).isZero();
    }
}
