package io.ecocredit.grades;

import static io.ecocredit.procedure.LineYear.INSTITUTIONS;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a signer agreed to make public is public beside the notice and the result, and nothing else of the filing. */
@QuarkusTest
@Cites(provisions = {Provision.A20_ITEM_1, Provision.A20_ITEM_3, Provision.A20_ITEM_6, Provision.A36_PARAGRAPH_1})
class CommitmentResourceTest {

    private static final String FILED = INSTITUTIONS.first();
    private static final String SILENT = INSTITUTIONS.second();

    @Test
    void a_letter_is_read_by_everybody_while_its_notice_or_its_result_is_public() {
        INSTITUTIONS.prepare();
        filed();
        confirmed(FILED);
        confirmed(SILENT);
        assertThat(letters(FILED)).as("before the notice").isEmpty();

        TestTime.moveTo("2025-04-28");
        assertThat(INSTITUTIONS
                        .officer("one")
                        .post(INSTITUTIONS.year("/public-notice"))
                        .statusCode())
                .isEqualTo(200);
        theFormAndNothingElse();
        assertThat(letters(SILENT)).as("who signed none has none").isEmpty();
        outAndBack();

        TestTime.moveTo("2025-05-12");
        assertThat(letters(FILED)).as("after the notice").isEmpty();
        INSTITUTIONS.putAt(FILED, Step.DETERMINED);
        INSTITUTIONS.putAt(SILENT, Step.DETERMINED);
        INSTITUTIONS.announce();
        INSTITUTIONS
                .officer("one")
                .post(INSTITUTIONS.year("/submission"))
                .then()
                .statusCode(200);
        String drawn = INSTITUTIONS.draw().jsonPath().getString("drawn[0]");
        INSTITUTIONS.taken(INSTITUTIONS.region("one"), drawn, "acceptance", NOTHING);
        assertThat(INSTITUTIONS.makeKnown("two").asString()).contains("SUCCEEDED");
        assertThat(letters(FILED)).as("beside the result").hasSize(1);
        assertThat(letters(SILENT)).isEmpty();
    }

    private static void filed() {
        INSTITUTIONS.putAt(FILED, Step.NOTIFIED);
        String filing = INSTITUTIONS.at(INSTITUTIONS.id(FILED), "/filing");
        Map<String, Object> whole = INSTITUTIONS.filing(FILED);
        Map<String, Object> telling = Map.of("items", List.of(6), "other", "联系人身份证号11010519491231002X");
        Response refused = INSTITUTIONS
                .subject(FILED)
                .header("If-Match", "\"0\"")
                .body(Map.of("commitment", telling))
                .put(filing);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.asString()).contains("PERSONAL_DATA_NOT_ALLOWED", "commitment.other", "第三十六条");
        INSTITUTIONS
                .subject(FILED)
                .header("If-Match", "\"0\"")
                .body(whole)
                .put(filing)
                .then()
                .statusCode(200);
        INSTITUTIONS.taken(INSTITUTIONS.subject(FILED), FILED, "filing", NOTHING);
    }

    private static void confirmed(String uscc) {
        if (!uscc.equals(FILED)) {
            INSTITUTIONS.putAt(uscc, Step.NOTIFIED);
        }
        INSTITUTIONS.taken(INSTITUTIONS.officer("one"), uscc, "proposal", NOTHING);
        INSTITUTIONS.putAt(uscc, Step.CONFIRMED);
    }

    private static void theFormAndNothingElse() {
        Response answer = given().get("/api/v1/grades/{uscc}/commitments", FILED);
        assertThat(answer.jsonPath().getMap("[0]").keySet())
                .containsExactlyInAnyOrder(
                        "uscc",
                        "year",
                        "name",
                        "title",
                        "preamble",
                        "items",
                        "closing",
                        "signer",
                        "signedOn",
                        "clause");
        assertThat(answer.jsonPath().getList("[0].items", String.class))
                .hasSize(6)
                .anyMatch(item -> item.contains("出具的检测报告合法、真实、准确"));
        assertThat(answer.jsonPath().getString("[0].signer")).isEqualTo("签署人");
        assertThat(answer.jsonPath().getString("[0].signedOn")).isEqualTo("2025-03-11");
        assertThat(answer.asString()).doesNotContain("0472-0000000", "包头市某路1号", "某项荣誉");
        String page = given().get("/grades/{uscc}/commitments", FILED).asString();
        assertThat(page).contains("同意本承诺书向社会公开", "签署人", "2025年3月11日").doesNotContain("0472-0000000");
    }

    private static void outAndBack() {
        String exclusion = INSTITUTIONS.exclusion(FILED);
        FreshKey.on(INSTITUTIONS.officer("one"))
                .body(Map.of("reason", "立案侦查"))
                .post(exclusion)
                .then()
                .statusCode(201);
        long end = System.nanoTime() + 20_000_000_000L;
        while (!letters(FILED).isEmpty()) {
            assertThat(System.nanoTime()).as("it leaves with the notice").isLessThan(end);
        }
        INSTITUTIONS
                .officer("one")
                .body(NOTHING)
                .post(exclusion + "/return")
                .then()
                .statusCode(200);
    }

    private static List<Object> letters(String uscc) {
        Response answer = given().get("/api/v1/grades/{uscc}/commitments", uscc);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("");
    }
}
