package io.ecocredit.records;

import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.fixtures.SmallYear;
import io.ecocredit.grades.PublicSide;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
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
import org.junit.jupiter.params.provider.CsvSource;

/** What stands for a matter must itself weigh, and nothing of one record ends another's effect while it is in doubt whose it is. */
@QuarkusTest
@Cites(
        provisions = {Provision.A13_ITEM_1, Provision.A15_ITEM_1, Provision.A16_PARAGRAPH_1},
        settles = {Interpretation.I_10, Interpretation.I_25})
class StandingRecordResourceTest {

    private static final String BAOTOU = "150200";
    private static final String HOHHOT = "150100";
    private static final String STATION = "某审批局";
    private static final Map<String, String> COURT =
            Map.of("on", "2024-09-02", "authority", "某某中级人民法院", "documentNo", "（2024）内行终1号", "reason", "裁定");

    private static int last;

    private static String firm() {
        return firm(2024);
    }

    private static String firm(int year) {
        String uscc = "91150200MA0TR%04dX".formatted(++last);
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                %s,丙机构%d,TESTING,150200,2017-08-25
                """.formatted(uscc, last));
        RegionYear.deliver("engagements", """
                uscc,division,year,client_uscc,client_name,project,origin
                %1$s,150200,%2$d,,某业主,检测乙,LEAGUE
                %1$s,150100,%2$d,,某业主,检测丁,LEAGUE
                """.formatted(uscc, year));
        return uscc;
    }

    private static void enter(String number, String uscc, String league, String day, String document) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "recordNo", number,
                "uscc", uscc,
                "category", "SERIOUS",
                "indicator", "18-1",
                "item", "14.1",
                "occurredOn", "2023-03-01",
                "producedOn", day,
                "division", league,
                "authority", STATION,
                "documentNo", document));
        form.putAll(Map.of("source", 1, "summary", "某事"));
        Response answer = FreshKey.on(TwoLeagues.league(league).contentType("application/json"))
                .body(form)
                .post("/api/v1/records");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    private static Response decide(String league, String number, String decision, Map<String, ?> order) {
        String record = "/api/v1/records/" + number;
        return TwoLeagues.league(league)
                .contentType("application/json")
                .header("If-Match", TwoLeagues.league(league).get(record).header("ETag"))
                .body(order)
                .post(record + "/" + decision);
    }

    private static JsonPath shown(String uscc) {
        return PublicSide.asked().get("/api/v1/grades/{uscc}", uscc).jsonPath();
    }

    private static List<Integer> doubts(String league, String fact) {
        return TwoLeagues.league(league)
                .queryParam("limit", 500)
                .get("/api/v1/doubts")
                .jsonPath()
                .getList("items.findAll { it.fact == '" + fact + "' && it.code == 'MATTER_OF_ANOTHER_LEAGUE' }.number");
    }

    private static Response settle(String league, String account, int doubt) {
        return TwoLeagues.as(Roles.LEAGUE, Map.of("division", league, "sub", account))
                .contentType("application/json")
                .body(Map.of("reason", "两地核对，系同一事项"))
                .post("/api/v1/doubts/{number}/settlement", doubt);
    }

    @ParameterizedTest
    @CsvSource({BAOTOU + ",2024", HOHHOT + ",2023"})
    void a_first_that_is_suspended_or_quashed_stands_for_nobody(String of, int year) {
        String uscc = firm(year);
        String name = "SR-" + last;
        enter(name + "-1", uscc, BAOTOU, year + "-06-03", "某决〔2024〕1号");
        SmallYear.publish(year);
        assertThat(shown(uscc).getString("current.grade")).isEqualTo("BAD");

        enter(name + "-0", uscc, of, year + "-06-02", "某决[2024]1号");
        assertThat(decide(of, name + "-0", "suspension", COURT).statusCode()).isEqualTo(200);
        assertThat(shown(uscc).getString("current.grade")).isEqualTo("BAD");
        assertThat(decide(of, name + "-0", "upholding", COURT).statusCode()).isEqualTo(200);
        assertThat(decide(of, name + "-0", "quashing", COURT).statusCode()).isEqualTo(200);
        assertThat(shown(uscc).getString("current.grade")).isEqualTo("BAD");
        assertThat(decide(BAOTOU, name + "-1", "withdrawal", Map.of("reason", "录入有误"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(shown(uscc).getString("current.grade")).isEqualTo("NORMAL");
    }

    @Test
    void neither_record_of_a_matter_in_doubt_is_amended_or_put_right() {
        String uscc = firm();
        String name = "SR-" + last;
        enter(name + "-0", uscc, HOHHOT, "2024-06-02", "某决〔2024〕2号");
        enter(name + "-1", uscc, BAOTOU, "2024-06-03", "某决[2024]2号");
        String row = "record_no,confirmed_on,authority\n" + name + "-0,2024-07-01," + STATION + "\n";
        assertThat(rectified(row))
                .as("the first, though the doubt is of the second")
                .isZero();
        Response amended = decide(HOHHOT, name + "-0", "amendment", Map.of("reason", "内容", "record", Map.of()));
        refused(amended, 409, "STEP_OUT_OF_ORDER");

        for (String league : List.of(BAOTOU, HOHHOT)) {
            List<Integer> open = doubts(league, name + "-1");
            assertThat(open).hasSize(1);
            assertThat(settle(league, "test-league", open.getFirst()).statusCode())
                    .isEqualTo(league.equals(BAOTOU) ? 200 : 409);
        }
        Response same =
                settle(HOHHOT, "test-league", doubts(HOHHOT, name + "-1").getFirst());
        refused(same, 409, "SECOND_OFFICER_NEEDED");
        assertThat(same.jsonPath().getString("clause")).contains("第十五条第（一）项", "I-10");
        assertThat(settle(HOHHOT, "another", doubts(HOHHOT, name + "-1").getFirst())
                        .statusCode())
                .isEqualTo(200);
        assertThat(rectified(row)).isEqualTo(1);
    }

    @Test
    void a_record_that_becomes_one_of_anothers_matter_is_in_doubt_as_well() {
        String uscc = firm();
        String name = "SR-" + last;
        enter(name + "-1", uscc, BAOTOU, "2024-06-03", "某决〔2024〕3号");
        enter(name + "-0", uscc, HOHHOT, "2024-06-02", "别的号");
        Map<String, Object> content = Map.of(
                "category", "SERIOUS",
                "indicator", "18-1",
                "item", "14.1",
                "producedOn", "2024-06-02",
                "documentNo", "某决〔２０２４〕3号",
                "source", 1);
        Response amended = decide(HOHHOT, name + "-0", "amendment", Map.of("reason", "文号", "record", content));
        assertThat(amended.statusCode()).as(amended.asString()).isEqualTo(200);
        assertThat(doubts(HOHHOT, name + "-0")).hasSize(1);
        assertThat(doubts(BAOTOU, name + "-0")).hasSize(1);
        assertThat(rectified("record_no,confirmed_on,authority\n" + name + "-0,2024-07-01," + STATION + "\n"))
                .isZero();
    }

    private static long rectified(String csv) {
        Response answer = TwoLeagues.league(HOHHOT)
                .header("Prefer", "wait=60")
                .contentType("text/csv;charset=UTF-8")
                .queryParam("mode", "valid")
                .body(csv)
                .post("/api/v1/imports/rectifications");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getLong("result.accepted");
    }
}
