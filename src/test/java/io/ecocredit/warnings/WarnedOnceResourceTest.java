package io.ecocredit.warnings;

import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.ecocredit.warnings.EarlyWarnings.delivered;
import static io.ecocredit.warnings.EarlyWarnings.enter;
import static io.ecocredit.warnings.EarlyWarnings.entered;
import static io.ecocredit.warnings.EarlyWarnings.firm;
import static io.ecocredit.warnings.EarlyWarnings.form;
import static io.ecocredit.warnings.EarlyWarnings.issue;
import static io.ecocredit.warnings.EarlyWarnings.issued;
import static io.ecocredit.warnings.EarlyWarnings.matter;
import static io.ecocredit.warnings.EarlyWarnings.moveTo;
import static io.ecocredit.warnings.EarlyWarnings.number;
import static io.ecocredit.warnings.EarlyWarnings.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same conduct is warned of once, however its record came to say what it says, and on whichever side of a succession. */
@QuarkusTest
@Cites(
        value = Article.A25,
        provisions = Provision.A24_PARAGRAPH_2,
        settles = {Interpretation.I_3, Interpretation.I_21})
class WarnedOnceResourceTest {

    @BeforeEach
    void begin() {
        moveTo("2024-07-01");
    }

    @ParameterizedTest
    @CsvSource({"indicator, 1-09", "occurredOn, 2024-06-15"})
    void an_amendment_that_tells_of_the_conduct_is_looked_at_before_it_is_warned_of_again(String field, String value) {
        String firm = firm();
        issued(firm);
        moveTo("2024-08-02");
        String record = number();
        Map<String, Object> form = form(firm, record, "2024-08-02");
        form.put(field, value);
        Response entered = enter(league(BAOTOU), form);
        assertThat(entered.statusCode()).as(entered.asString()).isEqualTo(201);
        assertThat(doubts(record)).isEmpty();

        amend(record, form(firm, record, "2024-08-02"));
        notWarned(record);
        settle(record);
        assertThat(warn(record).statusCode()).isEqualTo(201);
    }

    @Test
    void a_record_that_nobody_doubted_is_not_warned_of_once_the_warning_has_lost_its_own() {
        String firm = firm();
        String warning = issued(firm);
        moveTo("2024-08-02");
        String first = entered(firm, warning, "2024-08-02");
        String second = delivered(firm, "2024-05-20", "2024-08-02");
        assertThat(doubts(second)).isEmpty();
        decide(first, "withdrawal", Map.of("reason", "录入有误"));
        notWarned(second);

        amend(second, form(firm, second, "2024-08-02"));
        settle(second);
        amend(second, form(firm, second, "2024-08-02"));
        assertThat(doubts(second)).as("what was settled is not asked again").isEmpty();
        assertThat(warn(second).statusCode()).isEqualTo(201);
    }

    private static void notWarned(String record) {
        refused(warn(record), 409, "STEP_OUT_OF_ORDER");
        JsonPath file = RegionYear.deliverValid(
                "warnings",
                "record_no,issued_on,requirement,limit_on,rectified_on,confirmed_on\n" + record
                        + ",2024-08-02,整改,2024-12-31,,\n");
        assertThat(file.getLong("result.refused")).isEqualTo(1);
    }

    private static Response warn(String record) {
        return FreshKey.on(league(BAOTOU).contentType("application/json"))
                .body(Map.of("recordNo", record, "matterId", matter(BAOTOU), "limitOn", "2024-10-01"))
                .post("/api/v1/warnings");
    }

    private static void amend(String record, Map<String, ?> content) {
        decide(record, "amendment", Map.of("reason", "内容有误", "record", content));
    }

    private static void decide(String record, String decision, Map<String, ?> order) {
        Response answer = league(BAOTOU)
                .contentType("application/json")
                .header("If-Match", region().get("/api/v1/records/" + record).header("ETag"))
                .body(order)
                .post("/api/v1/records/" + record + "/" + decision);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private static List<Object> doubts(String record) {
        return league(BAOTOU)
                .queryParam("state", "open")
                .queryParam("limit", 500)
                .get("/api/v1/doubts")
                .jsonPath()
                .getList("items.findAll { it.code == 'MAY_FOLLOW_WARNING' && it.fact == '" + record + "' }.number");
    }

    private static void settle(String record) {
        assertThat(doubts(record)).hasSize(1);
        league(BAOTOU)
                .contentType("application/json")
                .body(Map.of("reason", "另一项目的另一报告"))
                .post("/api/v1/doubts/" + doubts(record).getFirst() + "/settlement")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_has_a_record_on_the_other_side_of_a_succession_is_warned_of_on_the_record(boolean ofTheHeir) {
        String absorbed = firm();
        String heir = firm();
        Response changed = league(BAOTOU)
                .contentType("application/json")
                .header(
                        "If-Match",
                        league(BAOTOU).get("/api/v1/institutions/" + absorbed).header("ETag"))
                .body(Map.of("successor", heir, "reason", "吸收合并"))
                .post("/api/v1/institutions/" + absorbed + "/succession");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        delivered(ofTheHeir ? heir : absorbed, "2024-06-01", "2024-06-20");
        refused(issue(league(BAOTOU), order(ofTheHeir ? absorbed : heir)), 400, "WARNING_NOT_POSSIBLE");
    }
}
