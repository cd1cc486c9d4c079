package io.ecocredit.hints;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One document of one authority is one hint, in whatever brackets, from whichever leagues. */
@QuarkusTest
@Cites(
        value = Article.A30,
        settles = {Interpretation.I_7, Interpretation.I_34})
class HintsOfOneDocumentResourceTest {

    @Test
    void the_same_document_in_other_brackets_is_no_second_hint_and_is_for_a_person_to_look_at() {
        TestTime.moveTo("2024-08-01");
        TwoLeagues.fill();
        hint("T-1", BAOTOU, "包环〔2025〕T1号");
        hint("T-2", BAOTOU, "包环［2025］T1号");
        hint("T-3", ORDOS, "包环(2025) T1号");
        report(BAOTOU);
        report(ORDOS);
        assertThat(collated()).as("one hint is not enough").isEmpty();
        assertThat(doubted(BAOTOU)).containsExactly("T-2", "T-3");
        assertThat(doubted(ORDOS)).containsExactly("T-3");

        FreshKey.on(league(BAOTOU))
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "录入有误"))
                .post("/api/v1/records/T-1/withdrawal")
                .then()
                .statusCode(200);
        assertThat(collated()).as("the next takes its place").isEmpty();
        hint("T-4", BAOTOU, "包环〔2025〕T2号");
        TestTime.moveTo("2024-09-02");
        month(BAOTOU, "2024-08");
        assertThat(collated("2024-08")).containsExactly("T-4");
    }

    private static void hint(String number, String division, String document) {
        RegionYear.deliver(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n" + number + ","
                        + SHARED + ",HINT,,12.1,2024-07-10,2024-07-10,," + division + ",某局," + document
                        + ",1,,,,,某事\n");
    }

    private static void report(String league) {
        month(league, "2024-07");
    }

    private static void month(String league, String month) {
        FreshKey.on(league(league))
                .contentType("application/json")
                .body(Map.of("month", month))
                .post("/api/v1/hint-reports")
                .then()
                .statusCode(201);
    }

    private static List<String> collated() {
        return collated("2024-07");
    }

    private static List<String> collated(String month) {
        JsonPath answer = region().contentType("application/json")
                .body(Map.of("month", month))
                .post("/api/v1/hint-reports/collation")
                .jsonPath();
        return answer.getList("notices.recordNo");
    }

    private static List<String> doubted(String league) {
        return league(league)
                .queryParam("limit", 500)
                .get("/api/v1/doubts")
                .jsonPath()
                .getList("items.findAll { it.kind == 'records' && it.code == 'CONFLICTING_DUPLICATE' }.fact");
    }
}
