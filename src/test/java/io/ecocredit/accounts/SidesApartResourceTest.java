package io.ecocredit.accounts;

import static io.ecocredit.procedure.LineYear.INSTITUTIONS;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An account that has done anything for a subject does nothing about it in an office, and the other way round (公务员法第七十六条). */
@QuarkusTest
@Cites(settles = {Interpretation.I_29, Interpretation.I_39})
class SidesApartResourceTest {

    /** An act that is no step of the procedure: a file that the subject hands in. */
    @ParameterizedTest
    @EnumSource
    void whoever_has_acted_for_a_subject_in_any_way_takes_no_step_about_it_in_an_office(LineYear line) {
        line.prepare();
        String subject = line.first();
        line.putAt(subject, Step.NOTIFIED);
        assertThat(line.evidence(subject)).isNotNull();
        if (line == INSTITUTIONS) {
            line.closeInbox(subject);
        }
        String account = "test-" + line.name().toLowerCase(Locale.ROOT).replaceAll("s$", "");
        refused(line.take(line.officerAs(account), subject, "proposal", NOTHING), 403, "CONFLICT_OF_INTEREST");
        line.taken(line.officer("one"), subject, "proposal", NOTHING);
    }

    @Test
    void whoever_objected_to_a_finding_does_not_decide_the_objection() {
        INSTITUTIONS.prepare();
        String subject = INSTITUTIONS.second();
        INSTITUTIONS.putAt(subject, Step.NOTIFIED);
        Response ruled = FreshKey.on(INSTITUTIONS.officer("one"))
                .body(Map.of(
                        "evaluationId",
                        INSTITUTIONS.id(subject),
                        "kind",
                        "GOOD_CAUSE",
                        "words",
                        "停业整顿",
                        "evidence",
                        List.of(INSTITUTIONS.evidence(subject))))
                .post("/api/v1/filing-rulings");
        assertThat(ruled.statusCode()).as(ruled.asString()).isEqualTo(201);
        String ruling = "/api/v1/filing-rulings/" + ruled.jsonPath().getString("rulingId");
        assertThat(moved(INSTITUTIONS.subject(subject), ruling, "objection", Map.of("words", "不属实"))
                        .statusCode())
                .isEqualTo(200);
        INSTITUTIONS.closeInbox(subject);

        Map<String, ?> upheld = Map.of("words", "属实", "upheld", true);
        refused(
                moved(INSTITUTIONS.officerAs("test-institution"), ruling, "decision", upheld),
                403,
                "CONFLICT_OF_INTEREST");
        assertThat(moved(INSTITUTIONS.officer("two"), ruling, "decision", upheld)
                        .statusCode())
                .isEqualTo(200);
    }

    private static Response moved(RequestSpecification who, String ruling, String noun, Map<String, ?> body) {
        return FreshKey.on(who)
                .header("If-Match", INSTITUTIONS.officer("one").get(ruling).header("ETag"))
                .body(body)
                .post(ruling + "/" + noun);
    }

    /** A list of what a league warns of is written nowhere else. */
    @Test
    void an_account_that_has_done_anything_in_an_office_becomes_no_institutions() {
        INSTITUTIONS.prepare();
        Response added = FreshKey.on(INSTITUTIONS.officer("clerk"))
                .body(Map.of("title", "报告质量", "indicators", List.of("1-12"), "requirement", "更正并报告", "days", 90))
                .post("/api/v1/warning-matters");
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        Response approved = INSTITUTIONS
                .region("one")
                .body(NOTHING)
                .put("/api/v1/institutions/" + INSTITUTIONS.first() + "/accounts/" + LineYear.LEAGUE + "clerk");
        refused(approved, 403, "CONFLICT_OF_INTEREST");
    }
}
