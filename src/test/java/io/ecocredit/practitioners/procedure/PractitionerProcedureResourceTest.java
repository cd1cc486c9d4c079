package io.ecocredit.practitioners.procedure;

import static io.ecocredit.practitioners.procedure.PractitionerYear.evidence;
import static io.ecocredit.practitioners.procedure.PractitionerYear.id;
import static io.ecocredit.practitioners.procedure.PractitionerYear.item;
import static io.ecocredit.practitioners.procedure.PractitionerYear.list;
import static io.ecocredit.practitioners.procedure.PractitionerYear.person;
import static io.ecocredit.practitioners.procedure.PractitionerYear.refused;
import static io.ecocredit.practitioners.procedure.PractitionerYear.region;
import static io.ecocredit.practitioners.procedure.PractitionerYear.take;
import static io.ecocredit.practitioners.procedure.PractitionerYear.taken;
import static io.ecocredit.practitioners.procedure.PractitionerYear.view;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A league's year with its practitioners over HTTP, from the list to the letter; nothing of it is ever public. */
@QuarkusTest
@Cites(
        value = {Article.A7, Article.A17, Article.A21, Article.A23, Article.A36},
        settles = {Interpretation.I_2, Interpretation.I_18, Interpretation.I_19, Interpretation.I_29})
class PractitionerProcedureResourceTest {

    private static final String LEAGUE = "150200";
    private static final String NEIGHBOUR = "150100";
    private static final String DISHONEST = "P900001";
    private static final String HONEST = "P900002";
    private static final String UNRECORDED = "P900003";
    private static final String ELSEWHERE = "P900004";
    private static final String VALUE = "中国体育彩票第2025123期";
    private static final Map<String, Object> NOTHING = Map.of();

    @Test
    void a_league_takes_practitioners_from_the_list_to_the_letter() {
        a_league_lists_those_whom_it_leads_and_learns_of_nobody_else();
        a_practitioner_is_notified_and_files();
        a_proposal_is_objected_to_with_evidence_of_ones_own();
        silence_is_recorded_and_a_second_officer_without_conflict_determines();
        what_is_submitted_is_sampled_sent_back_and_submitted_again();
        the_region_tells_leagues_and_only_the_dishonest_get_a_letter();
        the_leagues_work_is_assessed_by_the_cases_behind_each_number();
        nothing_of_it_is_public();
    }

    private void a_league_lists_those_whom_it_leads_and_learns_of_nobody_else() {
        TestTime.moveTo("2025-03-03");
        RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                P900001,159999196102020010,从业人员甲,,150200
                P900002,159999196203030023,从业人员乙,,150200
                P900003,159999198001010014,从业人员丙,,150200
                P900004,159999198102020027,从业人员丁,,150100
                """);
        RegionYear.deliver("practitioner_records", """
                record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,client_name,summary
                PR00001,P900001,,2-01,2024-03-01,2024-03-10,150100,呼和浩特市生态环境局,委〔2024〕1号,,问题一
                PR00002,P900001,,2-02,2024-06-01,2024-06-10,150200,包头市生态环境局,委〔2024〕2号,,问题二
                PR00003,P900002,,2-01,2024-07-01,2024-07-10,150200,包头市生态环境局,委〔2024〕3号,,问题三
                PR00004,P900002,,2-03,2024-08-01,2024-08-10,150200,包头市生态环境局,委〔2024〕4号,,问题四
                PR00005,P900004,,2-03,2024-08-01,2024-08-10,150100,呼和浩特市生态环境局,委〔2024〕5号,,问题五
                """);
        officer("one")
                .post("/api/v1/practitioner-years/2024/participants")
                .then()
                .statusCode(404);
        RegionYear.region().put("/api/v1/years/2024").then().statusCode(200);

        assertThat(officer("one")
                        .post("/api/v1/practitioner-years/2024/participants")
                        .jsonPath()
                        .getInt("added"))
                .as("whose record completed the count, or came first, decides who leads")
                .isEqualTo(2);
        refused(
                officer("one").body(NOTHING).put("/api/v1/practitioner-years/2024/participants/" + UNRECORDED),
                400,
                "INVALID_PARAMETER");
        officer("one")
                .body(Map.of("reason", "在本市长期从业"))
                .put("/api/v1/practitioner-years/2024/participants/" + UNRECORDED)
                .then()
                .statusCode(200);
        Response hidden = officer("one")
                .body(Map.of("reason", "在本市长期从业"))
                .put("/api/v1/practitioner-years/2024/participants/" + ELSEWHERE);
        Response absent = officer("one")
                .body(Map.of("reason", "在本市长期从业"))
                .put("/api/v1/practitioner-years/2024/participants/P999999");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.asByteArray()).isEqualTo(absent.asByteArray());
        assertThat(list(officer("one")).getList("items.practitioner")).containsExactly(DISHONEST, HONEST, UNRECORDED);
        assertThat(list(officerOf(NEIGHBOUR)).getList("items")).isEmpty();
        officerOf(NEIGHBOUR)
                .get("/api/v1/practitioner-evaluations/{id}", id(DISHONEST))
                .then()
                .statusCode(404);
        assertThat(list(person(HONEST)).getList("items.practitioner")).containsExactly(HONEST);
    }

    private void a_practitioner_is_notified_and_files() {
        person(HONEST)
                .body(NOTHING)
                .post("/api/v1/practitioner-evaluations/{id}/notification", id(HONEST))
                .then()
                .statusCode(428);
        taken(officer("one"), DISHONEST, "notification", NOTHING);
        RequestSpecification keyed = officer("one").header("Idempotency-Key", "notify-3");
        String first = take(keyed, UNRECORDED, "notification", NOTHING).asString();
        assertThat(officer("one")
                        .header("Idempotency-Key", "notify-3")
                        .header("If-Match", "\"1\"")
                        .body(NOTHING)
                        .post("/api/v1/practitioner-evaluations/{id}/notification", id(UNRECORDED))
                        .asString())
                .as("asked for again")
                .isEqualTo(first);
        taken(
                officer("one"),
                HONEST,
                "notification",
                Map.of("service", Map.of("manner", "HAND", "deliveredOn", "2025-03-03", "proof", "送达回证1号")));
        JsonPath told = person(DISHONEST).get("/api/v1/practitioner-notices").jsonPath();
        assertThat(told.getString("items[0].dueOn")).isEqualTo("2025-03-31");
        assertThat(told.getString("items[0].clause")).contains("第二十一条第（一）项");
        refused(take(officer("one"), DISHONEST, "proposal", NOTHING), 409, "PERIOD_NOT_OVER");
        refused(take(person(DISHONEST), DISHONEST, "filing", NOTHING), 409, "FILING_INCOMPLETE");

        String address = "/api/v1/practitioner-evaluations/" + id(DISHONEST) + "/filing";
        refused(
                person(DISHONEST)
                        .header("If-Match", "\"0\"")
                        .body(Map.of("occupation", "采样员159999196102020010"))
                        .put(address),
                400,
                "PERSONAL_DATA_NOT_ALLOWED");
        person(DISHONEST)
                .header("If-Match", "\"0\"")
                .body(Map.of("employer", "自营", "occupation", "采样员", "qualifications", "无", "truthful", true))
                .put(address)
                .then()
                .statusCode(200);
        assertThat(officer("one").get(address).jsonPath().getMap("filing"))
                .as("a draft is the person's")
                .isEmpty();
        taken(person(DISHONEST), DISHONEST, "filing", NOTHING);
        assertThat(officer("one").get(address).jsonPath().getString("filing.occupation"))
                .isEqualTo("采样员");
        person(HONEST).get(address).then().statusCode(404);
    }

    private void a_proposal_is_objected_to_with_evidence_of_ones_own() {
        TestTime.moveTo("2025-04-01");
        List<Map<String, Object>> items = List.of(item(DISHONEST), item(HONEST), item(UNRECORDED));
        JsonPath done = officer("one")
                .body(Map.of("action", "proposal", "items", items))
                .post("/api/v1/practitioner-evaluations/actions")
                .jsonPath();
        assertThat(done.getList("status")).containsExactly(200, 200, 200);
        assertThat(view(DISHONEST).getString("items[0].result.gradeLabel")).isEqualTo("生态环境失信个人");
        assertThat(view(DISHONEST).getString("items[0].letterLeague")).isEqualTo(LEAGUE);
        assertThat(view(HONEST).getBoolean("items[0].result.dishonest"))
                .as("two of one department do not suffice")
                .isFalse();

        refused(
                take(
                        person(DISHONEST),
                        DISHONEST,
                        "objection",
                        Map.of("reason", "不实", "evidence", List.of(evidence(HONEST)))),
                400,
                "UNKNOWN_EVIDENCE");
        refused(
                take(
                        person(DISHONEST),
                        DISHONEST,
                        "objection",
                        Map.of("reason", "本人159999196102020010", "evidence", List.of(evidence(DISHONEST)))),
                400,
                "PERSONAL_DATA_NOT_ALLOWED");
        taken(
                person(DISHONEST),
                DISHONEST,
                "objection",
                Map.of("reason", "不实", "evidence", List.of(evidence(DISHONEST))));
        taken(officer("two"), DISHONEST, "decision", Map.of("reason", "属实", "upheld", false));
        taken(officer("one"), DISHONEST, "proposal", NOTHING);
        taken(person(HONEST), HONEST, "confirmation", NOTHING);
    }

    private void silence_is_recorded_and_a_second_officer_without_conflict_determines() {
        TestTime.moveTo("2025-04-10");
        Instant end = Instant.now().plusSeconds(40);
        while (!"SILENT".equals(view(DISHONEST).getString("items[0].answer"))
                || !"SILENT".equals(view(UNRECORDED).getString("items[0].answer"))) {
            assertThat(Instant.now()).isBefore(end);
        }
        refused(take(officer("one"), HONEST, "review", NOTHING), 409, "SECOND_OFFICER_NEEDED");
        officer("two")
                .body(Map.of("reason", "近亲属"))
                .put("/api/v1/practitioner-evaluations/{id}/recusal", id(HONEST))
                .then()
                .statusCode(200);
        refused(take(officer("two"), HONEST, "review", NOTHING), 403, "CONFLICT_OF_INTEREST");
        taken(officer("three"), HONEST, "review", NOTHING);
        refused(officer("two").post("/api/v1/practitioner-years/2024/submission"), 409, "NOT_ANNOUNCED");
        RegionYear.region()
                .contentType("application/json")
                .body(Map.of("value", VALUE))
                .put("/api/v1/years/2024/spot-check-value")
                .then()
                .statusCode(200);
        Response incomplete = officer("two").post("/api/v1/practitioner-years/2024/submission");
        refused(incomplete, 409, "SUBMISSION_INCOMPLETE");
        assertThat(incomplete.jsonPath().getList("errors.value")).containsExactlyInAnyOrder(DISHONEST, UNRECORDED);
        taken(officer("two"), DISHONEST, "review", NOTHING);
        taken(officer("two"), UNRECORDED, "review", NOTHING);
    }

    private void what_is_submitted_is_sampled_sent_back_and_submitted_again() {
        JsonPath submitted = officer("two")
                .post("/api/v1/practitioner-years/2024/submission")
                .jsonPath();
        assertThat(submitted.getList("lines"))
                .containsExactly(DISHONEST + ",true", HONEST + ",false", UNRECORDED + ",false");
        refused(tell("two"), 409, "NOT_CHECKED");
        JsonPath drawn = region("one")
                .body(Map.of("league", LEAGUE, "size", 1, "chosen", List.of(HONEST)))
                .post("/api/v1/practitioner-years/2024/spot-checks")
                .jsonPath();
        assertThat(SpotCheck.of(VALUE, submitted.getString("digest"), drawn.getString("salt"))
                        .draw(List.of(DISHONEST, HONEST, UNRECORDED), 1))
                .isEqualTo(drawn.getList("drawn", String.class));
        assertThat(officer("one")
                        .get("/api/v1/practitioner-years/2024/spot-checks")
                        .jsonPath()
                        .getString("[0].seed"))
                .isEqualTo(drawn.getString("seed"));
        assertThat(officerOf(NEIGHBOUR)
                        .get("/api/v1/practitioner-years/2024/spot-checks")
                        .jsonPath()
                        .getList(""))
                .isEmpty();
        taken(region("one"), HONEST, "return", Map.of("reason", "材料不全"));
        refused(tell("two"), 409, "CHECK_INCOMPLETE");
        taken(officer("three"), HONEST, "review", NOTHING);
        officer("two").post("/api/v1/practitioner-years/2024/submission").then().statusCode(200);
        region("one")
                .body(Map.of("league", LEAGUE, "size", 1))
                .post("/api/v1/practitioner-years/2024/spot-checks")
                .then()
                .statusCode(200);
        for (String number : List.of(DISHONEST, HONEST, UNRECORDED)) {
            if (view(number).getBoolean("items[0].sampled")) {
                taken(region("one"), number, "acceptance", NOTHING);
            }
        }
    }

    private void the_region_tells_leagues_and_only_the_dishonest_get_a_letter() {
        TestTime.moveTo("2025-05-28");
        refused(take(officer("one"), DISHONEST, "letter", NOTHING), 409, "STEP_OUT_OF_ORDER");
        refused(tell("one"), 409, "SECOND_OFFICER_NEEDED");
        assertThat(tell("two").jsonPath().getInt("results.'" + LEAGUE + "'")).isEqualTo(3);
        assertThat(officer("one").get("/api/v1/practitioner-notices").jsonPath().getString("items[0].body"))
                .contains("生态环境失信个人1人：" + DISHONEST);

        refused(take(officer("one"), HONEST, "letter", NOTHING), 409, "STEP_OUT_OF_ORDER");
        String letter = "/api/v1/practitioner-evaluations/" + id(DISHONEST) + "/letter";
        person(DISHONEST).get(letter).then().statusCode(404);
        taken(officer("one"), DISHONEST, "letter", NOTHING);
        assertThat(person(DISHONEST).get(letter).asString())
                .contains("生态环境失信个人", "包头市生态环境局", DISHONEST)
                .doesNotContain("从业人员甲");
        assertThat(person(DISHONEST)
                        .get("/api/v1/practitioner-evaluations/{id}/history", id(DISHONEST))
                        .jsonPath()
                        .getList("action"))
                .endsWith("result-notice", "letter");
    }

    private void the_leagues_work_is_assessed_by_the_cases_behind_each_number() {
        JsonPath own =
                officer("one").get("/api/v1/practitioner-years/2024/assessment").jsonPath();
        assertThat(own.getList("league")).as("its own alone").containsExactly(LEAGUE);
        assertThat(own.getInt("[0].cases")).isEqualTo(3);
        assertThat(own.getInt("[0].punctuality.find { it.step == 'PARTICIPANT_LIST' }.inTime"))
                .isEqualTo(3);
        assertThat(own.getString("[0].punctuality.find { it.step == 'SUBMISSION' }.clause"))
                .contains("第二十一条第（二）项");
        assertThat(own.getList("[0].returned")).containsExactly(id(HONEST));
        assertThat(own.getInt("[0].objectionsDecided")).isEqualTo(1);
        assertThat(own.getList("[0].objectionsUpheld")).isEmpty();
        assertThat(region("one")
                        .get("/api/v1/practitioner-years/2024/assessment")
                        .jsonPath()
                        .getList("league"))
                .hasSize(12);
        region("one").get("/api/v1/practitioner-years/2019/assessment").then().statusCode(404);
        assertThat(officer("one")
                        .get("/api/v1/practitioner-years/2024/progress")
                        .jsonPath()
                        .getInt("find { it.step == 'LETTER_SENT' }.cases"))
                .isEqualTo(1);
    }

    private void nothing_of_it_is_public() {
        for (String address : List.of(
                "/api/v1/public-notices",
                "/api/v1/grades?year=2024",
                "/api/v1/releases",
                "/",
                "/api/v1/grades?q=P9000")) {
            assertThat(given().get(address).asString()).as(address).doesNotContain("P9000");
        }
        String feed = given().header("Authorization", TestTokens.bearer(Roles.PLATFORM))
                .get("/api/v1/feed?limit=10000")
                .asString();
        assertThat(feed).doesNotContain("P9000");
        given().get("/api/v1/practitioner-evaluations").then().statusCode(401);
    }

    private static Response tell(String officer) {
        return region(officer).post("/api/v1/practitioner-years/2024/result-notice");
    }

    private static RequestSpecification officer(String name) {
        return PractitionerYear.officer(LEAGUE, name);
    }

    private static RequestSpecification officerOf(String league) {
        return PractitionerYear.officer(league, "one");
    }
}
