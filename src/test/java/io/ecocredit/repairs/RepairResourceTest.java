package io.ecocredit.repairs;

import static io.ecocredit.fixtures.ProcedureYear.evidence;
import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications for repair before public notice: what they need, who reads them and who decides; each of a record of its own. */
@QuarkusTest
@Cites(value = Article.A26, settles = Interpretation.I_23)
class RepairResourceTest {

    private static final String REPAIRS = "/api/v1/repairs";
    private static final String NOBODYS = "00000000-0000-0000-0000-000000000000";
    private static final String BUREAU = "某生态环境局";

    private static boolean filled;
    private static int records;

    @BeforeEach
    void fill() {
        if (!filled) {
            TestTime.moveTo("2024-07-01");
            TwoLeagues.fill();
            filled = true;
        }
    }

    private static String record(String uscc, String category, String indicator, String item) {
        String number = "RR-" + ++records;
        RegionYear.deliver(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n" + number + ","
                        + uscc + "," + category + "," + indicator + "," + item + ",2024-06-01,2024-06-03,," + BAOTOU
                        + "," + BUREAU + "," + number + "号,1,,,,,某事\n");
        return number;
    }

    private static String record(String uscc) {
        return record(uscc, "GENERAL", "1-12", "13.4");
    }

    private static Map<String, Object> order(String record) {
        return new HashMap<>(Map.of("recordNo", record, "words", "已整改", "evidence", List.of(evidence(OF_BAOTOU))));
    }

    private static Response apply(RequestSpecification who, Map<String, ?> order) {
        return FreshKey.on(who.contentType("application/json")).body(order).post(REPAIRS);
    }

    private static String applied(String record) {
        Response answer = apply(institution(OF_BAOTOU), order(record));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .endsWith(REPAIRS + "/" + answer.jsonPath().getString("repairId"));
        return answer.jsonPath().getString("repairId");
    }

    private static Response move(RequestSpecification who, String id, String noun, Map<String, ?> order) {
        return who.contentType("application/json")
                .header("If-Match", region().get(REPAIRS + "/" + id).header("ETag"))
                .body(order)
                .post(REPAIRS + "/" + id + "/" + noun);
    }

    @Test
    void an_application_names_its_record_says_what_was_put_right_and_proves_it() {
        String record = record(OF_BAOTOU);
        for (String field : List.of("recordNo", "words", "evidence")) {
            Map<String, Object> lacking = order(record);
            lacking.remove(field);
            Response answer = apply(institution(OF_BAOTOU), lacking);
            assertThat(answer.statusCode())
                    .as("%s %s", field, answer.asString())
                    .isEqualTo(400);
            assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(field);
        }
        for (String words : List.of(" ", "长".repeat(2001))) {
            Map<String, Object> faulty = order(record);
            faulty.put("words", words);
            refused(apply(institution(OF_BAOTOU), faulty), 400, "INVALID_PARAMETER");
        }
        Map<String, Object> foreign = order(record);
        foreign.put("evidence", List.of(evidence(OF_ORDOS)));
        refused(apply(institution(OF_BAOTOU), foreign), 400, "UNKNOWN_EVIDENCE");
        Map<String, Object> many = order(record);
        many.put("evidence", Collections.nCopies(51, UUID.randomUUID().toString()));
        refused(apply(institution(OF_BAOTOU), many), 400, "INVALID_PARAMETER");
        assertThat(FreshKey.on(institution(OF_BAOTOU).contentType("application/json"))
                        .post(REPAIRS)
                        .statusCode())
                .isEqualTo(400);
        refused(
                institution(OF_BAOTOU)
                        .contentType("application/json")
                        .body(order(record))
                        .post(REPAIRS),
                400,
                "IDEMPOTENCY_KEY_REQUIRED");
        assertThat(found(region(), "?recordNo=" + record))
                .as("nothing of it was kept")
                .isEmpty();
        assertThat(apply(institution(OF_BAOTOU), order(record)).statusCode()).isEqualTo(201);
    }

    @Test
    void only_the_institution_itself_applies_and_a_record_of_others_is_not_there() {
        String record = record(OF_BAOTOU);
        refused(apply(institution(SHARED), order(record)), 404, "NO_SUCH_RECORD");
        refused(apply(institution(OF_BAOTOU), order("RR-none")), 404, "NO_SUCH_RECORD");
        for (String role : Roles.ALL) {
            if (!role.equals(Roles.INSTITUTION)) {
                assertThat(apply(as(role, Map.of()), order(record)).statusCode())
                        .as(role)
                        .isEqualTo(403);
            }
        }
        assertThat(apply(given(), order(record)).statusCode()).isEqualTo(401);
        assertThat(found(region(), "?recordNo=" + record)).isEmpty();
    }

    @Test
    void one_application_at_a_time_and_the_same_one_again_is_the_same() {
        String record = record(OF_BAOTOU);
        Map<String, Object> order = order(record);
        Response first = keyed("repair-1", order);
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(keyed("repair-1", order).asString()).isEqualTo(first.asString());
        order.put("words", "又有整改");
        refused(keyed("repair-1", order), 422, "IDEMPOTENCY_KEY_REUSED");
        Response second = keyed("repair-2", order);
        refused(second, 409, "STEP_OUT_OF_ORDER");
        assertThat(second.jsonPath().getString("clause")).contains("第二十二条");
        assertThat(found(region(), "?recordNo=" + record)).hasSize(1);
    }

    private static Response keyed(String key, Map<String, ?> order) {
        return institution(OF_BAOTOU)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(order)
                .post(REPAIRS);
    }

    @Test
    void before_notice_the_league_confirms_and_the_record_deducts_no_more() {
        String record = record(OF_BAOTOU);
        String id = applied(record);
        JsonPath seen = region().get(REPAIRS + "/" + id).jsonPath();
        assertThat(seen.getString("stage")).isEqualTo("BEFORE_NOTICE");
        assertThat(seen.getString("authority")).isEqualTo(BUREAU);
        assertThat(seen.getString("appliedOn")).isEqualTo("2024-07-01");
        Map<String, Object> granted = Map.of("granted", true, "words", "属实");

        assertThat(league(BAOTOU)
                        .contentType("application/json")
                        .body(granted)
                        .post(REPAIRS + "/" + id + "/producer-confirmation")
                        .statusCode())
                .isEqualTo(428);
        refused(
                league(BAOTOU)
                        .contentType("application/json")
                        .header("If-Match", "\"99\"")
                        .body(granted)
                        .post(REPAIRS + "/" + id + "/producer-confirmation"),
                412,
                "PRECONDITION_FAILED");
        refused(move(league(BAOTOU), id, "withdrawal", granted), 404, "NO_SUCH_ACTION");
        refused(move(institution(OF_BAOTOU), id, "producer-confirmation", granted), 403, "WRONG_PARTY");
        assertThat(move(league(WUHAI), id, "producer-confirmation", granted).statusCode())
                .isEqualTo(404);
        Response decided = move(league(BAOTOU), id, "decision", granted);
        refused(decided, 403, "WRONG_PARTY");
        assertThat(decided.jsonPath().getString("detail"))
                .as("no league leads before the list is drawn")
                .contains("牵头盟市");
        assertThat(move(league(BAOTOU), id, "producer-confirmation", Map.of("words", "属实"))
                        .statusCode())
                .as("without saying whether")
                .isEqualTo(400);
        assertThat(move(league(BAOTOU), id, "producer-confirmation", Map.of("granted", true))
                        .statusCode())
                .as("without saying why")
                .isEqualTo(400);
        assertThat(found(region(), "?open=true&recordNo=" + record)).containsExactly(id);

        Response confirmed = move(league(BAOTOU), id, "producer-confirmation", granted);
        assertThat(confirmed.statusCode()).as(confirmed.asString()).isEqualTo(200);
        assertThat(found(region(), "?open=true&recordNo=" + record)).isEmpty();
        assertThat(found(region(), "?open=false&recordNo=" + record)).containsExactly(id);
        refused(move(league(BAOTOU), id, "producer-confirmation", granted), 409, "STEP_OUT_OF_ORDER");
        assertThat(league(BAOTOU).get("/api/v1/records/" + record).jsonPath().getString("rectificationConfirmedOn"))
                .isEqualTo("2024-07-01");
        refused(apply(institution(OF_BAOTOU), order(record)), 409, "REPAIR_NOT_POSSIBLE");
    }

    @Test
    void what_was_not_confirmed_may_be_applied_for_again() {
        String record = record(OF_BAOTOU);
        String id = applied(record);
        Response refusal = move(league(BAOTOU), id, "producer-confirmation", Map.of("granted", false, "words", "未见整改"));
        assertThat(refusal.statusCode()).as(refusal.asString()).isEqualTo(200);
        assertThat(institution(OF_BAOTOU).get("/api/v1/inbox").jsonPath().getString("items[0].body"))
                .contains("未见整改");
        String second = applied(record);
        assertThat(second).isNotEqualTo(id);
        assertThat(found(region(), "?limit=500&recordNo=" + record)).containsExactlyInAnyOrder(id, second);
        assertThat(found(region(), "?open=true&recordNo=" + record)).containsExactly(second);
    }

    @Test
    void a_repair_is_read_by_who_may_see_its_record_and_each_is_offered_what_is_theirs() {
        String record = record(OF_BAOTOU);
        String id = applied(record);
        assertThat(offered(league(BAOTOU), id)).containsExactly("producer-confirmation");
        assertThat(offered(institution(OF_BAOTOU), id)).doesNotContain("producer-confirmation", "decision");
        assertThat(found(institution(OF_BAOTOU), "?limit=500")).contains(id);
        assertThat(found(institution(SHARED), "?limit=500")).doesNotContain(id);
        assertThat(found(league(WUHAI), "?limit=500")).isEmpty();
        assertThat(found(region(), "?limit=500&uscc=" + OF_BAOTOU)).contains(id);
        assertThat(found(region(), "?limit=500&uscc=" + SHARED)).doesNotContain(id);
        Response hidden = league(WUHAI).get(REPAIRS + "/" + id);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.asByteArray())
                .isEqualTo(league(WUHAI).get(REPAIRS + "/" + NOBODYS).asByteArray());
        assertThat(region().get(REPAIRS + "/none").statusCode()).isEqualTo(400);
        for (String role : List.of(Roles.PLATFORM, Roles.DEPARTMENT, Roles.PRACTITIONER, Roles.AUDITOR)) {
            for (String address : List.of(REPAIRS, REPAIRS + "/" + id, REPAIRS + "/" + id + "/letter")) {
                assertThat(as(role, Map.of()).get(address).statusCode())
                        .as("%s %s", role, address)
                        .isEqualTo(403);
            }
        }
        assertThat(given().get(REPAIRS).statusCode()).isEqualTo(401);
    }

    private static List<String> offered(RequestSpecification who, String id) {
        return who.get(REPAIRS + "/" + id).jsonPath().getList("_actions.action");
    }

    private static List<String> found(RequestSpecification who, String question) {
        return who.get(REPAIRS + question).jsonPath().getList("items.repairId");
    }

    @Test
    void pages_follow_one_another_without_gap_or_repetition() {
        applied(record(OF_BAOTOU));
        applied(record(OF_BAOTOU));
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = region().queryParam("limit", 1)
                    .queryParam("cursor", cursor)
                    .get(REPAIRS)
                    .jsonPath();
            paged.addAll(page.getList("items.repairId"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(paged)
                .hasSizeGreaterThanOrEqualTo(2)
                .doesNotHaveDuplicates()
                .isEqualTo(found(region(), "?limit=500"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"open=yes", "uscc=91", "limit=0", "limit=501", "cursor=MQ"})
    void a_question_that_cannot_be_answered_is_refused_by_name(String question) {
        Response answer = region().get(REPAIRS + "?" + question);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(question.split("=", -1)[0]);
    }
}
