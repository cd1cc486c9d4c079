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
import static io.ecocredit.fixtures.ProcedureYear.taken;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.evidence.Samples;
import io.ecocredit.fixtures.ProcedureYear;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.grades.PublicSide;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.publication.ResultAudit;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Warnings and repairs through a league's year: before public notice, before publication, and after. */
@QuarkusTest
@Cites(
        value = {Article.A22, Article.A24, Article.A25, Article.A26, Article.A27, Article.A31},
        provisions = Provision.A5_ITEM_4,
        settles = {
            Interpretation.I_4,
            Interpretation.I_20,
            Interpretation.I_21,
            Interpretation.I_22,
            Interpretation.I_23,
            Interpretation.I_24,
            Interpretation.I_39
        })
class RepairYearResourceTest {

    private static final Map<String, ?> NOTHING = Map.of();
    private static final String AUTHORITY = "某生态环境局";
    private static final String DIRECT = "RP000001";

    @Inject
    ResultAudit audit;

    private String matter = "";
    private String repair = "";

    private static void record(String number, String uscc, String indicator, String producedOn) {
        RegionYear.deliver(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n" + number + ","
                        + uscc
                        + ",GENERAL," + indicator + ",13.4," + producedOn + "," + producedOn + ",,150200," + AUTHORITY
                        + ","
                        + number + "号,1,,,,,某事\n");
    }

    private static Response post(RequestSpecification who, String path, Map<String, ?> body) {
        return FreshKey.on(who).body(body).post(path);
    }

    /** Acts on a warning or a repair as it stands. */
    private static Response move(RequestSpecification who, String thing, String noun, Map<String, ?> body) {
        return who.header("If-Match", officer("one").get(thing).header("ETag"))
                .body(body)
                .post(thing + "/" + noun);
    }

    private static void ok(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    }

    private static void eventually(BooleanSupplier holds) {
        Instant end = Instant.now().plusSeconds(40);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    /** What is in public is what the core makes of the files, once nothing waits to be looked at (A31). */
    private void publicIsWhatTheFilesSay() {
        eventually(() -> audit.recompute().await().indefinitely().waiting() == 0);
        ResultAudit.Found found = audit.recompute().await().indefinitely();
        assertThat(found.differences()).isEmpty();
        assertThat(found.results()).isPositive();
    }

    private static JsonPath sheet(String uscc, String at) {
        return officer("one")
                .queryParam("at", at)
                .queryParam("year", 2024)
                .get("/api/v1/institutions/{uscc}/score", uscc)
                .jsonPath();
    }

    /** The officer of the league who has confirmed for the producer. */
    private static RequestSpecification producerInOffice() {
        return given().contentType("application/json")
                .header(
                        "Authorization",
                        TestTokens.bearer(Roles.LEAGUE, Map.of("division", LEAGUE, "sub", "test-" + Roles.PROVIDER)));
    }

    private static RequestSpecification producer() {
        return given().contentType("application/json")
                .header(
                        "Authorization",
                        TestTokens.bearer(
                                Roles.PROVIDER, Map.of("authority", AUTHORITY, "authority_kind", "ECOLOGICAL")));
    }

    private static Map<String, Object> conditions(String uscc, String endedOn, String... failing) {
        List<String> evidence = List.of(evidence(uscc));
        Map<String, Object> order = new HashMap<>();
        order.put("granted", true);
        order.put("words", "经现场核实");
        order.put("endedOn", endedOn);
        order.put(
                "conditions",
                List.of("ENDED", "NOT_REPEATED", "RESTORED").stream()
                        .map(each -> Map.of(
                                "condition",
                                each,
                                "holds",
                                !List.of(failing).contains(each),
                                "finding",
                                "核实情况",
                                "evidence",
                                evidence))
                        .toList());
        return order;
    }

    @Test
    void warnings_and_repairs_go_through_a_year() {
        a_league_warns_by_its_own_list_of_what_can_be_warned_of();
        a_report_in_time_spares_the_record_until_it_is_decided_and_after_it_is_confirmed();
        what_is_over_is_not_warned_of_nor_told_to_have_lapsed_and_a_client_does_not_decide();
        before_public_notice_a_confirmed_rectification_ends_the_deduction();
        from_notice_to_publication_a_commitment_and_the_producer_are_needed_and_the_case_is_rated_again();
        after_publication_the_league_decides_and_what_is_in_public_follows_at_once();
        what_is_not_decided_in_time_is_overdue_told_and_counted_and_not_approved();
        a_granted_repair_ends_the_grade_and_its_letter_can_be_verified();
        who_did_not_file_is_barred_unless_a_good_cause_is_found_and_a_refusal_tells_how_to_appeal();
        what_was_filed_untruly_bars_until_an_objection_is_upheld();
        a_direct_rating_of_a_later_year_is_repaired_as_what_the_public_result_rests_on();
        an_institution_under_suspicion_leaves_what_is_public_at_once_and_comes_back_cleared();
        an_adverse_result_is_public_for_three_years_at_most();
    }

    private void a_league_warns_by_its_own_list_of_what_can_be_warned_of() {
        TestTime.moveTo("2024-07-01");
        ProcedureYear.prepare();
        ProcedureYear.ALL.forEach(Approved::testAccountOf);
        record("W-1", FILES, "1-12", "2024-06-03");
        record("W-2", FILES, "1-13", "2024-06-03");

        refused(
                post(
                        officer("one"),
                        "/api/v1/warning-matters",
                        Map.of("title", "罚", "indicators", List.of("1-13"), "requirement", "改", "days", 30)),
                400,
                "WARNING_NOT_POSSIBLE");
        refused(
                post(officer("one"), "/api/v1/warning-matters", Map.of("title", "", "requirement", "改", "days", 30)),
                400,
                "INVALID_PARAMETER");
        Response added = post(
                officer("one"),
                "/api/v1/warning-matters",
                Map.of("title", "报告质量", "indicators", List.of("1-12"), "requirement", "更正并报告", "days", 90));
        ok(added, 201);
        matter = added.jsonPath().getString("matterId");

        refused(warn("W-2", "2024-09-15"), 400, "WARNING_NOT_POSSIBLE");
        refused(warn("W-1", "2024-10-01"), 400, "WARNING_NOT_POSSIBLE");
        refused(warn("W-1", "2024-06-30"), 400, "WARNING_NOT_POSSIBLE");
        refused(warn("W-9", "2024-09-15"), 404, "NO_SUCH_RECORD");
        ok(warn("W-1", "2024-09-15"), 201);
        refused(warn("W-1", "2024-09-15"), 409, "STEP_OUT_OF_ORDER");
        assertThat(sheet(FILES, "2024-07-01").getString("lines.find { it.recordNo == 'W-1' }.reasonCode"))
                .isEqualTo("UNDER_WARNING");
        JsonPath told = institution(FILES).get("/api/v1/inbox").jsonPath();
        assertThat(told.getString("items[0].dueOn")).isEqualTo("2024-09-15");
        assertThat(institution(FILES).get("/api/v1/warnings/W-1/print").asString())
                .contains("信用预警通知书", "更正并报告", "2024-09-15");
    }

    private Response warn(String record, String limit) {
        return post(
                officer("one"), "/api/v1/warnings", Map.of("recordNo", record, "matterId", matter, "limitOn", limit));
    }

    private void a_report_in_time_spares_the_record_until_it_is_decided_and_after_it_is_confirmed() {
        TestTime.moveTo("2024-09-15");
        ProcedureYear.prepare();
        refused(warn(DIRECT, "2024-12-01"), 400, "WARNING_NOT_POSSIBLE");
        String warning = "/api/v1/warnings/W-1";
        refused(move(institution(FILES), warning, "report", Map.of("words", "已更正")), 400, "MISSING_VALUE");
        refused(move(officer("one"), warning, "confirmation", Map.of("words", "好")), 409, "STEP_OUT_OF_ORDER");
        Map<String, ?> report = Map.of("words", "已更正", "evidence", List.of(evidence(FILES)));
        refused(move(officer("one"), warning, "report", report), 403, "WRONG_PARTY");
        ok(move(institution(FILES), warning, "report", report), 200);
        refused(move(institution(FILES), warning, "report", report), 409, "STEP_OUT_OF_ORDER");
        TestTime.moveTo("2024-10-08");
        assertThat(sheet(FILES, "2024-10-08").getString("lines.find { it.recordNo == 'W-1' }.reasonCode"))
                .isEqualTo("AWAITING_CONFIRMATION");
        ok(move(officer("one"), warning, "refusal", Map.of("words", "未更正")), 200);
        assertThat(sheet(FILES, "2024-10-07").getString("score"))
                .as("until the decision nothing deducts")
                .isEqualTo("100");
        assertThat(sheet(FILES, "2024-10-08").getString("score")).isEqualTo("95");
        refused(move(institution(FILES), warning, "report", report), 409, "PERIOD_OVER");
        eventually(() -> institution(FILES)
                .get("/api/v1/inbox")
                .jsonPath()
                .getList("items.kind")
                .contains("warning-lapse"));

        record("W-3", FILES, "1-12", "2024-10-07");
        ok(warn("W-3", "2024-12-31"), 201);
        ok(move(institution(FILES), "/api/v1/warnings/W-3", "report", report), 200);
        ok(move(officer("one"), "/api/v1/warnings/W-3", "confirmation", Map.of("words", "属实")), 200);
        assertThat(sheet(FILES, "2024-12-31").getString("lines.find { it.recordNo == 'W-3' }.reasonCode"))
                .isEqualTo("SPARED_BY_WARNING");
        refused(post(institution(FILES), "/api/v1/repairs", application(FILES, "W-3")), 409, "REPAIR_NOT_POSSIBLE");
    }

    private void what_is_over_is_not_warned_of_nor_told_to_have_lapsed_and_a_client_does_not_decide() {
        record("W-4", IS_REMOVED, "1-12", "2024-10-07");
        ok(warn("W-4", "2024-10-20"), 201);
        Response withdrawn = move(officer("one"), "/api/v1/records/W-4", "withdrawal", Map.of("reason", "录入有误"));
        ok(withdrawn, 200);
        record("W-5", IS_REMOVED, "1-12", "2024-10-07");
        ok(warn("W-5", "2024-10-20"), 201);
        TestTime.moveTo("2024-10-21");
        eventually(() -> lapses(IS_REMOVED).contains("信用预警W-5：时限届满"));
        assertThat(lapses(IS_REMOVED)).hasSize(1);
        ok(move(officer("one"), "/api/v1/records/W-5", "withdrawal", Map.of("reason", "录入有误")), 200);
        refused(warn("W-5", "2024-12-01"), 409, "STEP_OUT_OF_ORDER");

        RegionYear.deliver(
                "engagements",
                "uscc,division,year,client_uscc,client_name,project,origin\n" + IS_REMOVED
                        + ",150200,2023,,包头市生态环境局,监测,LEAGUE\n");
        record("W-6", IS_REMOVED, "1-12", "2023-10-07");
        refused(warn("W-6", "2024-12-01"), 403, "CONFLICT_OF_INTEREST");
    }

    private static List<String> lapses(String uscc) {
        return institution(uscc)
                .get("/api/v1/inbox")
                .jsonPath()
                .getList("items.findAll { it.kind == 'warning-lapse' }.title");
    }

    private static Map<String, Object> application(String uscc, String record) {
        return new HashMap<>(Map.of("recordNo", record, "words", "已整改", "evidence", List.of(evidence(uscc))));
    }

    private void before_public_notice_a_confirmed_rectification_ends_the_deduction() {
        TestTime.moveTo("2025-03-11");
        region("one").body(NOTHING).put("/api/v1/years/2024/plan").then().statusCode(200);
        officer("one").post("/api/v1/years/2024/participants").then().statusCode(200);
        ProcedureYear.unserve(IS_REMOVED);
        taken(officer("two"), IS_REMOVED, "removal", Map.of("reason", "服务记录有误"));
        List.of(FILES, OBJECTS, IS_SILENT).forEach(uscc -> taken(officer("one"), uscc, "notification", NOTHING));
        for (String uscc : List.of(FILES, OBJECTS)) {
            institution(uscc)
                    .header("If-Match", "\"0\"")
                    .body(filing(uscc))
                    .put("/api/v1/evaluations/{id}/filing", id(uscc))
                    .then()
                    .statusCode(200);
            taken(institution(uscc), uscc, "filing", NOTHING);
        }
        refused(
                post(institution(FILES), "/api/v1/repairs", Map.of("recordNo", "W-1", "words", "已整改")),
                400,
                "MISSING_VALUE");
        Response applied = post(institution(FILES), "/api/v1/repairs", application(FILES, "W-1"));
        ok(applied, 201);
        assertThat(applied.jsonPath().getString("stage")).isEqualTo("BEFORE_NOTICE");
        refused(post(institution(FILES), "/api/v1/repairs", application(FILES, "W-1")), 409, "STEP_OUT_OF_ORDER");
        String thing = "/api/v1/repairs/" + applied.jsonPath().getString("repairId");
        Map<String, ?> confirmation = Map.of("granted", true, "words", "属实");
        refused(move(institution(FILES), thing, "producer-confirmation", confirmation), 403, "WRONG_PARTY");
        refused(move(officer("one"), thing, "decision", confirmation), 409, "STEP_OUT_OF_ORDER");
        ok(move(officer("one"), thing, "producer-confirmation", confirmation), 200);
        assertThat(sheet(FILES, "2025-03-10").getString("score")).isEqualTo("95");
        assertThat(sheet(FILES, "2025-03-11").getString("score")).isEqualTo("100");
        assertThat(officer("one")
                        .get("/api/v1/evaluations/{id}/changes", id(FILES))
                        .jsonPath()
                        .getList("kind"))
                .contains("warning", "repair", "repair-producer-confirmation");
    }

    private void from_notice_to_publication_a_commitment_and_the_producer_are_needed_and_the_case_is_rated_again() {
        record("N-1", OBJECTS, "1-12", "2024-11-05");
        record("N-0", FILES, "1-12", "2024-11-06");
        String before = committedInAdvance("N-0");
        TestTime.moveTo("2025-04-10");
        List.of(FILES, OBJECTS, IS_SILENT).forEach(uscc -> taken(officer("one"), uscc, "proposal", NOTHING));
        List.of(FILES, OBJECTS, IS_SILENT).forEach(uscc -> taken(institution(uscc), uscc, "confirmation", NOTHING));
        TestTime.moveTo("2025-04-28");
        ok(officer("one").post("/api/v1/years/2024/public-notice"), 200);
        TestTime.moveTo("2025-05-12");
        List.of(FILES, OBJECTS, IS_SILENT).forEach(uscc -> taken(officer("two"), uscc, "review", NOTHING));
        assertThat(caseOf(OBJECTS).getString("items[0].result.score")).isEqualTo("95");
        a_commitment_of_before_the_notice_does_not_serve_after_it(before);

        refused(post(institution(OBJECTS), "/api/v1/repairs", application(OBJECTS, "N-1")), 400, "MISSING_VALUE");
        Map<String, Object> application = application(OBJECTS, "N-1");
        application.put("commitment", Map.of("signer", "签署人", "signedOn", "2025-05-13"));
        refused(post(institution(OBJECTS), "/api/v1/repairs", application), 400, "MISSING_VALUE");
        application.put("commitment", Map.of("signer", "签署人", "signedOn", "2025-05-12"));
        Response applied = post(institution(OBJECTS), "/api/v1/repairs", application);
        ok(applied, 201);
        String thing = "/api/v1/repairs/" + applied.jsonPath().getString("repairId");
        refused(
                move(producer(), thing, "producer-confirmation", conditions(OBJECTS, "2025-01-01")),
                409,
                "CONDITION_NOT_MET");
        Response without = move(producer(), thing, "producer-confirmation", Map.of("granted", true, "words", "属实"));
        ok(without, 400);
        assertThat(without.jsonPath().getList("errors.clause", String.class))
                .anySatisfy(clause -> assertThat(clause).contains("第二十七条第（三）项"));
        refused(
                move(producer(), thing, "producer-confirmation", conditions(FILES, "2024-12-31")),
                400,
                "UNKNOWN_EVIDENCE");
        Map<String, Object> seen = conditions(OBJECTS, "2024-12-31");
        List<String> own = List.of(shownBy(producer(), OBJECTS));
        seen.put(
                "conditions",
                List.of("ENDED", "NOT_REPEATED", "RESTORED").stream()
                        .map(each -> Map.of("condition", each, "holds", true, "finding", "属实", "evidence", own))
                        .toList());
        Response confirmed = move(producer(), thing, "producer-confirmation", seen);
        ok(confirmed, 200);
        assertThat(confirmed.jsonPath().getString("state")).isEqualTo("REPAIRED");
        assertThat(caseOf(OBJECTS).getString("items[0].step"))
                .as("to be rated again")
                .isEqualTo("RETURNED");
        taken(officer("two"), OBJECTS, "review", NOTHING);
        assertThat(caseOf(OBJECTS).getString("items[0].result.score")).isEqualTo("100");
        assertThat(caseOf(OBJECTS).getString("items[0].result.grade")).isEqualTo("BAD");
    }

    private static String committedInAdvance(String record) {
        Map<String, Object> application = application(FILES, record);
        application.put("commitment", Map.of("signer", "签署人", "signedOn", "2019-03-11"));
        Response before = post(institution(FILES), "/api/v1/repairs", application);
        refused(before, 400, "DATES_OUT_OF_ORDER");
        assertThat(before.jsonPath().getString("errors[0].field")).isEqualTo("commitment.signedOn");
        application.put("commitment", Map.of("signer", "签署人", "signedOn", "2025-03-11"));
        Response applied = post(institution(FILES), "/api/v1/repairs", application);
        ok(applied, 201);
        assertThat(applied.jsonPath().getString("stage")).isEqualTo("BEFORE_NOTICE");
        return "/api/v1/repairs/" + applied.jsonPath().getString("repairId");
    }

    /** 自公示之日起, not in advance, and not dated back (A26.1). */
    private static void a_commitment_of_before_the_notice_does_not_serve_after_it(String thing) {
        Map<String, Object> confirmation = conditions(FILES, "2024-12-31");
        String own = shownBy(producer(), FILES);
        confirmation.put(
                "conditions",
                List.of("ENDED", "NOT_REPEATED", "RESTORED").stream()
                        .map(each ->
                                Map.of("condition", each, "holds", true, "finding", "属实", "evidence", List.of(own)))
                        .toList());
        Response early = move(producer(), thing, "producer-confirmation", confirmation);
        refused(early, 409, "CONDITION_NOT_MET");
        assertThat(early.jsonPath().getString("clause")).contains("第二十六条第二款");
        assertThat(institution(FILES).get(thing).jsonPath().getList("_actions.action"))
                .contains("commitment");
        Response back = move(institution(FILES), thing, "commitment", committed("2025-04-27"));
        refused(back, 400, "DATES_OUT_OF_ORDER");
        assertThat(back.jsonPath().getString("errors[0].field")).isEqualTo("commitment.signedOn");
        Map<String, Object> again = application(OBJECTS, "N-1");
        again.putAll(committed("2025-04-27"));
        refused(post(institution(OBJECTS), "/api/v1/repairs", again), 400, "DATES_OUT_OF_ORDER");
        ok(move(institution(FILES), thing, "commitment", committed("2025-04-28")), 200);
        ok(move(producer(), thing, "producer-confirmation", confirmation), 200);
        taken(officer("two"), FILES, "review", NOTHING);
    }

    private static Map<String, Object> committed(String signedOn) {
        return Map.of("commitment", Map.of("signer", "签署人", "signedOn", signedOn));
    }

    /** A file that an authority shows about an institution. */
    private static String shownBy(RequestSpecification authority, String uscc) {
        Response kept = authority
                .contentType("application/pdf")
                .queryParam("name", "核查记录.pdf")
                .body(Samples.pdf("核查记录"))
                .post("/api/v1/institutions/{uscc}/evidence", uscc);
        ok(kept, 201);
        return kept.jsonPath().getString("evidenceId");
    }

    private void after_publication_the_league_decides_and_what_is_in_public_follows_at_once() {
        region("one")
                .body(Map.of("value", "某日某报头版标题"))
                .put("/api/v1/years/2024/spot-check-value")
                .then()
                .statusCode(200);
        ok(officer("two").post("/api/v1/years/2024/submission"), 200);
        region("one")
                .body(Map.of("league", LEAGUE, "size", 1))
                .post("/api/v1/years/2024/spot-checks")
                .then()
                .statusCode(200);
        for (String uscc : List.of(FILES, OBJECTS, IS_SILENT)) {
            if (caseOf(uscc).getBoolean("items[0].sampled")) {
                taken(region("one"), uscc, "acceptance", NOTHING);
            }
        }
        TestTime.moveTo("2025-06-03");
        JsonPath published = region("two")
                .body(NOTHING)
                .post("/api/v1/years/2024/publication")
                .jsonPath();
        assertThat(published.getInt("result.edition")).as(published.prettify()).isEqualTo(1);
        assertThat(shown(OBJECTS).getString("current.grade")).isEqualTo("BAD");

        TestTime.moveTo("2025-06-10");
        Response applied = post(institution(OBJECTS), "/api/v1/repairs", application(OBJECTS, DIRECT));
        ok(applied, 201);
        repair = "/api/v1/repairs/" + applied.jsonPath().getString("repairId");
        assertThat(applied.jsonPath().getString("stage")).isEqualTo("AFTER_PUBLICATION");
        assertThat(applied.jsonPath().getString("dueOn")).isEqualTo("2025-07-08");
        refused(move(officer("one"), repair, "decision", conditions(OBJECTS, "2025-03-01")), 409, "STEP_OUT_OF_ORDER");
        Map<String, ?> confirmation = Map.of("granted", true, "words", "已整改", "endedOn", "2025-03-01");
        Response confirmed = move(producer(), repair, "producer-confirmation", confirmation);
        ok(confirmed, 200);
        assertThat(confirmed.jsonPath().getString("state")).isEqualTo("PRODUCER_CONFIRMED");
        assertThat(shown(OBJECTS).getString("current.grade")).isEqualTo("BAD");
        refused(move(producer(), repair, "decision", conditions(OBJECTS, "2025-03-01")), 403, "WRONG_PARTY");
        Response same = move(producerInOffice(), repair, "decision", conditions(OBJECTS, "2025-03-01"));
        refused(same, 409, "SECOND_OFFICER_NEEDED");
        assertThat(same.jsonPath().getString("clause")).contains("第二十六条第三款");
        refused(
                move(officer("one"), repair, "decision", conditions(OBJECTS, "2025-03-01", "RESTORED")),
                409,
                "CONDITION_NOT_MET");
        Response contradicted = move(officer("one"), repair, "decision", conditions(OBJECTS, "2025-03-02"));
        refused(contradicted, 409, "CONDITION_NOT_MET");
        assertThat(contradicted.jsonPath().getString("errors[0].field")).isEqualTo("endedOn");
        ok(officer("one").get(repair + "/letter"), 404);
    }

    private static JsonPath shown(String uscc) {
        return PublicSide.asked().get("/api/v1/grades/{uscc}", uscc).jsonPath();
    }

    private void what_is_not_decided_in_time_is_overdue_told_and_counted_and_not_approved() {
        TestTime.moveTo("2025-07-08");
        assertThat(officer("one").get(repair).jsonPath().getBoolean("overdue")).isFalse();
        TestTime.moveTo("2025-07-09");
        assertThat(officer("one").get(repair).jsonPath().getBoolean("overdue")).isTrue();
        eventually(() -> region("one")
                .get("/api/v1/inbox")
                .jsonPath()
                .getList("items.kind")
                .contains("repair-overdue"));
        assertThat(shown(OBJECTS).getString("current.grade")).isEqualTo("BAD");
        JsonPath assessed = region("one").get("/api/v1/years/2024/assessment").jsonPath();
        assertThat(assessed.getList("find { it.league == '" + LEAGUE + "' }.repairsLate"))
                .hasSize(1);
    }

    private void a_granted_repair_ends_the_grade_and_its_letter_can_be_verified() {
        Response decided = move(officer("one"), repair, "decision", conditions(OBJECTS, "2025-03-01"));
        ok(decided, 200);
        assertThat(decided.jsonPath().getString("state")).isEqualTo("REPAIRED");
        assertThat(shown(OBJECTS).getString("current.grade")).isEqualTo("NORMAL");
        assertThat(PublicSide.asked()
                        .get("/api/v1/grades/{uscc}?asOf=2025-06-20", OBJECTS)
                        .asString())
                .as("the former result is no longer public")
                .doesNotContain("BAD");
        JsonPath feed = given().header("Authorization", TestTokens.bearer(Roles.PLATFORM))
                .get("/api/v1/feed?limit=1000")
                .jsonPath();
        assertThat(feed.getString("items[-1].operation")).isEqualTo("REVISED");

        String letter = decided.jsonPath().getString("letter");
        assertThat(institution(OBJECTS).get(repair + "/letter").asString()).contains("信用修复确认书", letter, DIRECT);
        JsonPath verified =
                given().get("/api/v1/verifications/{number}", letter).jsonPath();
        assertThat(verified.getString("kind")).isEqualTo("REPAIR_LETTER");
        assertThat(verified.getString("state")).isEqualTo("CURRENT");
        refused(move(officer("one"), repair, "decision", conditions(OBJECTS, "2025-03-01")), 409, "STEP_OUT_OF_ORDER");
        assertThat(institution(OBJECTS).get("/api/v1/inbox").jsonPath().getString("items[0].title"))
                .contains("已修复");
        assertThat(sheet(OBJECTS, "2025-07-08").getString("grade")).isEqualTo("BAD");
        publicIsWhatTheFilesSay();
    }

    private void who_did_not_file_is_barred_unless_a_good_cause_is_found_and_a_refusal_tells_how_to_appeal() {
        record("S-1", IS_SILENT, "1-12", "2024-12-01");
        Response applied = post(institution(IS_SILENT), "/api/v1/repairs", application(IS_SILENT, "S-1"));
        ok(applied, 201);
        String thing = "/api/v1/repairs/" + applied.jsonPath().getString("repairId");
        ok(move(officer("one"), thing, "producer-confirmation", Map.of("granted", true, "words", "已整改")), 200);
        Response barred = move(officer("one"), thing, "decision", conditions(IS_SILENT, "2025-07-01"));
        refused(barred, 409, "REPAIR_BARRED");
        assertThat(barred.jsonPath().getString("clause")).contains("第二十六条第四款");
        record("S-2", IS_SILENT, "1-12", "2025-07-01");
        Map<String, Object> excused = conditions(IS_SILENT, "2025-06-01");
        excused.put("goodCause", "有");
        Response claimed = move(officer("one"), thing, "decision", excused);
        ok(claimed, 409);
        assertThat(claimed.jsonPath().getList("errors.code"))
                .as("what is said in a repair lifts nothing")
                .contains("REPAIR_BARRED");
        findGoodCause();
        refused(move(officer("two"), thing, "decision", excused), 409, "SECOND_OFFICER_NEEDED");
        refused(
                move(officer("two"), thing, "decision", Map.of("granted", false, "words", "再次发生")),
                409,
                "SECOND_OFFICER_NEEDED");
        Response repeated = move(officer("one"), thing, "decision", excused);
        refused(repeated, 409, "CONDITION_NOT_MET");
        assertThat(repeated.jsonPath().getString("detail")).contains("S-2");
        ok(move(officer("one"), "/api/v1/records/S-1", "withdrawal", Map.of("reason", "录入有误")), 200);
        refused(move(officer("one"), thing, "decision", excused), 409, "REPAIR_NOT_POSSIBLE");
        ok(move(officer("one"), "/api/v1/records/S-1", "reinstatement", Map.of("reason", "撤回有误")), 200);
        ok(move(officer("one"), thing, "decision", Map.of("granted", false, "words", "再次发生")), 200);
        assertThat(institution(IS_SILENT).get("/api/v1/inbox").jsonPath().getString("items[0].body"))
                .contains("再次发生", "六十日内申请行政复议", "第四十六条");
        assertThat(shown(IS_SILENT).getString("current.score")).isEqualTo("95");
    }

    private static final String RULINGS = "/api/v1/filing-rulings";

    /** By the lead league, with reasons and evidence; what was filed in time and truthfully is no matter of it. */
    private static void findGoodCause() {
        Map<String, Object> order =
                new HashMap<>(Map.of("evaluationId", id(IS_SILENT), "kind", "GOOD_CAUSE", "words", "通知期间停业整顿"));
        refused(post(officer("two"), RULINGS, order), 400, "MISSING_VALUE");
        order.put("evidence", List.of(evidence(OBJECTS)));
        refused(post(officer("two"), RULINGS, order), 400, "UNKNOWN_EVIDENCE");
        order.put("evidence", List.of(evidence(IS_SILENT)));
        refused(post(institution(IS_SILENT), RULINGS, order), 403, "FORBIDDEN");
        Map<String, Object> untrue = new HashMap<>(order);
        untrue.put("kind", "UNTRUTHFUL");
        refused(post(officer("two"), RULINGS, untrue), 409, "STEP_OUT_OF_ORDER");
        recuse("three", IS_SILENT);
        refused(post(officer("three"), RULINGS, order), 403, "CONFLICT_OF_INTEREST");
        refused(post(officer("one"), RULINGS, order), 409, "SECOND_OFFICER_NEEDED");
        Response stated = post(officer("two"), RULINGS, order);
        ok(stated, 201);
        refused(post(officer("two"), RULINGS, order), 409, "STEP_OUT_OF_ORDER");
        JsonPath told = institution(IS_SILENT).get("/api/v1/inbox").jsonPath();
        assertThat(told.getString("items[0].kind")).isEqualTo("filing-ruling");
        assertThat(told.getString("items[0].body")).contains("停业整顿", "异议");
        assertThat(told.getString("items[0].dueOn")).isEqualTo("2025-07-16");
    }

    private static void recuse(String officer, String uscc) {
        officer(officer)
                .body(Map.of("reason", "近亲属任职"))
                .put("/api/v1/evaluations/{id}/recusal", id(uscc))
                .then()
                .statusCode(200);
    }

    private void what_was_filed_untruly_bars_until_an_objection_is_upheld() {
        record("U-1", FILES, "1-12", "2024-11-20");
        Response applied = post(institution(FILES), "/api/v1/repairs", application(FILES, "U-1"));
        ok(applied, 201);
        String thing = "/api/v1/repairs/" + applied.jsonPath().getString("repairId");
        ok(move(officer("one"), thing, "producer-confirmation", Map.of("granted", true, "words", "已整改")), 200);
        Response stated = post(
                officer("two"),
                RULINGS,
                Map.of(
                        "evaluationId",
                        id(FILES),
                        "kind",
                        "UNTRUTHFUL",
                        "words",
                        "填报的人员与社保不符",
                        "evidence",
                        List.of(evidence(FILES))));
        ok(stated, 201);
        refused(move(officer("one"), thing, "decision", conditions(FILES, "2024-12-01")), 409, "REPAIR_BARRED");
        String ruling = RULINGS + "/" + stated.jsonPath().getString("rulingId");
        ok(institution(OBJECTS).get(ruling), 404);
        Map<String, Object> objection = Map.of("words", "社保由总公司缴纳", "evidence", List.of(evidence(FILES)));
        refused(move(officer("one"), ruling, "objection", objection), 403, "WRONG_PARTY");
        refused(
                move(officer("four"), ruling, "decision", Map.of("words", "属实", "upheld", true)),
                409,
                "STEP_OUT_OF_ORDER");
        ok(move(institution(FILES), ruling, "objection", objection), 200);
        for (String apart : List.of("one", "two")) {
            refused(
                    move(officer(apart), ruling, "decision", Map.of("words", "属实", "upheld", true)),
                    409,
                    "SECOND_OFFICER_NEEDED");
        }
        recuse("three", FILES);
        refused(
                move(officer("three"), ruling, "decision", Map.of("words", "属实", "upheld", true)),
                403,
                "CONFLICT_OF_INTEREST");
        refused(move(officer("four"), ruling, "decision", Map.of("words", "属实")), 400, "INVALID_PARAMETER");
        Response decided = move(officer("four"), ruling, "decision", Map.of("words", "经查属实", "upheld", true));
        ok(decided, 200);
        assertThat(decided.jsonPath().getString("state")).isEqualTo("LIFTED");
        assertThat(institution(FILES).get("/api/v1/inbox").jsonPath().getString("items[0].title"))
                .contains("异议成立");
        for (String apart : List.of("one", "two", "four")) {
            refused(
                    move(officer(apart), thing, "decision", conditions(FILES, "2024-12-01")),
                    409,
                    "SECOND_OFFICER_NEEDED");
        }
        Response granted = move(officer("five"), thing, "decision", conditions(FILES, "2024-12-01"));
        ok(granted, 200);
        assertThat(granted.jsonPath().getString("state")).isEqualTo("REPAIRED");
    }

    private void a_direct_rating_of_a_later_year_is_repaired_as_what_the_public_result_rests_on() {
        record("T-0", OBJECTS, "1-12", "2025-06-20");
        RegionYear.deliver(
                "records",
                RegionYear.directRecord("T-1", OBJECTS, LEAGUE)
                        .replace("2025-08-20", "2025-07-02")
                        .replace("某环〔2025〕1号", "某环〔2025〕9号"));
        eventually(() -> "BAD".equals(shown(OBJECTS).getString("current.grade")));
        Response small = post(institution(OBJECTS), "/api/v1/repairs", application(OBJECTS, "T-0"));
        assertThat(small.jsonPath().getString("stage"))
                .as("points of the running year weigh on no public result")
                .isEqualTo("BEFORE_NOTICE");

        JsonPath file =
                RegionYear.deliverValid("rectifications", "record_no,confirmed_on,authority\nT-1,2025-07-03,某生态环境局\n");
        assertThat(file.getLong("result.refused")).isEqualTo(1);
        assertThat(shown(OBJECTS).getString("current.grade")).isEqualTo("BAD");

        Response applied = post(institution(OBJECTS), "/api/v1/repairs", application(OBJECTS, "T-1"));
        ok(applied, 201);
        assertThat(applied.jsonPath().getString("stage")).isEqualTo("AFTER_PUBLICATION");
        assertThat(applied.jsonPath().getInt("year")).isEqualTo(2025);
        assertThat(applied.jsonPath().getString("leadLeague")).isEqualTo(LEAGUE);
        assertThat(applied.jsonPath().getString("dueOn")).isEqualTo("2025-08-06");
        String thing = "/api/v1/repairs/" + applied.jsonPath().getString("repairId");
        Response confirmed =
                move(officer("one"), thing, "producer-confirmation", Map.of("granted", true, "words", "已整改"));
        ok(confirmed, 200);
        assertThat(confirmed.jsonPath().getString("state"))
                .as("two words end nothing")
                .isEqualTo("PRODUCER_CONFIRMED");
        assertThat(shown(OBJECTS).getString("current.grade")).isEqualTo("BAD");
        ok(move(officer("one"), thing, "decision", Map.of("granted", true, "words", "已整改")), 400);
        refused(
                move(officer("one"), thing, "decision", conditions(OBJECTS, "2025-07-02")),
                409,
                "SECOND_OFFICER_NEEDED");
        Response decided = move(officer("two"), thing, "decision", conditions(OBJECTS, "2025-07-02"));
        ok(decided, 200);
        assertThat(decided.jsonPath().getString("letter")).isNotNull();
        assertThat(given().get(
                                "/api/v1/verifications/{number}",
                                decided.jsonPath().getString("letter"))
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("CURRENT");
        assertThat(shown(OBJECTS).getString("current.grade")).isEqualTo("NORMAL");
        publicIsWhatTheFilesSay();
    }

    private void an_institution_under_suspicion_leaves_what_is_public_at_once_and_comes_back_cleared() {
        String exclusion = "/api/v1/institutions/" + FILES + "/exclusion";
        refused(post(officer("one"), exclusion, Map.of("reason", "")), 400, "INVALID_PARAMETER");
        refused(post(officer("one"), exclusion, Map.of("reason", "立案", "from", "2025-07-10")), 400, "IMPOSSIBLE_DATE");
        ok(officer("one").body(Map.of()).post(exclusion + "/return"), 409);
        ok(PublicSide.asked().get("/api/v1/grades/{uscc}", FILES), 200);
        ok(post(officer("one"), exclusion, Map.of("reason", "立案侦查")), 201);
        ok(PublicSide.asked().get("/api/v1/grades/{uscc}", FILES), 404);
        refused(post(officer("one"), exclusion, Map.of("reason", "立案侦查")), 409, "STEP_OUT_OF_ORDER");
        ok(institution(OBJECTS).get(exclusion), 404);
        ok(officer("one").body(Map.of()).post(exclusion + "/return"), 200);
        ok(PublicSide.asked().get("/api/v1/grades/{uscc}", FILES), 200);
        assertThat(officer("one").get(exclusion).jsonPath().getList("until")).containsExactly("2025-07-09");
        publicIsWhatTheFilesSay();
    }

    private void an_adverse_result_is_public_for_three_years_at_most() {
        RegionYear.deliver(
                "records", RegionYear.directRecord("D-1", IS_SILENT, LEAGUE).replace("2025-08-20", "2025-07-05"));
        eventually(() -> "BAD".equals(shown(IS_SILENT).getString("current.grade")));
        TestTime.moveTo("2028-06-03");
        RegionYear.deliver(
                "records", RegionYear.directRecord("D-2", OBJECTS, LEAGUE).replace("2025-08-20", "2025-07-06"));
        eventually(() -> "BAD".equals(shown(OBJECTS).getString("current.grade")));
        assertThat(shown(IS_SILENT).getString("current.grade")).isEqualTo("BAD");
        TestTime.moveTo("2028-06-04");
        eventually(
                () -> PublicSide.asked().get("/api/v1/grades/{uscc}", IS_SILENT).statusCode() == 404);
        ok(PublicSide.asked().get("/api/v1/grades/{uscc}", FILES), 200);
    }
}
