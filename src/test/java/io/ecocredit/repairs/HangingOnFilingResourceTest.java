package io.ecocredit.repairs;

import static io.ecocredit.procedure.LineYear.INSTITUTIONS;
import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.evidence.Samples;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.database.EmptyRegister;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A repair hangs on the filing for the result that its record weighs on, whoever has the record and of whichever year it is. */
@QuarkusTest
@Cites(
        value = Article.A26,
        provisions = Provision.A26_PARAGRAPH_4,
        settles = {Interpretation.I_3, Interpretation.I_22, Interpretation.I_39})
class HangingOnFilingResourceTest {

    private static final String LATE = INSTITUTIONS.first();
    private static final String ABSORBED = "91150200MA0ABCD52X";

    @BeforeEach
    void nobodyIsThere() {
        new EmptyRegister().beforeClass(HangingOnFilingResourceTest.class);
        INSTITUTIONS.prepare();
    }

    private static RequestSpecification officer(String name) {
        return INSTITUTIONS.officer(name);
    }

    /** Its result of 2024 is determined with the record, and its filing for that year was late. */
    private static void determinedWith(String number, String uscc, String day) {
        INSTITUTIONS.putAt(LATE, Step.NOTIFIED);
        RegionYear.deliver(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n"
                        + "%1$s,%2$s,GENERAL,1-12,13.4,%3$s,%3$s,,150200,包头市生态环境局,%1$s号,1,,,,,某事\n"
                                .formatted(number, uscc, day));
        INSTITUTIONS.determine(LATE);
    }

    private static String applied(String record) {
        Response applied = FreshKey.on(INSTITUTIONS.subject(LATE))
                .body(Map.of(
                        "recordNo",
                        record,
                        "words",
                        "已整改",
                        "evidence",
                        List.of(INSTITUTIONS.evidence(LATE)),
                        "commitment",
                        Map.of("signer", "签署人", "signedOn", LineYear.TODAY)))
                .post("/api/v1/repairs");
        assertThat(applied.statusCode()).as(applied.asString()).isEqualTo(201);
        assertThat(applied.jsonPath().getString("stage")).isEqualTo("BEFORE_PUBLICATION");
        return "/api/v1/repairs/" + applied.jsonPath().getString("repairId");
    }

    private static Response confirm(String name, String repair, String uscc, String endedOn) {
        List<String> evidence = List.of(evidence(name, uscc));
        List<Map<String, Object>> conditions = List.of("ENDED", "NOT_REPEATED", "RESTORED").stream()
                .map(each ->
                        Map.<String, Object>of("condition", each, "holds", true, "finding", "属实", "evidence", evidence))
                .toList();
        return at(name, repair)
                .body(Map.of("granted", true, "words", "属实", "endedOn", endedOn, "conditions", conditions))
                .post(repair + "/producer-confirmation");
    }

    private static RequestSpecification at(String name, String repair) {
        return officer(name)
                .header("If-Match", INSTITUTIONS.region("one").get(repair).header("ETag"));
    }

    private static String evidence(String name, String uscc) {
        Response kept = officer(name)
                .contentType("application/pdf")
                .queryParam("name", "核查记录.pdf")
                .body(Samples.pdf(name + uscc))
                .post("/api/v1/institutions/{uscc}/evidence", uscc);
        assertThat(kept.statusCode()).as(kept.asString()).isIn(200, 201);
        return kept.jsonPath().getString("evidenceId");
    }

    private static Response findGoodCause(String name) {
        return FreshKey.on(officer(name))
                .body(Map.of(
                        "evaluationId",
                        INSTITUTIONS.id(LATE),
                        "kind",
                        "GOOD_CAUSE",
                        "words",
                        "停业整顿",
                        "evidence",
                        List.of(evidence(name, LATE))))
                .post("/api/v1/filing-rulings");
    }

    private static void isBarredUntilAnotherOfficerHasFoundGoodCause(String record, String uscc, String endedOn) {
        String repair = applied(record);
        refused(confirm("two", repair, uscc, endedOn), 409, "REPAIR_BARRED");

        assertThat(findGoodCause("one").statusCode()).isEqualTo(201);
        refused(confirm("one", repair, uscc, endedOn), 409, "SECOND_OFFICER_NEEDED");
        Response granted = confirm("two", repair, uscc, endedOn);
        assertThat(granted.statusCode()).as(granted.asString()).isEqualTo(200);
        assertThat(granted.jsonPath().getString("state")).isEqualTo("REPAIRED");
    }

    @Test
    void a_record_of_an_earlier_year_hangs_on_the_filing_for_the_result_that_rests_on_it() {
        determinedWith("H-1", LATE, "2023-06-01");
        isBarredUntilAnotherOfficerHasFoundGoodCause("H-1", LATE, "2023-12-31");
    }

    @Test
    void a_record_of_who_was_absorbed_hangs_on_the_filing_of_who_bears_it() {
        RegionYear.deliver(
                "institutions",
                "uscc,name,kinds,division,registered_on\n" + ABSORBED + ",机构52X,TESTING,150200,2017-08-25\n");
        Response absorbed = INSTITUTIONS
                .region("one")
                .header("If-Match", "\"1\"")
                .body(Map.of("successor", LATE, "reason", "吸收合并", "documentNo", "文1号"))
                .post("/api/v1/institutions/{uscc}/succession", ABSORBED);
        assertThat(absorbed.statusCode()).as(absorbed.asString()).isEqualTo(200);
        determinedWith("H-2", ABSORBED, "2024-06-01");
        isBarredUntilAnotherOfficerHasFoundGoodCause("H-2", ABSORBED, "2024-12-31");
    }

    @Test
    void who_refused_a_repair_that_hung_on_the_filing_finds_nothing_of_it_afterwards() {
        determinedWith("H-3", LATE, "2023-06-01");
        String repair = applied("H-3");
        Response refusal = at("one", repair)
                .body(Map.of("granted", false, "words", "未按时填报"))
                .post(repair + "/producer-confirmation");
        assertThat(refusal.statusCode()).as(refusal.asString()).isEqualTo(200);
        assertThat(refusal.jsonPath().getString("state")).isEqualTo("REFUSED");

        refused(findGoodCause("one"), 409, "SECOND_OFFICER_NEEDED");
        assertThat(findGoodCause("two").statusCode()).isEqualTo(201);
    }
}
