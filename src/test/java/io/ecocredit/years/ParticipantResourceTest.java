package io.ecocredit.years;

import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_ORDOS;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.UNKNOWN;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is on the list of a year, who leads each case, and who may change either with what reason (A20.1, I-2). */
@QuarkusTest
@Cites(
        provisions = {Provision.A5_ITEM_3, Provision.A20_ITEM_1},
        settles = Interpretation.I_2)
class ParticipantResourceTest {

    private static final Map<String, String> REASON = Map.of("reason", "在本市长期从业");

    /** An institution of Baotou that served nobody in any year. */
    private static final String IDLE = "91150200MA00000039";

    private static boolean filled;

    @BeforeEach
    void fill() {
        if (filled) {
            return;
        }
        TestTime.moveTo("2025-03-03");
        TwoLeagues.fill();
        RegionYear.deliver(
                "institutions", "uscc,name,kinds,division,registered_on\n" + IDLE + ",丁环境检测有限公司,TESTING,150200,\n");
        RegionYear.open(2024);
        region().put("/api/v1/years/2023").then().statusCode(200);
        filled = true;
    }

    private static Response add(RequestSpecification who, String year, String uscc, Map<String, ?> order) {
        return who.contentType("application/json").body(order).put("/api/v1/years/{y}/participants/{u}", year, uscc);
    }

    private static Response lead(RequestSpecification who, String year, String uscc, Map<String, ?> order) {
        return who.contentType("application/json")
                .body(order)
                .put("/api/v1/years/{y}/participants/{u}/lead", year, uscc);
    }

    private static JsonPath listed(String year, String uscc) {
        return region().get("/api/v1/evaluations?year={y}&uscc={u}", year, uscc).jsonPath();
    }

    @Test
    void an_institution_that_served_nobody_is_added_by_its_league_with_a_reason_once() {
        assertThat(listed("2024", IDLE).getList("items")).isEmpty();
        for (String reason : List.of("", " ", "长".repeat(501))) {
            Response answer = add(league(BAOTOU), "2024", IDLE, Map.of("reason", reason));
            refused(answer, 400, "INVALID_PARAMETER");
            assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("reason");
        }
        refused(add(league(BAOTOU), "2024", IDLE, Map.of()), 400, "INVALID_PARAMETER");
        assertThat(listed("2024", IDLE).getList("items")).isEmpty();

        Response added = add(league(BAOTOU), "2024", IDLE, REASON);
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(200);
        assertThat(added.jsonPath().getString("leadLeague")).isEqualTo(BAOTOU);
        assertThat(listed("2024", IDLE).getString("items[0].evaluationId"))
                .isEqualTo(added.jsonPath().getString("evaluationId"));
        Response twice = add(league(BAOTOU), "2024", IDLE, REASON);
        refused(twice, 409, "ALREADY_LISTED");
        assertThat(twice.jsonPath().getString("clause")).isNotBlank();
    }

    @Test
    void whoever_is_drawn_already_or_cannot_be_seen_is_not_added() {
        refused(add(league(ORDOS), "2024", SHARED, REASON), 409, "ALREADY_LISTED");
        assertThat(listed("2024", SHARED).getList("items")).hasSize(1);
        Response hidden = add(league(WUHAI), "2024", OF_BAOTOU, REASON);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.asByteArray())
                .isEqualTo(add(league(WUHAI), "2024", UNKNOWN, REASON).asByteArray());
        refused(add(league(BAOTOU), "2024", "91", REASON), 400, "MALFORMED_USCC");
    }

    @Test
    void a_year_that_is_not_open_has_no_list() {
        refused(add(league(BAOTOU), "2025", IDLE, REASON), 409, "ALREADY_LISTED");
        assertThat(add(league(BAOTOU), "abc", IDLE, REASON).statusCode()).isEqualTo(400);
        assertThat(listed("2025", IDLE).getList("items")).isEmpty();
    }

    @Test
    void leagues_alone_add_and_the_region_alone_moves_the_lead() {
        for (String role : Roles.ALL) {
            if (!role.equals(Roles.LEAGUE)) {
                assertThat(add(as(role, Map.of()), "2023", IDLE, REASON).statusCode())
                        .as(role)
                        .isEqualTo(403);
            }
            if (!role.equals(Roles.REGION)) {
                assertThat(lead(as(role, Map.of()), "2024", OF_ORDOS, Map.of("league", WUHAI, "reason", "回避"))
                                .statusCode())
                        .as(role)
                        .isEqualTo(403);
            }
        }
        assertThat(add(given(), "2023", IDLE, REASON).statusCode()).isEqualTo(401);
        assertThat(lead(given(), "2024", OF_ORDOS, Map.of("league", WUHAI, "reason", "回避"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(listed("2023", IDLE).getList("items")).isEmpty();
        assertThat(listed("2024", OF_ORDOS).getString("items[0].leadLeague")).isEqualTo(ORDOS);
    }

    @Test
    void the_lead_moves_with_a_reason_that_both_leagues_are_told() {
        String before = listed("2024", SHARED).getString("items[0].leadLeague");
        String after = before.equals(ORDOS) ? BAOTOU : ORDOS;
        long version = listed("2024", SHARED).getLong("items[0].version");
        Response moved = lead(region(), "2024", SHARED, Map.of("league", after, "reason", "主要业务在该市"));
        assertThat(moved.statusCode()).as(moved.asString()).isEqualTo(200);
        assertThat(moved.jsonPath().getString("leadLeague")).isEqualTo(after);
        assertThat(listed("2024", SHARED).getString("items[0].leadLeague")).isEqualTo(after);
        assertThat(listed("2024", SHARED).getLong("items[0].version"))
                .as("who saw it before must look again")
                .isEqualTo(version + 1);
        for (String told : List.of(before, after)) {
            JsonPath inbox = league(told).get("/api/v1/inbox").jsonPath();
            assertThat(inbox.getString("items[0].kind")).as(told).isEqualTo("lead");
            assertThat(inbox.getString("items[0].title")).contains(SHARED, after);
            assertThat(inbox.getString("items[0].body")).contains("主要业务在该市");
        }
        assertThat(league(WUHAI).get("/api/v1/inbox").jsonPath().getList("items.kind"))
                .doesNotContain("lead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "999999", "150000", "abc"})
    void what_is_no_league_cannot_lead(String league) {
        Response answer = lead(region(), "2024", OF_ORDOS, Map.of("league", league, "reason", "回避"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("league");
        assertThat(listed("2024", OF_ORDOS).getString("items[0].leadLeague")).isEqualTo(ORDOS);
    }

    @Test
    void a_lead_is_moved_only_with_a_reason_and_until_a_result_is_proposed() throws SQLException {
        refused(lead(region(), "2024", OF_ORDOS, Map.of("league", WUHAI)), 400, "INVALID_PARAMETER");
        refused(
                lead(region(), "2024", OF_ORDOS, Map.of("league", WUHAI, "reason", "长".repeat(501))),
                400,
                "INVALID_PARAMETER");
        refused(lead(region(), "2024", UNKNOWN, Map.of("league", WUHAI, "reason", "回避")), 409, "LEAD_NOT_MOVED");
        refused(lead(region(), "2023", OF_ORDOS, Map.of("league", WUHAI, "reason", "回避")), 409, "LEAD_NOT_MOVED");

        Approved.testAccountOf(OF_BAOTOU);
        take(OF_BAOTOU, "notification");
        Response there = lead(region(), "2024", OF_BAOTOU, Map.of("league", ORDOS, "reason", "回避"));
        Response back = lead(region(), "2024", OF_BAOTOU, Map.of("league", BAOTOU, "reason", "不再需要回避"));
        TestTime.moveTo("2025-04-14");
        take(OF_BAOTOU, "proposal");
        Response proposed = lead(region(), "2024", OF_BAOTOU, Map.of("league", ORDOS, "reason", "回避"));
        onNotice(OF_BAOTOU);
        Response late = lead(region(), "2024", OF_BAOTOU, Map.of("league", ORDOS, "reason", "回避"));
        TestTime.moveTo("2025-03-03");
        assertThat(List.of(there.statusCode(), back.statusCode())).containsOnly(200);
        refused(proposed, 409, "LEAD_NOT_MOVED");
        refused(late, 409, "LEAD_NOT_MOVED");
        assertThat(listed("2024", OF_BAOTOU).getString("items[0].leadLeague")).isEqualTo(BAOTOU);
    }

    private static void onNotice(String uscc) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement put = owner.prepareStatement(
                        "update register.cases set step = 'ON_NOTICE', version = version + 1 where year = 2024 and uscc = ?")) {
            put.setString(1, uscc);
            assertThat(put.executeUpdate()).isEqualTo(1);
        }
    }

    private static void take(String uscc, String action) {
        JsonPath seen = listed("2024", uscc);
        Response answer = league(BAOTOU)
                .contentType("application/json")
                .header("If-Match", "\"" + seen.getLong("items[0].version") + "\"")
                .body(Map.of())
                .post("/api/v1/evaluations/{id}/{a}", seen.getString("items[0].evaluationId"), action);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }
}
