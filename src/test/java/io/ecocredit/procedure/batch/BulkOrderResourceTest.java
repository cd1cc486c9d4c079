package io.ecocredit.procedure.batch;

import static io.ecocredit.procedure.LineYear.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One step on many cases, on both lines: each for itself, and each told what became of it. */
@QuarkusTest
@Cites({Article.A20, Article.A21})
class BulkOrderResourceTest {

    @ParameterizedTest
    @EnumSource
    void what_fails_leaves_the_others_alone(LineYear line) {
        line.prepare();
        line.putAt(line.first(), Step.LISTED);
        line.putAt(line.second(), Step.LISTED);
        Map<String, Object> stale = new HashMap<>(line.item(line.second()));
        stale.put("version", 99);

        JsonPath done = ordered(
                        line,
                        "notification",
                        List.of(line.item(line.elsewhere()), stale, line.item(line.first()), unknown()))
                .jsonPath();

        assertThat(done.getList("status")).containsExactly(404, 412, 200, 404);
        assertThat(done.getList("evaluationId"))
                .startsWith(line.id(line.elsewhere()), line.id(line.second()), line.id(line.first()));
        assertThat(done.getString("[2].step")).isEqualTo(Step.NOTIFIED.name());
        assertThat(done.getString("[1].problem.code")).isEqualTo("PRECONDITION_FAILED");
        assertThat(done.getString("[0].problem.code")).isEqualTo(done.getString("[3].problem.code"));
        assertThat(line.seen(line.first()).getString("step")).isEqualTo(Step.NOTIFIED.name());
        assertThat(line.seen(line.second()).getString("step")).isEqualTo(Step.LISTED.name());
    }

    @ParameterizedTest
    @EnumSource
    void what_the_table_refuses_is_told_with_its_clause(LineYear line) {
        line.prepare();
        line.putAt(line.first(), Step.DETERMINED);

        JsonPath early =
                ordered(line, "proposal", List.of(line.item(line.first()))).jsonPath();
        JsonPath together =
                ordered(line, "submission", List.of(line.item(line.first()))).jsonPath();

        assertThat(early.getList("status")).containsExactly(409);
        assertThat(early.getString("[0].problem.code")).isEqualTo("STEP_OUT_OF_ORDER");
        assertThat(early.getString("[0].problem.clause")).contains("第二十");
        assertThat(together.getString("[0].problem.code")).isEqualTo("TAKEN_TOGETHER");
    }

    @ParameterizedTest
    @EnumSource
    void an_order_that_cannot_be_read_takes_no_step_at_all(LineYear line) {
        line.prepare();
        line.putAt(line.first(), Step.LISTED);
        Map<String, Object> item = line.item(line.first());

        refusedAt(line.officer("one").body(Map.of("items", List.of(item))).post(line.cases() + "/actions"), "action");
        refusedAt(ordered(line, "applause", List.of(item)), "action");
        refusedAt(ordered(line, "notification", List.of()), "items");
        refusedAt(ordered(line, "notification", List.of(item, item)), "items");
        refusedAt(ordered(line, "notification", List.of(Map.of("version", 1))), "items");
        refusedAt(ordered(line, "notification", Collections.singletonList(null)), "items");
        refusedAt(ordered(line, "notification", Collections.nCopies(5001, item)), "items");
        assertThat(line.seen(line.first()).getString("step")).isEqualTo(Step.LISTED.name());
    }

    private static Map<String, Object> unknown() {
        return Map.of("evaluationId", UUID.randomUUID(), "version", 1);
    }

    private static Response ordered(LineYear line, String action, List<Map<String, Object>> items) {
        Map<String, Object> order = new HashMap<>();
        order.put("action", action);
        order.put("items", items);
        return line.officer("one").body(order).post(line.cases() + "/actions");
    }
}
