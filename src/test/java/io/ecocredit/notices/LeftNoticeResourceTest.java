package io.ecocredit.notices;

import static io.ecocredit.procedure.LineYear.INSTITUTIONS;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A result that left its public notice is shown anew, five working days, before it is determined (A20.3, A5.4). */
@QuarkusTest
@Cites(
        provisions = {Provision.A5_ITEM_4, Provision.A20_ITEM_3, Provision.A20_ITEM_4},
        settles = {Interpretation.I_4, Interpretation.I_31})
class LeftNoticeResourceTest {

    private static final String FIRST = INSTITUTIONS.first();
    private static final String SECOND = INSTITUTIONS.second();

    @Test
    void who_was_outside_the_evaluation_while_the_notice_ran_is_shown_again() {
        INSTITUTIONS.prepare();
        confirmed(FIRST);
        confirmed(SECOND);
        TestTime.moveTo("2025-04-28");
        String notice = opened().getString("noticeId");
        given().contentType("application/json")
                .header("Idempotency-Key", "about-the-first")
                .body(Map.of("uscc", FIRST, "words", "这家机构的报告不实"))
                .post("/api/v1/public-notices/{id}/comments", notice)
                .then()
                .statusCode(201);
        refused(INSTITUTIONS.officer("one").post(INSTITUTIONS.year("/public-notice")), 409, "NOTHING_TO_SHOW");
        outAndBackOnOneDay();

        TestTime.moveTo("2025-05-12");
        INSTITUTIONS.taken(INSTITUTIONS.officer("two"), SECOND, "review", NOTHING);
        Response tooEarly = review(FIRST);
        refused(tooEarly, 409, "PERIOD_NOT_OVER");
        assertThat(tooEarly.jsonPath().getString("clause")).contains("第二十条第（三）项", "I-4");

        JsonPath again = opened();
        assertThat(again.getInt("cases")).isEqualTo(1);
        assertThat(again.getString("closesOn")).as("five working days").isEqualTo("2025-05-19");
        assertThat(given().get("/api/v1/public-notices/{id}", again.getString("noticeId"))
                        .jsonPath()
                        .getList("proposed.uscc"))
                .containsExactly(FIRST);
        assertThat(INSTITUTIONS.seen(FIRST).getString("step")).isEqualTo(Step.ON_NOTICE.name());
        TestTime.moveTo("2025-05-19");
        refused(review(FIRST), 409, "PERIOD_NOT_OVER");
        TestTime.moveTo("2025-05-20");
        refused(review(FIRST), 409, "COMMENTS_OPEN");
        INSTITUTIONS
                .officer("one")
                .body(Map.of("finding", "经查不实", "answer", "经核查，报告真实。", "released", true))
                .put(
                        "/api/v1/comments/{id}/answer",
                        INSTITUTIONS
                                .officer("one")
                                .get("/api/v1/years/2024/comments")
                                .jsonPath()
                                .getString("[0].commentId"))
                .then()
                .statusCode(204);
        INSTITUTIONS.taken(INSTITUTIONS.officer("two"), FIRST, "review", NOTHING);
    }

    private static void confirmed(String uscc) {
        INSTITUTIONS.putAt(uscc, Step.NOTIFIED);
        INSTITUTIONS.taken(INSTITUTIONS.officer("one"), uscc, "proposal", NOTHING);
        INSTITUTIONS.putAt(uscc, Step.CONFIRMED);
    }

    private static JsonPath opened() {
        Response opened = INSTITUTIONS.officer("one").post(INSTITUTIONS.year("/public-notice"));
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(200);
        return opened.jsonPath();
    }

    /** Its row in the notice is gone by then, and does not come back by itself. */
    private static void outAndBackOnOneDay() {
        String exclusion = "/api/v1/institutions/" + FIRST + "/exclusion";
        FreshKey.on(INSTITUTIONS.officer("one"))
                .body(Map.of("reason", "立案侦查"))
                .post(exclusion)
                .then()
                .statusCode(201);
        refused(review(FIRST), 409, "PERIOD_NOT_OVER");
        INSTITUTIONS
                .officer("one")
                .body(NOTHING)
                .post(exclusion + "/return")
                .then()
                .statusCode(200);
    }

    private static Response review(String uscc) {
        return INSTITUTIONS.take(INSTITUTIONS.officer("two"), uscc, "review", NOTHING);
    }
}
