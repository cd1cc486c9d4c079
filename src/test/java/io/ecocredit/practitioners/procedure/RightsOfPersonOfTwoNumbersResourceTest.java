package io.ecocredit.practitioners.procedure;

import static io.ecocredit.practitioners.procedure.PractitionerYear.evidence;
import static io.ecocredit.practitioners.procedure.PractitionerYear.id;
import static io.ecocredit.practitioners.procedure.PractitionerYear.officer;
import static io.ecocredit.practitioners.procedure.PractitionerYear.person;
import static io.ecocredit.practitioners.procedure.PractitionerYear.refused;
import static io.ecocredit.practitioners.procedure.PractitionerYear.taken;
import static io.ecocredit.practitioners.procedure.PractitionerYear.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A person whose account has one number is told, files, objects and reads under the other as well: under which of them a case
 * is follows from the records, not from the person (A21, I-34).
 */
@QuarkusTest
@Cites(
        value = Article.A23,
        provisions = {Provision.A21_ITEM_1, Provision.A21_ITEM_2, Provision.A36_PARAGRAPH_1},
        settles = {Interpretation.I_34, Interpretation.I_38})
class RightsOfPersonOfTwoNumbersResourceTest {

    private static final String RECORDS =
            "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,"
                    + "document_no,client_name,summary\n";
    private static final Map<String, Object> NOTHING = Map.of();

    @Test
    void a_person_is_told_and_answers_under_the_number_that_the_account_does_not_have() {
        String league = "150800";
        TestTime.moveTo("2025-03-03");
        RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                T4-1,159999196302037730,从业人员丙,,150800
                T4-2,159999630203773,从业人员丙,,150800
                T4-3,159999196402037746,从业人员丁,,150800
                """);
        RegionYear.deliver("practitioner_records", RECORDS + """
                T4-R1,T4-1,,2-01,2024-03-01,2024-03-10,150800,巴彦淖尔市生态环境局,委〔2024〕11号,,问题一
                T4-R2,T4-2,,2-02,2024-06-01,2024-06-10,150800,巴彦淖尔市市场监督管理局,委〔2024〕12号,,问题二
                """);
        draw(league);
        assertThat(view("T4-2").getList("items"))
                .as("the case is under the other number")
                .hasSize(1);

        taken(
                officer(league, "one"),
                "T4-2",
                "notification",
                Map.of("service", Map.of("manner", "HAND", "deliveredOn", "2025-03-03", "proof", "送达回证11号")));
        assertThat(PractitionerYear.list(person("T4-1")).getList("items.practitioner"))
                .containsExactly("T4-2");
        assertThat(notices("T4-1")).containsExactly("2024年度请填报基本信息和信用信息", "信用信息T4-R2已录入", "信用信息T4-R1已录入");
        person("T4-1")
                .header("If-Match", "\"0\"")
                .body(Map.of("employer", "自营", "occupation", "采样员", "qualifications", "无", "truthful", true))
                .put("/api/v1/practitioner-evaluations/{id}/filing", id("T4-2"))
                .then()
                .statusCode(200);
        taken(person("T4-1"), "T4-2", "filing", NOTHING);

        TestTime.moveTo("2025-04-01");
        taken(officer(league, "one"), "T4-2", "proposal", NOTHING);
        assertThat(notices("T4-1")).contains("2024年度拟定评定等级，请确认");
        for (String number : List.of("T4-1", "T4-2")) {
            person("T4-1")
                    .get("/api/v1/practitioners/{number}/records", number)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(2));
        }
        taken(
                person("T4-1"),
                "T4-2",
                "objection",
                Map.of("reason", "不实", "evidence", List.of(evidence("T4-1", "T4-2"))));
        assertThat(view("T4-2").getString("items[0].step")).isEqualTo("OBJECTED");
        FreshKey.on(officer(league, "one"))
                .body(Map.of("suspectedOn", "2025-04-01", "reason", "涉嫌犯罪，公安机关立案"))
                .post("/api/v1/practitioners/{number}/exclusion", "T4-2")
                .then()
                .statusCode(201);
        person("T4-1")
                .get("/api/v1/practitioners/{number}/exclusion", "T4-1")
                .then()
                .statusCode(200)
                .body("reason", equalTo(List.of("涉嫌犯罪，公安机关立案")));

        assertThat(PractitionerYear.list(person("T4-3")).getList("items"))
                .as("of somebody else")
                .isEmpty();
        assertThat(notices("T4-3")).isEmpty();
        person("T4-3").get("/api/v1/practitioners/T4-2").then().statusCode(404);
        person("T4-3").get("/api/v1/practitioners/T4-2/records").then().statusCode(404);
        person("T4-3")
                .get("/api/v1/practitioner-evaluations/{id}", id("T4-2"))
                .then()
                .statusCode(404);
    }

    @Test
    void a_conflict_with_a_person_is_one_under_every_number_and_a_served_bureau_blocks_nobody() {
        String league = "150600";
        TestTime.moveTo("2025-03-03");
        RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                T5-1,159999196502037751,从业人员戊,,150600
                T5-2,159999650203775,从业人员戊,,150600
                """);
        RegionYear.deliver("practitioner_records", RECORDS + """
                T5-R1,T5-1,,2-01,2024-03-01,2024-03-10,150600,鄂尔多斯市生态环境局,委〔2024〕21号,鄂尔多斯市生态环境局,问题一
                T5-R2,T5-2,,2-02,2024-06-01,2024-06-10,150600,鄂尔多斯市市场监督管理局,委〔2024〕22号,,问题二
                """);
        draw(league);
        taken(officer(league, "one"), "T5-2", "notification", NOTHING);

        officer(league, "two")
                .body(Map.of("reason", "近亲属"))
                .put("/api/v1/practitioner-evaluations/{id}/recusal", id("T5-2"))
                .then()
                .statusCode(200);
        refused(
                officer(league, "two")
                        .header("If-Match", "\"1\"")
                        .body(Map.of("reason", "录入有误"))
                        .post("/api/v1/practitioners/T5-1/records/T5-R1/withdrawal"),
                403,
                "CONFLICT_OF_INTEREST");
    }

    private static void draw(String league) {
        RegionYear.region().put("/api/v1/years/2024").then().statusCode(200);
        officer(league, "one")
                .post("/api/v1/practitioner-years/2024/participants")
                .then()
                .statusCode(200);
    }

    private static List<String> notices(String number) {
        return person(number).get("/api/v1/practitioner-notices").jsonPath().getList("items.title");
    }
}
