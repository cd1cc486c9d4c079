package io.ecocredit.hints;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two leagues report hints on one institution month by month, and the region tells everybody of the second and the third. */
@QuarkusTest
@Cites(
        value = Article.A30,
        settles = {Interpretation.I_7, Interpretation.I_36})
class HintResourceTest {

    private static final String REPORTS = "/api/v1/hint-reports";

    private static void hint(String number, String division, String producedOn) {
        hint(number, SHARED, division, producedOn);
    }

    private static void hint(String number, String uscc, String division, String producedOn) {
        RegionYear.deliver(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n" + number + ","
                        + uscc + ",HINT,,12.1," + producedOn + "," + producedOn + ",," + division + ",某局," + number
                        + "号,1,,,,,某事\n");
    }

    private static ValidatableResponse report(String division, String month) {
        return FreshKey.on(league(division))
                .contentType("application/json")
                .body(Map.of("month", month))
                .post(REPORTS)
                .then();
    }

    private static ValidatableResponse collate(RequestSpecification who, String month) {
        return who.contentType("application/json")
                .body(Map.of("month", month))
                .post(REPORTS + "/collation")
                .then();
    }

    @Test
    void the_second_hint_and_each_further_one_is_told_to_all_leagues_and_forwarded_once() {
        TestTime.moveTo("2024-07-31");
        TwoLeagues.fill();
        hint("H-1", BAOTOU, "2024-07-10");
        report(BAOTOU, "2024-07").statusCode(409).body("code", equalTo("PERIOD_NOT_OVER"));
        report(BAOTOU, "2024-7").statusCode(400);
        TestTime.moveTo("2024-08-01");
        report(BAOTOU, "2024-07").statusCode(201).body("records", equalTo(List.of("H-1")));
        report(BAOTOU, "2024-07")
                .statusCode(409)
                .body("code", equalTo("STEP_OUT_OF_ORDER"))
                .body("clause", containsString("第三十条"));
        report(ORDOS, "2024-07").statusCode(201).body("records", equalTo(List.of()));
        league(ORDOS)
                .queryParam("month", "2024-07")
                .get(REPORTS)
                .then()
                .body("size()", equalTo(1))
                .body("[0].reportedOn", equalTo("2024-08-01"));

        Collation first = collation("2024-07");
        assertThat(first.missing())
                .doesNotContain(BAOTOU, ORDOS)
                .contains(WUHAI)
                .hasSize(10);
        assertThat(first.notices()).as("one hint is not enough").isEmpty();

        TestTime.moveTo("2024-09-02");
        hint("H-2", ORDOS, "2024-08-05");
        hint("H-3", BAOTOU, "2024-08-09");
        report(ORDOS, "2024-08").statusCode(201).body("records", equalTo(List.of("H-2")));
        assertThat(collation("2024-08").notices()).containsExactly("H-2");
        assertThat(collation("2024-08").notices()).as("once").isEmpty();
        report(BAOTOU, "2024-08").statusCode(201).body("records", equalTo(List.of("H-3")));
        assertThat(collation("2024-08").notices()).as("a late report").containsExactly("H-3");

        JsonPath told = league(WUHAI).get("/api/v1/inbox").jsonPath();
        assertThat(told.getList("items.kind")).containsExactly("co-investigation", "co-investigation");
        assertThat(told.getString("items[1].body")).contains("第2次提示性信息（H-2");
        JsonPath all = league(WUHAI).get("/api/v1/co-investigations").jsonPath();
        assertThat(all.getList("items.hints")).containsExactly(2, 3);

        JsonPath forwarded = platform().get("/api/v1/hint-forwards?limit=1").jsonPath();
        assertThat(forwarded.getList("items.recordNo")).containsExactly("H-1");
        assertThat(forwarded.getList("items.kind")).containsExactly("HINT");
        JsonPath further = forwardedAfter(forwarded);
        assertThat(further.getList("items.recordNo")).containsExactly("H-2", "H-3");
        assertThat(further.getList("items.kind")).containsOnly("CO_INVESTIGATION");

        withdraw(BAOTOU, "H-1");
        withdraw(ORDOS, "H-2");
        JsonPath taken = forwardedAfter(further);
        assertThat(taken.getList("items.recordNo"))
                .as("the platform had both (I-36)")
                .containsExactly("H-1", "H-2");
        assertThat(taken.getList("items.kind")).containsOnly("WITHDRAWAL");
        JsonPath letters = league(WUHAI).get("/api/v1/inbox").jsonPath();
        assertThat(letters.getList("items")).as("leagues had the second alone").hasSize(3);
        assertThat(letters.getString("items[0].title")).startsWith("撤回协查通报");
        assertThat(letters.getString("items[0].body")).contains("H-2");
        assertThat(league(WUHAI).get("/api/v1/co-investigations").jsonPath().getList("items.kind"))
                .containsExactly("CO_INVESTIGATION", "CO_INVESTIGATION", "WITHDRAWAL");
        assertThat(region().get("/inside/hints?month=2024-08").asString()).contains("撤回");
        assertThat(collation("2024-08").notices())
                .as("what is withdrawn is told to nobody again")
                .isEmpty();
        platform().get("/api/v1/hint-forwards?after=x").then().statusCode(400);
        platform().get("/api/v1/hint-forwards?after=99").then().statusCode(200).body("next", equalTo(99));

        institution(SHARED).get("/api/v1/co-investigations").then().statusCode(403);
        collate(league(BAOTOU), "2024-08").statusCode(403);
        assertThat(league(BAOTOU)
                        .get("/api/v1/institutions/{uscc}/score?at=2024-12-31", SHARED)
                        .jsonPath()
                        .getString("score"))
                .as("never in a score (A15.4)")
                .isEqualTo("100");

        hint("P-1", OF_BAOTOU, Divisions.REGION, "2021-05-06");
        hint("P-2", OF_BAOTOU, Divisions.REGION, "2024-08-20");
        assertThat(collation("2024-08").notices())
                .as("one from before the measure is history, and counts (I-7)")
                .containsExactly("P-2");
    }

    private static void withdraw(String division, String number) {
        FreshKey.on(league(division))
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "查无此事"))
                .post("/api/v1/records/{no}/withdrawal", number)
                .then()
                .statusCode(200);
    }

    private static JsonPath forwardedAfter(JsonPath last) {
        return platform()
                .get("/api/v1/hint-forwards?after=" + last.getString("next"))
                .jsonPath();
    }

    private record Collation(List<String> missing, List<String> notices) {}

    private static Collation collation(String month) {
        JsonPath answer = collate(region(), month).statusCode(200).extract().jsonPath();
        return new Collation(answer.getList("missing"), answer.getList("notices.recordNo"));
    }

    private static RequestSpecification platform() {
        return as(Roles.PLATFORM, Map.of());
    }
}
