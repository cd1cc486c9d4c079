package io.ecocredit.stories;

import static io.ecocredit.fixtures.ProcedureYear.FILES;
import static io.ecocredit.fixtures.ProcedureYear.IS_REMOVED;
import static io.ecocredit.fixtures.ProcedureYear.IS_SILENT;
import static io.ecocredit.fixtures.ProcedureYear.LEAGUE;
import static io.ecocredit.fixtures.ProcedureYear.OBJECTS;
import static io.ecocredit.fixtures.ProcedureYear.caseOf;
import static io.ecocredit.fixtures.ProcedureYear.evidence;
import static io.ecocredit.fixtures.ProcedureYear.filing;
import static io.ecocredit.fixtures.ProcedureYear.id;
import static io.ecocredit.fixtures.ProcedureYear.institution;
import static io.ecocredit.fixtures.ProcedureYear.officer;
import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.fixtures.ProcedureYear.region;
import static io.ecocredit.fixtures.ProcedureYear.take;
import static io.ecocredit.fixtures.ProcedureYear.taken;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.ProcedureYear;
import io.ecocredit.grades.PublicSide;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A league's year from the list of participants to publication, as one story: the time is moved, nothing else is. */
@QuarkusTest
@Cites(
        value = {Article.A7, Article.A19, Article.A20, Article.A23},
        settles = {Interpretation.I_2, Interpretation.I_19, Interpretation.I_28, Interpretation.I_29})
class ProcedureResourceTest {

    private static final Map<String, ?> NOTHING = Map.of();
    private static final String VALUE = "某日某报头版标题";

    private String notice = "";

    @Test
    void a_league_takes_a_year_from_its_plan_to_publication() {
        a_year_is_opened_with_dates_that_are_never_later_than_the_measures();
        notice_starts_the_filing_period_and_acting_needs_the_version_that_was_seen();
        filing_is_drafted_and_then_filed_whole();
        results_are_proposed_in_bulk_once_the_period_is_over();
        an_objection_needs_evidence_of_its_own_and_is_decided_with_reasons();
        silence_is_recorded_as_silence_by_the_service();
        what_is_proposed_is_shown_to_everybody_and_can_be_commented_on();
        comments_are_answered_before_a_second_officer_determines_the_result();
        an_officer_in_conflict_cannot_decide();
        a_submission_is_complete_or_refused_with_what_is_missing();
        the_sample_can_be_drawn_again_and_what_is_faulty_goes_back();
        a_second_officer_publishes_what_was_submitted_and_looked_at();
        the_leagues_work_is_assessed_by_the_cases_behind_each_number();
    }

    private void a_year_is_opened_with_dates_that_are_never_later_than_the_measures() {
        TestTime.moveTo("2025-03-03");
        ProcedureYear.prepare();
        ProcedureYear.ALL.stream().filter(uscc -> !uscc.equals(IS_REMOVED)).forEach(Approved::testAccountOf);

        refused(
                region("one")
                        .body(Map.of("dates", Map.of("SUBMISSION", "2025-05-16")))
                        .put("/api/v1/years/2024/plan"),
                400,
                "IMPOSSIBLE_DATE");
        region("one")
                .body(Map.of("dates", Map.of("PARTICIPANT_LIST", "2025-03-10")))
                .put("/api/v1/years/2024/plan")
                .then()
                .statusCode(200);
        assertThat(officer("one")
                        .post("/api/v1/years/2024/participants")
                        .jsonPath()
                        .getInt("added"))
                .isEqualTo(4);
        refused(take(officer("one"), IS_REMOVED, "removal", Map.of("reason", "已注销")), 409, "KEPT_ON_LIST");
        ProcedureYear.unserve(IS_REMOVED);
        refused(take(officer("one"), IS_REMOVED, "removal", NOTHING), 400, "MISSING_VALUE");
        taken(officer("one"), IS_REMOVED, "removal", Map.of("reason", "服务记录有误"));
    }

    private void notice_starts_the_filing_period_and_acting_needs_the_version_that_was_seen() {
        TestTime.moveTo("2025-03-11");
        officer("one")
                .body(NOTHING)
                .post("/api/v1/evaluations/{id}/notification", id(FILES))
                .then()
                .statusCode(428);
        officer("one")
                .header("If-Match", "\"9\"")
                .body(NOTHING)
                .post("/api/v1/evaluations/{id}/notification", id(FILES))
                .then()
                .statusCode(412);
        taken(officer("one"), FILES, "notification", NOTHING);
        taken(officer("one"), OBJECTS, "notification", NOTHING);
        refused(
                take(officer("one"), IS_SILENT, "notification", Map.of("service", Map.of("manner", "POST"))),
                400,
                "MALFORMED_VALUE");
        taken(
                officer("one"),
                IS_SILENT,
                "notification",
                Map.of("service", Map.of("manner", "HAND", "deliveredOn", "2025-03-11", "proof", "送达回证1号")));

        assertThat(deadline(FILES, "FILING")).isEqualTo("2025-04-09");
        assertThat(deadline(IS_SILENT, "FILING")).isEqualTo("2025-04-09");
        JsonPath inbox = institution(FILES).get("/api/v1/inbox").jsonPath();
        assertThat(inbox.getString("items[0].dueOn")).isEqualTo("2025-04-09");
        assertThat(inbox.getString("items[0].clause")).contains("第二十条第（一）项");
        opensOnce(inbox.getLong("items[0].messageId"));
        refused(take(officer("one"), FILES, "proposal", NOTHING), 409, "PERIOD_NOT_OVER");
        refused(take(officer("one"), FILES, "filing", NOTHING), 403, "WRONG_PARTY");
    }

    private static void opensOnce(long message) {
        String receipt = "/api/v1/inbox/" + message + "/receipt";
        assertThat(institution(OBJECTS).put(receipt).path("code").toString()).isEqualTo("NO_SUCH_NOTICE");
        institution(FILES).put(receipt).then().statusCode(204);
        String openedAt = institution(FILES).get("/api/v1/inbox").path("items[0].openedAt");
        institution(FILES).put(receipt).then().statusCode(204);
        assertThat(institution(FILES).get("/api/v1/inbox").<String>path("items[0].openedAt"))
                .isNotNull()
                .isEqualTo(openedAt);
    }

    private static String deadline(String uscc, String limit) {
        return caseOf(uscc).getString("items[0].deadlines.find { it.limit == '" + limit + "' }.lastDay");
    }

    private void filing_is_drafted_and_then_filed_whole() {
        refused(take(institution(FILES), FILES, "filing", NOTHING), 409, "FILING_INCOMPLETE");
        String address = "/api/v1/evaluations/" + id(FILES) + "/filing";
        Response draft = institution(FILES)
                .header("If-Match", "\"0\"")
                .body(Map.of("facts", Map.of("staff", 3)))
                .put(address);
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(200);
        assertThat(draft.jsonPath().getList("lacking.field")).contains("commitment", "facts.address");
        officer("one").get(address).then().statusCode(200);
        assertThat(officer("one").get(address).jsonPath().getMap("filing"))
                .as("a draft is the institution's")
                .isEmpty();
        refused(
                institution(FILES)
                        .header("If-Match", "\"0\"")
                        .body(filing(FILES))
                        .put(address),
                412,
                "PRECONDITION_FAILED");
        institution(FILES)
                .header("If-Match", draft.header("ETag"))
                .body(filing(FILES))
                .put(address)
                .then()
                .statusCode(200);
        taken(institution(FILES), FILES, "filing", NOTHING);

        assertThat(officer("one").get(address).jsonPath().getString("filing.facts.address"))
                .isEqualTo("包头市某路1号");
        String letter = institution(FILES)
                .get("/api/v1/evaluations/" + id(FILES) + "/commitment")
                .asString();
        assertThat(letter).contains("出具的检测报告合法、真实、准确", FILES, "2025年3月11日", "同意本承诺书向社会公开");
        institution(OBJECTS).get(address).then().statusCode(404);
    }

    private void results_are_proposed_in_bulk_once_the_period_is_over() {
        TestTime.moveTo("2025-04-14");
        List<Map<String, Object>> items = List.of(item(FILES), item(IS_SILENT), item(OBJECTS), item(IS_REMOVED));
        JsonPath done = officer("one")
                .body(Map.of("action", "proposal", "items", items))
                .post("/api/v1/evaluations/actions")
                .jsonPath();

        assertThat(done.getList("status")).containsExactly(200, 200, 200, 409);
        assertThat(done.getString("[3].problem.code")).isEqualTo("STEP_OUT_OF_ORDER");
        assertThat(caseOf(FILES).getString("items[0].result.grade")).isEqualTo("NORMAL");
        assertThat(caseOf(OBJECTS).getString("items[0].result.grade")).isEqualTo("BAD");
        assertThat(institution(OBJECTS)
                        .get("/api/v1/evaluations/{id}/sheet", id(OBJECTS))
                        .jsonPath()
                        .getString("lines[0].recordNo"))
                .isEqualTo("RP000001");
        assertThat(deadline(FILES, "OBJECTION")).isEqualTo("2025-04-21");
    }

    private static Map<String, Object> item(String uscc) {
        JsonPath seen = caseOf(uscc);
        return Map.of(
                "evaluationId", seen.getString("items[0].evaluationId"), "version", seen.getLong("items[0].version"));
    }

    private void an_objection_needs_evidence_of_its_own_and_is_decided_with_reasons() {
        taken(institution(FILES), FILES, "confirmation", NOTHING);
        refused(take(institution(OBJECTS), OBJECTS, "objection", Map.of("reason", "不实")), 400, "MISSING_VALUE");
        String foreign = evidence(FILES);
        refused(
                take(institution(OBJECTS), OBJECTS, "objection", Map.of("reason", "不实", "evidence", List.of(foreign))),
                400,
                "UNKNOWN_EVIDENCE");
        taken(
                institution(OBJECTS),
                OBJECTS,
                "objection",
                Map.of("reason", "不实", "evidence", List.of(evidence(OBJECTS))));
        assertThat(officer("one").get("/api/v1/inbox").jsonPath().getString("items[0].title"))
                .contains("提出异议");
        taken(officer("two"), OBJECTS, "decision", Map.of("reason", "处罚属实", "upheld", false));
        taken(officer("one"), OBJECTS, "proposal", NOTHING);
    }

    private void silence_is_recorded_as_silence_by_the_service() {
        TestTime.moveTo("2025-04-22");
        Instant end = Instant.now().plusSeconds(40);
        while (!"CONFIRMED".equals(caseOf(IS_SILENT).getString("items[0].step"))
                || !"CONFIRMED".equals(caseOf(OBJECTS).getString("items[0].step"))) {
            assertThat(Instant.now()).isBefore(end);
        }
        assertThat(caseOf(IS_SILENT).getString("items[0].answer")).isEqualTo("SILENT");
        assertThat(officer("one")
                        .get("/api/v1/evaluations/{id}/history", id(IS_SILENT))
                        .jsonPath()
                        .getList("role"))
                .containsExactly("league", "league", "system");
    }

    private void what_is_proposed_is_shown_to_everybody_and_can_be_commented_on() {
        TestTime.moveTo("2025-04-28");
        Response opened = officer("one").post("/api/v1/years/2024/public-notice");
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(200);
        notice = opened.jsonPath().getString("noticeId");

        JsonPath shown = given().get("/api/v1/public-notices/{id}", notice).jsonPath();
        assertThat(shown.getList("proposed.uscc")).containsExactly(FILES, IS_SILENT, OBJECTS);
        assertThat(shown.getString("closesOn")).isEqualTo("2025-05-08");
        assertThat(comment(notice, "short", "").statusCode()).isEqualTo(400);
        assertThat(comment(notice, "这家机构的报告不实", "key-1").statusCode()).isEqualTo(201);
        assertThat(comment(notice, "这家机构的报告不实", "key-1").statusCode()).isEqualTo(201);
        assertThat(comments().getList("commentId"))
                .as("the same comment twice is one")
                .hasSize(1);
        assertThat(given().get("/api/v1/public-notices/{id}", notice).jsonPath().getList("comments"))
                .isEmpty();
        refused(take(officer("two"), FILES, "review", NOTHING), 409, "PERIOD_NOT_OVER");
    }

    private static Response comment(String notice, String words, String key) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("uscc", FILES, "words", words))
                .post("/api/v1/public-notices/{id}/comments", notice);
    }

    private static JsonPath comments() {
        return officer("one").get("/api/v1/years/2024/comments").jsonPath();
    }

    private void comments_are_answered_before_a_second_officer_determines_the_result() {
        TestTime.moveTo("2025-05-12");
        refused(comment(notice, "公示之后的意见", "key-2"), 409, "NOTICE_CLOSED");
        assertThat(given().get("/api/v1/public-notices/{id}", notice).jsonPath().getList("proposed"))
                .as("a past notice shows dates and counts only")
                .isNull();
        refused(take(officer("two"), FILES, "review", NOTHING), 409, "COMMENTS_OPEN");
        officer("one")
                .body(Map.of("finding", "经查属实与否", "answer", "经核查，报告真实。", "released", true))
                .put("/api/v1/comments/{id}/answer", comments().getString("[0].commentId"))
                .then()
                .statusCode(204);
        assertThat(given().get("/api/v1/public-notices/{id}", notice).jsonPath().getString("comments[0].answer"))
                .isEqualTo("经核查，报告真实。");
        refused(take(officer("one"), FILES, "review", NOTHING), 409, "SECOND_OFFICER_NEEDED");
        taken(officer("two"), FILES, "review", NOTHING);
        taken(officer("two"), OBJECTS, "review", NOTHING);
    }

    private void an_officer_in_conflict_cannot_decide() {
        officer("three")
                .body(Map.of("reason", "近亲属任职"))
                .put("/api/v1/evaluations/{id}/recusal", id(IS_SILENT))
                .then()
                .statusCode(200);
        Response answer = take(officer("three"), IS_SILENT, "review", NOTHING);
        refused(answer, 403, "CONFLICT_OF_INTEREST");
        assertThat(answer.jsonPath().getString("clause")).contains("公务员法");
    }

    private void a_submission_is_complete_or_refused_with_what_is_missing() {
        region("one")
                .body(Map.of("value", VALUE))
                .put("/api/v1/years/2024/spot-check-value")
                .then()
                .statusCode(200);
        Response incomplete = officer("two").post("/api/v1/years/2024/submission");
        refused(incomplete, 409, "SUBMISSION_INCOMPLETE");
        assertThat(incomplete.jsonPath().getList("errors.value")).containsExactly(IS_SILENT);
        taken(officer("two"), IS_SILENT, "review", NOTHING);
        JsonPath submission =
                officer("two").post("/api/v1/years/2024/submission").jsonPath();
        assertThat(submission.getList("lines", String.class)).hasSize(3).first().isEqualTo(FILES + ",100,NORMAL,");
        assertThat(submission.getString("digest"))
                .isEqualTo(SpotCheck.digest(submission.getList("lines", String.class)));
        refused(
                region("one").body(Map.of("value", "另一个抽查用的值")).put("/api/v1/years/2024/spot-check-value"),
                409,
                "ANNOUNCED_TOO_LATE");
    }

    private void the_sample_can_be_drawn_again_and_what_is_faulty_goes_back() {
        JsonPath drawn = region("one")
                .body(Map.of("league", LEAGUE, "size", 1, "chosen", List.of(OBJECTS)))
                .post("/api/v1/years/2024/spot-checks")
                .jsonPath();
        JsonPath submission =
                officer("one").get("/api/v1/years/2024/submission").jsonPath();
        assertThat(SpotCheck.of(VALUE, submission.getString("[0].digest"), drawn.getString("salt"))
                        .draw(List.of(FILES, IS_SILENT, OBJECTS), 1))
                .isEqualTo(drawn.getList("drawn", String.class));
        for (String uscc : List.of(FILES, IS_SILENT)) {
            if (caseOf(uscc).getBoolean("items[0].sampled")) {
                taken(region("one"), uscc, "acceptance", NOTHING);
            }
        }
        taken(region("one"), OBJECTS, "return", Map.of("reason", "材料不全"));
        refusedJob(published("two"), "PUBLICATION_INCOMPLETE");
        taken(officer("two"), OBJECTS, "review", NOTHING);
        officer("two").post("/api/v1/years/2024/submission").then().statusCode(200);
    }

    /** The problem of a publication that failed, as its job tells it. */
    private static Response published(String officer) {
        return region(officer).body(NOTHING).post("/api/v1/years/2024/publication");
    }

    private static void refusedJob(Response answer, String code) {
        assertThat(answer.jsonPath().getString("problem.code"))
                .as(answer.asString())
                .isEqualTo(code);
    }

    private void a_second_officer_publishes_what_was_submitted_and_looked_at() {
        TestTime.moveTo("2025-06-03");
        refusedJob(published("two"), "NOT_CHECKED");
        region("one")
                .body(Map.of("league", LEAGUE, "size", 1))
                .post("/api/v1/years/2024/spot-checks")
                .then()
                .statusCode(200);
        taken(region("one"), OBJECTS, "acceptance", NOTHING);
        refusedJob(published("one"), "SECOND_OFFICER_NEEDED");
        PublicSide.asked().get("/api/v1/grades/{uscc}", FILES).then().statusCode(404);
        JsonPath done = published("two").jsonPath();
        assertThat(done.getInt("result.edition")).as(done.prettify()).isEqualTo(1);

        JsonPath shown =
                PublicSide.asked().get("/api/v1/grades/{uscc}", OBJECTS).jsonPath();
        assertThat(shown.getString("current.grade")).isEqualTo("BAD");
        assertThat(shown.getBoolean("current.historicalImport")).isFalse();
        assertThat(given().get("/api/v1/releases/2024").jsonPath().getInt("results"))
                .isEqualTo(3);
        refusedJob(published("two"), "NOTHING_TO_PUBLISH");
    }

    private void the_leagues_work_is_assessed_by_the_cases_behind_each_number() {
        JsonPath assessed = region("one").get("/api/v1/years/2024/assessment").jsonPath();
        String own = "find { it.league == '" + LEAGUE + "' }.";
        assertThat(assessed.getList(own + "punctuality.find { it.step == 'PARTICIPANT_LIST' }.late"))
                .as("notified on the 11th, planned by the 10th")
                .hasSize(3);
        assertThat(assessed.getInt(own + "punctuality.find { it.step == 'SUBMISSION' }.inTime"))
                .isEqualTo(3);
        assertThat(assessed.getList(own + "returned")).containsExactly(id(OBJECTS));
        assertThat(assessed.getInt(own + "objectionsDecided")).isEqualTo(1);
        assertThat(assessed.getList(own + "objectionsUpheld")).isEmpty();
        assertThat(assessed.getInt(own + "comments")).isEqualTo(1);
        assertThat(assessed.getList(own + "commentsUnanswered")).isEmpty();
        officer("one").get("/api/v1/years/2024/progress").then().statusCode(200);
    }
}
