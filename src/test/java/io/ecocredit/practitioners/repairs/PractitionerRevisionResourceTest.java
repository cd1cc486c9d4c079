package io.ecocredit.practitioners.repairs;

import static io.ecocredit.practitioners.procedure.PractitionerYear.evidence;
import static io.ecocredit.practitioners.procedure.PractitionerYear.id;
import static io.ecocredit.practitioners.procedure.PractitionerYear.officer;
import static io.ecocredit.practitioners.procedure.PractitionerYear.person;
import static io.ecocredit.practitioners.procedure.PractitionerYear.refused;
import static io.ecocredit.practitioners.procedure.PractitionerYear.region;
import static io.ecocredit.practitioners.procedure.PractitionerYear.taken;
import static io.ecocredit.practitioners.procedure.PractitionerYear.view;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens to practitioners' results after they were drawn up: corrections of records, and repair a year later. */
@QuarkusTest
@Cites(
        value = {Article.A15, Article.A28, Article.A29, Article.A31, Article.A34},
        settles = {Interpretation.I_12, Interpretation.I_20, Interpretation.I_25, Interpretation.I_26})
class PractitionerRevisionResourceTest {

    private static final String LEAD = "150200";
    private static final String OTHER = "150100";
    private static final String STRANGER = "150300";
    private static final String EMPLOYER = "911501000HH1N31B4G";
    private static final String DISHONEST = "P900001";
    private static final String AGAIN = "P900002";
    private static final String ONCE = "P900003";
    private static final List<String> ALL = List.of(DISHONEST, AGAIN, ONCE);
    private static final String HOHHOT = "呼和浩特市生态环境局";
    private static final String BAOTOU = "包头市生态环境局";
    private static final Map<String, Object> NOTHING = Map.of();

    @Test
    void results_are_corrected_and_repaired_after_they_were_drawn_up() {
        a_struck_out_record_never_counted_for_the_employer_and_reinstated_it_counts_again();
        a_determined_case_comes_back_when_a_record_of_it_is_struck_out();
        no_repair_before_a_year_has_passed_without_a_record();
        the_person_applies_with_evidence_of_merit();
        departments_recognise_the_merit_where_they_recorded_and_silence_is_no_approval();
        refused_with_reasons_one_may_apply_again_and_a_granted_repair_ends_what_rested_on_the_records();
        nobody_else_learns_of_measures_or_repairs();
    }

    private void a_struck_out_record_never_counted_for_the_employer_and_reinstated_it_counts_again() {
        TestTime.moveTo("2025-03-03");
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                911501000HH1N31B4G,某环境检测有限公司,TESTING,150200,2009-05-10
                """);
        RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                P900001,159999196102020010,从业人员甲,911501000HH1N31B4G,150200
                P900002,159999196203030023,从业人员乙,911501000HH1N31B4G,150200
                P900003,159999198001010014,从业人员丙,911501000HH1N31B4G,150200
                """);
        RegionYear.deliver("practitioner_records", """
                record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,client_name,summary
                PR00001,P900001,911501000HH1N31B4G,2-01,2024-03-01,2024-03-10,150100,呼和浩特市生态环境局,委〔2024〕1号,,问题一
                PR00002,P900001,911501000HH1N31B4G,2-02,2024-06-01,2024-06-10,150200,包头市生态环境局,委〔2024〕2号,,问题二
                PR00003,P900002,911501000HH1N31B4G,2-01,2024-03-01,2024-07-10,150100,呼和浩特市生态环境局,委〔2024〕3号,,问题三
                PR00004,P900002,911501000HH1N31B4G,2-03,2024-08-01,2024-08-10,150200,包头市生态环境局,委〔2024〕4号,,问题四
                PR00005,P900003,911501000HH1N31B4G,2-03,2024-09-01,2024-09-10,150200,包头市生态环境局,委〔2024〕5号,,问题五
                """);
        assertThat(score("2024-12-31")).as("three people on record").isEqualTo(80);
        String knownBefore = person(ONCE)
                .get("/api/v1/practitioners/{p}/records", ONCE)
                .jsonPath()
                .getString("items[0].recordedAt");

        refused(
                decide(officer(STRANGER, "one"), ONCE, "PR00005", 1, "withdrawal", Map.of("reason", "有误")),
                404,
                "NO_SUCH_RECORD");
        refused(
                decide(officer(OTHER, "one"), ONCE, "PR00005", 1, "withdrawal", Map.of("reason", "有误")),
                404,
                "NO_SUCH_RECORD");
        refused(decide(officer(LEAD, "one"), ONCE, "PR00005", 1, "withdrawal", NOTHING), 400, "INVALID_BODY");
        refused(
                decide(officer(LEAD, "one"), ONCE, "PR00005", 1, "suspension", Map.of("reason", "有误")),
                404,
                "NO_SUCH_ACTION");
        refused(
                decide(
                        officer(LEAD, "one"),
                        ONCE,
                        "PR00005",
                        1,
                        "withdrawal",
                        Map.of("reason", "本人159999196102020010")),
                400,
                "PERSONAL_DATA_NOT_ALLOWED");
        Response withdrawn = decide(officer(LEAD, "one"), ONCE, "PR00005", 1, "withdrawal", Map.of("reason", "认定有误"));
        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(200);
        assertThat(withdrawn.jsonPath().getString("standing")).isEqualTo("WITHDRAWN");
        assertThat(score("2024-12-31")).as("as of any day").isEqualTo(100);
        assertThat(given().spec(region("one"))
                        .get("/api/v1/institutions/{u}/score?at=2024-12-31&knownAt={k}", EMPLOYER, knownBefore)
                        .jsonPath()
                        .getInt("score"))
                .as("as it was known before")
                .isEqualTo(80);
        refused(
                decide(officer(LEAD, "two"), ONCE, "PR00005", 1, "withdrawal", Map.of("reason", "有误")),
                412,
                "PRECONDITION_FAILED");
        refused(
                decide(officer(LEAD, "two"), ONCE, "PR00005", 2, "withdrawal", Map.of("reason", "有误")),
                409,
                "STEP_OUT_OF_ORDER");
        assertThat(person(ONCE).get("/api/v1/practitioner-notices").jsonPath().getString("items[0].body"))
                .contains("认定有误");
        decide(officer(LEAD, "one"), ONCE, "PR00005", 2, "reinstatement", Map.of("reason", "复核属实"))
                .then()
                .statusCode(200);
        assertThat(score("2024-12-31")).isEqualTo(80);
        assertThat(officer(LEAD, "one")
                        .get("/api/v1/practitioners/{p}/records/PR00005/decisions", ONCE)
                        .jsonPath()
                        .getList("kind"))
                .containsExactly("WITHDRAWN", "REINSTATED");
    }

    private void a_determined_case_comes_back_when_a_record_of_it_is_struck_out() {
        RegionYear.region().put("/api/v1/years/2024").then().statusCode(200);
        officer(LEAD, "one")
                .post("/api/v1/practitioner-years/2024/participants")
                .then()
                .statusCode(200);
        ALL.forEach(each -> taken(officer(LEAD, "one"), each, "notification", NOTHING));
        TestTime.moveTo("2025-04-01");
        ALL.forEach(each -> taken(officer(LEAD, "one"), each, "proposal", NOTHING));
        ALL.forEach(each -> taken(person(each), each, "confirmation", NOTHING));
        TestTime.moveTo("2025-04-10");
        ALL.forEach(each -> taken(officer(LEAD, "two"), each, "review", NOTHING));
        assertThat(view(DISHONEST).getBoolean("items[0].result.dishonest")).isTrue();

        decide(
                        officer(OTHER, "one"),
                        DISHONEST,
                        "PR00001",
                        1,
                        "quashing",
                        Map.of(
                                "reason", "复议决定撤销",
                                "on", "2025-04-09",
                                "authority", "内蒙古自治区人民政府",
                                "documentNo", "内政复〔2025〕1号"))
                .then()
                .statusCode(200);

        assertThat(result().getBoolean("dishonest")).isFalse();
        assertThat(view(DISHONEST).getString("items[0].step")).isEqualTo("RETURNED");
        assertThat(officer(LEAD, "one")
                        .get("/api/v1/practitioner-notices")
                        .jsonPath()
                        .getList("items.title", String.class))
                .as("the league that leads learns of it from the league of service")
                .anyMatch(title -> title.contains("PR00001"));
        taken(officer(LEAD, "two"), DISHONEST, "review", NOTHING);
        assertThat(view(DISHONEST).getBoolean("items[0].result.dishonest")).isFalse();
        decide(
                        officer(OTHER, "one"),
                        DISHONEST,
                        "PR00001",
                        2,
                        "reinstatement",
                        Map.of(
                                "reason", "复议决定被法院撤销",
                                "on", "2025-04-10",
                                "authority", "某某中级人民法院",
                                "documentNo", "（2025）内行终1号"))
                .then()
                .statusCode(200);
        taken(officer(LEAD, "two"), DISHONEST, "review", NOTHING);
        assertThat(view(DISHONEST).getBoolean("items[0].result.dishonest")).isTrue();
    }

    private void no_repair_before_a_year_has_passed_without_a_record() {
        refused(apply(DISHONEST, order(DISHONEST)), 409, "REPAIR_NOT_POSSIBLE");
        region("one")
                .body(Map.of("value", "中国体育彩票第2025123期"))
                .put("/api/v1/years/2024/spot-check-value")
                .then()
                .statusCode(200);
        officer(LEAD, "two")
                .post("/api/v1/practitioner-years/2024/submission")
                .then()
                .statusCode(200);
        region("one")
                .body(Map.of("league", LEAD, "size", 1))
                .post("/api/v1/practitioner-years/2024/spot-checks")
                .then()
                .statusCode(200);
        ALL.stream()
                .filter(each -> view(each).getBoolean("items[0].sampled"))
                .forEach(each -> taken(region("one"), each, "acceptance", NOTHING));
        TestTime.moveTo("2025-05-28");
        region("two")
                .post("/api/v1/practitioner-years/2024/result-notice")
                .then()
                .statusCode(200);
        TestTime.moveTo("2025-06-10");
        RegionYear.deliver("practitioner_records", """
                record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,client_name,summary
                PR00006,P900002,,2-01,2025-06-01,2025-06-10,150100,呼和浩特市生态环境局,委〔2025〕1号,,问题六
                """);
        TestTime.moveTo("2026-05-28");
        Response early = apply(DISHONEST, order(DISHONEST));
        refused(early, 409, "PERIOD_NOT_OVER");
        assertThat(early.jsonPath().getString("clause")).contains("第二十八条");
        assertThat(early.jsonPath().getString("detail")).contains("2026-05-29");

        TestTime.moveTo("2026-05-29");
        Response barred = apply(AGAIN, order(AGAIN));
        refused(barred, 409, "PERIOD_NOT_OVER");
        assertThat(barred.jsonPath().getString("detail"))
                .as("the year began anew with the later record")
                .contains("2025-06-10", "2026-06-11");
        refused(apply(ONCE, order(ONCE)), 409, "REPAIR_NOT_POSSIBLE");
    }

    private void the_person_applies_with_evidence_of_merit() {
        Map<String, Object> whole = order(DISHONEST);
        Stream.of("year", "merit", "words", "evidence").forEach(field -> {
            Map<String, Object> lacking = new HashMap<>(whole);
            lacking.remove(field);
            Response answer = apply(DISHONEST, lacking);
            assertThat(answer.statusCode()).as(field + answer.asString()).isEqualTo(400);
        });
        Map<String, Object> foreign = new HashMap<>(whole);
        foreign.put("evidence", List.of(evidence(ONCE)));
        refused(apply(DISHONEST, foreign), 400, "UNKNOWN_EVIDENCE");
        assertThat(FreshKey.on(person(ONCE))
                        .body(whole)
                        .post("/api/v1/practitioners/{p}/repairs", DISHONEST)
                        .statusCode())
                .isEqualTo(404);

        RequestSpecification keyed = person(DISHONEST).header("Idempotency-Key", "apply-1");
        Response applied = keyed.body(whole).post("/api/v1/practitioners/{p}/repairs", DISHONEST);
        assertThat(applied.statusCode()).as(applied.asString()).isEqualTo(201);
        assertThat(applied.jsonPath().getString("dueOn")).isEqualTo("2026-06-29");
        assertThat(applied.jsonPath().getList("departments.authority")).containsExactlyInAnyOrder(BAOTOU, HOHHOT);
        assertThat(applied.jsonPath().getList("_actions")).isEmpty();
        assertThat(person(DISHONEST)
                        .header("Idempotency-Key", "apply-1")
                        .body(whole)
                        .post("/api/v1/practitioners/{p}/repairs", DISHONEST)
                        .asString())
                .isEqualTo(applied.asString());
        refused(apply(DISHONEST, whole), 409, "REPAIR_OPEN");

        for (String league : List.of(LEAD, OTHER)) {
            assertThat(officer(league, "one")
                            .get("/api/v1/practitioner-repairs?open=true")
                            .jsonPath()
                            .getList("items"))
                    .hasSize(1);
            assertThat(officer(league, "one")
                            .get("/api/v1/practitioner-notices")
                            .jsonPath()
                            .getString("items[0].title"))
                    .contains("申请信用修复");
        }
        assertThat(officer(STRANGER, "one")
                        .get("/api/v1/practitioner-repairs")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        officer(STRANGER, "one")
                .get("/api/v1/practitioner-repairs/{id}", repair())
                .then()
                .statusCode(404);
        assertThat(person(ONCE).get("/api/v1/practitioner-repairs").jsonPath().getList("items"))
                .isEmpty();
    }

    private void departments_recognise_the_merit_where_they_recorded_and_silence_is_no_approval() {
        refused(
                move(officer(LEAD, "one"), "decision", Map.of("granted", true, "words", "符合")),
                409,
                "CONDITION_NOT_MET");
        refused(move(officer(OTHER, "one"), "decision", Map.of("granted", true, "words", "符合")), 403, "WRONG_PARTY");
        refused(move(officer(OTHER, "one"), "recognition", said(BAOTOU, true)), 403, "WRONG_PARTY");
        refused(move(region("one"), "recognition", said(BAOTOU, true)), 403, "FORBIDDEN");
        Map<String, Object> tomorrow = new HashMap<>(said(HOHHOT, true));
        tomorrow.put("on", "2026-05-30");
        refused(move(officer(OTHER, "one"), "recognition", tomorrow), 400, "IMPOSSIBLE_DATE");
        assertThat(move(officer(OTHER, "one"), "recognition", said(HOHHOT, true))
                        .statusCode())
                .isEqualTo(200);
        refused(move(officer(OTHER, "one"), "recognition", said(HOHHOT, false)), 409, "STEP_OUT_OF_ORDER");
        Response half = move(officer(LEAD, "one"), "decision", Map.of("granted", true, "words", "符合"));
        refused(half, 409, "CONDITION_NOT_MET");
        assertThat(half.asString()).contains(BAOTOU).contains("第二十九条").doesNotContain("：" + HOHHOT);

        TestTime.moveTo("2026-06-30");
        assertThat(seen().getBoolean("overdue")).isTrue();
        aDayOffIsAdded("2026-06-10");
        assertThat(seen().getBoolean("overdue"))
                .as("no day off that is added afterwards makes timely what was late")
                .isTrue();
        assertThat(seen().getString("dueOn")).isEqualTo("2026-06-29");
        Instant end = Instant.now().plusSeconds(40);
        while (!titles(region("one")).stream().anyMatch(title -> title.contains("逾期未决定"))) {
            assertThat(Instant.now()).isBefore(end);
        }
        assertThat(region("one")
                        .get("/api/v1/practitioner-years/2024/assessment")
                        .jsonPath()
                        .getList("find { it.league == '" + LEAD + "' }.repairsLate"))
                .containsExactly(repair());
        assertThat(seen().getString("state")).isEqualTo("APPLIED");
        assertThat(result().getBoolean("dishonest")).isTrue();
    }

    private static void aDayOffIsAdded(String day) {
        List<Map<String, Object>> days = new ArrayList<>(
                region("one").get("/api/v1/calendars/2026").jsonPath().getList("days"));
        days.add(Map.of("date", day, "name", "自治区假日", "type", "OFF"));
        region("one")
                .body(Map.of("days", days))
                .put("/api/v1/calendars/2026")
                .then()
                .statusCode(200);
    }

    private void refused_with_reasons_one_may_apply_again_and_a_granted_repair_ends_what_rested_on_the_records() {
        move(officer(LEAD, "one"), "decision", Map.of("granted", false, "words", "奖励决定尚未生效"))
                .then()
                .statusCode(200);
        assertThat(person(DISHONEST)
                        .get("/api/v1/practitioner-notices")
                        .jsonPath()
                        .getString("items[0].body"))
                .contains("奖励决定尚未生效", "行政复议", "第四十六条");
        person(DISHONEST)
                .get("/api/v1/practitioner-repairs/{id}/letter", repair())
                .then()
                .statusCode(404);
        refused(
                move(officer(LEAD, "one"), "decision", Map.of("granted", true, "words", "符合")),
                409,
                "STEP_OUT_OF_ORDER");

        assertThat(apply(DISHONEST, order(DISHONEST)).statusCode()).isEqualTo(201);
        move(officer(OTHER, "one"), "recognition", said(HOHHOT, true)).then().statusCode(200);
        move(officer(LEAD, "one"), "recognition", said(BAOTOU, true)).then().statusCode(200);
        officer(LEAD, "three")
                .body(Map.of("reason", "近亲属"))
                .put("/api/v1/practitioner-evaluations/{id}/recusal", id(DISHONEST))
                .then()
                .statusCode(200);
        refused(
                move(officer(LEAD, "three"), "decision", Map.of("granted", true, "words", "符合")),
                403,
                "CONFLICT_OF_INTEREST");
        refused(
                decide(officer(LEAD, "three"), DISHONEST, "PR00002", 1, "withdrawal", Map.of("reason", "有误")),
                403,
                "CONFLICT_OF_INTEREST");
        assertThat(measures(officer(LEAD, "one"))).contains(DISHONEST, AGAIN);
        Response same = move(officer(LEAD, "one"), "decision", Map.of("granted", true, "words", "经核实符合条件"));
        refused(same, 409, "SECOND_OFFICER_NEEDED");
        assertThat(same.jsonPath().getString("clause")).contains("第二十八条");
        refused(move(self(), "decision", Map.of("granted", true, "words", "经核实符合条件")), 403, "CONFLICT_OF_INTEREST");
        Response granted = move(officer(LEAD, "two"), "decision", Map.of("granted", true, "words", "经核实符合条件"));
        assertThat(granted.statusCode()).as(granted.asString()).isEqualTo(200);
        assertThat(granted.jsonPath().getString("state")).isEqualTo("REPAIRED");

        assertThat(result().getBoolean("dishonest")).isFalse();
        assertThat(measures(officer(LEAD, "one"))).containsExactly(AGAIN);
        assertThat(score("2026-06-29")).as("before").isEqualTo(80);
        assertThat(score("2026-06-30"))
                .as("from the decision on two people are on record")
                .isEqualTo(100);
        assertThat(titles(region("one")).getFirst()).contains("包头市", "予以信用修复", DISHONEST);
        String letter = person(DISHONEST)
                .get("/api/v1/practitioner-repairs/{id}/letter", repair())
                .asString();
        assertThat(letter).contains("信用修复确认书", BAOTOU, DISHONEST).doesNotContain("从业人员甲");
    }

    /** An officer of the league with the account by which the person applied. */
    private static RequestSpecification self() {
        return given().contentType("application/json")
                .header(
                        "Authorization",
                        TestTokens.bearer("league", Map.of("division", LEAD, "sub", "test-practitioner")));
    }

    private void nobody_else_learns_of_measures_or_repairs() {
        assertThat(measures(officer(STRANGER, "one"))).isEmpty();
        person(DISHONEST).get("/api/v1/practitioners/measures").then().statusCode(403);
        given().get("/api/v1/practitioner-repairs").then().statusCode(401);
        given().get("/api/v1/practitioners/measures").then().statusCode(401);
    }

    private static List<String> measures(RequestSpecification who) {
        JsonPath found = who.get("/api/v1/practitioners/measures").jsonPath();
        assertThat(found.getList("items.clause", String.class)).allMatch(clause -> clause.contains("第三十四条"));
        return found.getList("items.practitioner", String.class);
    }

    private static List<String> titles(RequestSpecification who) {
        return who.get("/api/v1/practitioner-notices").jsonPath().getList("items.title", String.class);
    }

    private static int score(String at) {
        return given().spec(region("one"))
                .get("/api/v1/institutions/{u}/score?at={at}", EMPLOYER, at)
                .jsonPath()
                .getInt("score");
    }

    private static JsonPath result() {
        return person(DISHONEST)
                .get("/api/v1/practitioners/{p}/result?year=2024", DISHONEST)
                .jsonPath();
    }

    private static Response decide(
            RequestSpecification who, String person, String record, long version, String noun, Map<String, ?> order) {
        return who.header("If-Match", "\"" + version + "\"")
                .body(order)
                .post("/api/v1/practitioners/{p}/records/{r}/{d}", person, record, noun);
    }

    private static Map<String, Object> order(String person) {
        return Map.of(
                "year", 2024, "merit", "REWARDED_REPORT", "words", "举报违法行为并获奖励", "evidence", List.of(evidence(person)));
    }

    private static Response apply(String person, Map<String, ?> order) {
        return FreshKey.on(person(person)).body(order).post("/api/v1/practitioners/{p}/repairs", person);
    }

    /** The latest of the one who applies. */
    private static String repair() {
        JsonPath all = person(DISHONEST).get("/api/v1/practitioner-repairs").jsonPath();
        String open = all.getString("items.find { it.state != 'REFUSED' }.repairId");
        return open == null ? all.getString("items[0].repairId") : open;
    }

    private static JsonPath seen() {
        return person(DISHONEST)
                .get("/api/v1/practitioner-repairs/{id}", repair())
                .jsonPath();
    }

    private static Map<String, Object> said(String authority, boolean recognised) {
        return Map.of(
                "authority", authority,
                "granted", recognised,
                "on", "2026-05-29",
                "documentNo", "认〔2026〕1号",
                "words", "举报属实并已奖励");
    }

    private static Response move(RequestSpecification who, String noun, Map<String, ?> order) {
        return who.header("If-Match", "\"" + seen().getLong("version") + "\"")
                .body(order)
                .post("/api/v1/practitioner-repairs/{id}/{m}", repair(), noun);
    }
}
