package io.ecocredit.evaluations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.ProcedureYear;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A league moves as many cases in one call as one call may hold, and hears what became of each. */
@QuarkusTest
@TestProfile(BulkResourceTest.Own.class)
@Cites(Article.A20)
class BulkResourceTest {

    /** A database of its own; little patience with bodies, since work that outlasts it is no late body, and much with work. */
    public static final class Own implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ecocredit.limits.body-within", "2s",
                    "ecocredit.limits.answer-within", "10m",
                    "quarkus.http.idle-timeout", "10m",
                    "quarkus.http.test-timeout", "10m");
        }
    }

    private static final int MOST = 5000;
    private static final String LONE = "91150300MA0ABCD12X";

    @Test
    void five_thousand_cases_take_a_step_in_one_call_with_a_status_for_each() {
        TestTime.moveTo("2025-02-18");
        prepare();
        List<Map<String, Object>> items = new ArrayList<>(listed());
        assertThat(items).hasSize(MOST);
        Map<String, Object> stale = new HashMap<>(items.getLast());
        stale.put("version", 99);
        items.set(MOST - 1, stale);

        Response answer = notified("first", items);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        JsonPath done = answer.jsonPath();
        assertThat(done.getList("evaluationId"))
                .isEqualTo(items.stream().map(item -> item.get("evaluationId")).toList());
        List<Integer> statuses = done.getList("status");
        assertThat(statuses.subList(0, MOST - 1)).containsOnly(200);
        assertThat(statuses.getLast()).isEqualTo(412);
        assertThat(done.getList("step").subList(0, MOST - 1)).containsOnly(Step.NOTIFIED.name());
        assertThat(progress(Step.NOTIFIED)).isEqualTo(MOST - 1);
        assertThat(progress(Step.LISTED)).isEqualTo(1);

        assertThat(notified("first", items).asString())
                .as("a repetition of the same request is told the same, and takes no step twice")
                .isEqualTo(answer.asString());
        assertThat(notified("other", items.subList(0, 1)).jsonPath().getList("status"))
                .as("under another key it is another request")
                .containsExactly(412);
    }

    @Test
    void a_step_that_is_asked_for_again_is_taken_once_and_answered_as_it_was() {
        TestTime.moveTo("2025-02-18");
        RegionYear.deliver(
                "institutions", "uscc,name,kinds,division,registered_on\n" + LONE + ",机构,TESTING,150300,2017-08-25\n");
        RegionYear.deliver(
                "engagements",
                "uscc,division,year,client_uscc,client_name,project,origin\n" + LONE + ",150300,2023,,某业主,检测,LEAGUE\n");
        RegionYear.open(2023);
        String id = RegionYear.region()
                .get("/api/v1/evaluations?year=2023")
                .jsonPath()
                .getString("items[0].evaluationId");

        ProcedureYear.unserve(ProcedureYear.region("clerk"), LONE, 2023);
        Response first = removed(id, "a-key", "停业");
        Response again = removed(id, "a-key", "停业");

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isEqualTo("\"2\"");
        assertThat(removed(id, "a-key", "另一个理由").statusCode()).isEqualTo(422);
        assertThat(removed(id, "another-key", "停业").statusCode()).isEqualTo(412);
        assertThat(RegionYear.region()
                        .get("/api/v1/evaluations/{id}/history", id)
                        .jsonPath()
                        .getList("action"))
                .containsExactly("removal");
    }

    private static Response removed(String id, String key, String reason) {
        return given().header("Authorization", TestTokens.bearer(Roles.LEAGUE, Map.of("division", "150300")))
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", key)
                .body(Map.of("reason", reason))
                .post("/api/v1/evaluations/{id}/removal", id);
    }

    private static Response notified(String key, List<Map<String, Object>> items) {
        return officer()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("action", "notification", "items", items))
                .post("/api/v1/evaluations/actions");
    }

    private static void prepare() {
        StringBuilder institutions = new StringBuilder("uscc,name,kinds,division,registered_on\n");
        StringBuilder engagements = new StringBuilder("uscc,division,year,client_uscc,client_name,project,origin\n");
        for (int number = 0; number < MOST; number++) {
            String uscc = "91150200MA0%05d%dX".formatted(number, number % 10);
            institutions.append(uscc).append(",机构").append(number).append(",TESTING,150200,2017-08-25\n");
            engagements
                    .append(uscc)
                    .append(",150200,2024,,某业主,检测")
                    .append(number)
                    .append(",LEAGUE\n");
        }
        RegionYear.deliver("institutions", institutions.toString());
        RegionYear.deliver("engagements", engagements.toString());
        RegionYear.open(2024);
    }

    private static List<Map<String, Object>> listed() {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonPath page = officer()
                    .queryParam("year", 2024)
                    .queryParam("limit", 500)
                    .queryParams(cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
                    .get("/api/v1/evaluations")
                    .jsonPath();
            page.<Map<String, Object>>getList("items")
                    .forEach(each -> items.add(
                            Map.of("evaluationId", each.get("evaluationId"), "version", each.get("version"))));
            if (page.getString("next") == null) {
                return items;
            }
            cursor = page.getString("next");
        }
    }

    private static long progress(Step step) {
        return officer()
                .get("/api/v1/years/2024/progress")
                .jsonPath()
                .getLong("find { it.step == '" + step + "' }.cases");
    }

    private static RequestSpecification officer() {
        return given().header("Authorization", TestTokens.bearer(Roles.LEAGUE, Map.of("division", "150200")));
    }
}
