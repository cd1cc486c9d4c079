package io.ecocredit.practitioners.procedure;

import static io.ecocredit.practitioners.procedure.PractitionerYear.list;
import static io.ecocredit.practitioners.procedure.PractitionerYear.officer;
import static io.ecocredit.practitioners.procedure.PractitionerYear.refused;
import static io.ecocredit.practitioners.procedure.PractitionerYear.taken;
import static io.ecocredit.practitioners.procedure.PractitionerYear.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A citizen number of fifteen digits and its form of eighteen are one person's, whose records count together (A17, I-34). */
@QuarkusTest
@Cites(
        value = Article.A17,
        settles = {Interpretation.I_18, Interpretation.I_34, Interpretation.I_38})
class PersonOfTwoNumbersResourceTest {

    private static final String LEAGUE = "150700";
    private static final String FIRST = "T2-1";
    private static final String SECOND = "T2-2";
    private static final String RECORDS =
            "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,"
                    + "document_no,client_name,summary\n";

    @Test
    void records_under_both_numbers_make_one_case_of_one_dishonest_individual() {
        TestTime.moveTo("2025-03-03");
        JsonPath people = RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                T2-1,15999919610203771X,从业人员甲,,150700
                T2-2,159999610203771,从业人员甲,,150700
                """);
        assertThat(people.getLong("result.flagged")).isEqualTo(1);
        RegionYear.deliver("practitioner_records", RECORDS + """
                T2-R1,T2-1,,2-01,2024-03-01,2024-03-10,150700,呼伦贝尔市生态环境局,委〔2024〕1号,,问题一
                T2-R2,T2-2,,2-02,2024-06-01,2024-06-10,150700,呼伦贝尔市市场监督管理局,委〔2024〕2号,,问题二
                """);
        for (String number : new String[] {FIRST, SECOND}) {
            RegionYear.region()
                    .queryParam("year", 2024)
                    .queryParam("at", "2024-12-31")
                    .get("/api/v1/practitioners/{number}/result", number)
                    .then()
                    .statusCode(200)
                    .body("dishonest", equalTo(true))
                    .body("departments", equalTo(2));
        }

        RegionYear.region().put("/api/v1/years/2024").then().statusCode(200);
        officer(LEAGUE, "one")
                .post("/api/v1/practitioner-years/2024/participants")
                .then()
                .statusCode(200);
        assertThat(list(officer(LEAGUE, "one")).getList("items.practitioner"))
                .as("under the number of the record that completed the count")
                .containsExactly(SECOND);
        refused(
                officer(LEAGUE, "one")
                        .body(Map.of("reason", "在本市长期从业"))
                        .put("/api/v1/practitioner-years/2024/participants/" + FIRST),
                409,
                "ALREADY_LISTED");
        taken(
                officer(LEAGUE, "one"),
                SECOND,
                "notification",
                Map.of("service", Map.of("manner", "HAND", "deliveredOn", "2025-03-03", "proof", "送达回证1号")));
        TestTime.moveTo("2025-04-01");
        taken(officer(LEAGUE, "one"), SECOND, "proposal", Map.of());
        assertThat(view(SECOND).getString("items[0].result.gradeLabel")).isEqualTo("生态环境失信个人");
        assertThat(view(SECOND).getString("items[0].letterLeague")).isEqualTo(LEAGUE);

        FreshKey.on(officer(LEAGUE, "one"))
                .body(Map.of("suspectedOn", "2025-04-01", "reason", "涉嫌犯罪，公安机关立案"))
                .post("/api/v1/practitioners/{number}/exclusion", FIRST)
                .then()
                .statusCode(201);
        assertThat(view(SECOND).getBoolean("items[0].excluded"))
                .as("a person is excluded under every number (A5.4)")
                .isTrue();
    }

    @Test
    void a_record_under_either_number_reopens_the_case_that_was_determined_without_it() {
        String league = "150900";
        TestTime.moveTo("2025-03-03");
        RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                T3-1,159999196202037725,从业人员乙,,150900
                T3-2,159999620203772,从业人员乙,,150900
                """);
        RegionYear.deliver("practitioner_records", RECORDS + """
                T3-R1,T3-1,,2-01,2024-03-01,2024-03-10,150900,乌兰察布市生态环境局,委〔2024〕3号,,问题一
                """);
        RegionYear.region().put("/api/v1/years/2024").then().statusCode(200);
        officer(league, "one")
                .post("/api/v1/practitioner-years/2024/participants")
                .then()
                .statusCode(200);
        LineYear.PRACTITIONERS.putAt("T3-1", Step.NOTIFIED);
        TestTime.moveTo("2025-04-08");
        taken(officer(league, "one"), "T3-1", "proposal", Map.of());
        assertThat(view("T3-1").getBoolean("items[0].result.dishonest")).isFalse();
        LineYear.PRACTITIONERS.putAt("T3-1", Step.DETERMINED);

        RegionYear.deliver("practitioner_records", RECORDS + """
                T3-R2,T3-2,,2-02,2024-06-01,2024-06-10,150900,乌兰察布市市场监督管理局,委〔2024〕4号,,问题二
                """);

        Instant end = Instant.now().plusSeconds(20);
        while (view("T3-1").getString("items[0].step").equals("DETERMINED")) {
            assertThat(Instant.now()).as(view("T3-1").prettify()).isBefore(end);
        }
        assertThat(view("T3-1").getString("items[0].step")).isEqualTo("RETURNED");
    }
}
