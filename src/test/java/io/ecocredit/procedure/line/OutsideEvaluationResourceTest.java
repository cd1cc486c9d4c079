package io.ecocredit.procedure.line;

import static io.ecocredit.procedure.LineYear.NEIGHBOUR;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A subject under criminal suspicion, of either line, is not submitted, sampled or made known until it is cleared. */
@QuarkusTest
@Cites(
        provisions = {Provision.A5_ITEM_4, Provision.A20_ITEM_6, Provision.A21_ITEM_4},
        settles = {Interpretation.I_4, Interpretation.I_38})
class OutsideEvaluationResourceTest {

    @ParameterizedTest
    @EnumSource
    void whoever_is_outside_waits_inside_and_goes_on_when_cleared(LineYear line) {
        line.prepare();
        line.determine(line.first());
        line.determine(line.second());
        line.announce();
        orderlyOnly(line);

        assertThat(submitted(line)).as("who is outside is not submitted").isEqualTo(1);
        back(line);
        assertThat(submitted(line)).isEqualTo(1);
        assertThat(exclude(line, line.officer("one"), reason("再次立案")).statusCode())
                .isEqualTo(201);

        assertThat(line.draw().jsonPath().getList("drawn")).containsExactly(line.second());
        refused(line.draw(), 409, "NOT_SUBMITTED");
        line.taken(line.region("one"), line.second(), "acceptance", NOTHING);
        known(line.makeKnown("two"));
        assertThat(line.seen(line.first()).getString("step")).isEqualTo("SUBMITTED");
        String action = line == LineYear.INSTITUTIONS ? "publication" : "result-notice";
        assertThat(line.seen(line.first()).getString("_waiting.find { it.action == '" + action + "' }.code"))
                .isEqualTo("OUTSIDE_EVALUATION");
        assertThat(line.seen(line.first()).getString("_waiting.find { it.action == '" + action + "' }.clause"))
                .contains("第五条第（四）项");

        back(line);
        assertThat(line.draw().jsonPath().getList("drawn")).containsExactly(line.first());
        line.taken(line.region("one"), line.first(), "acceptance", NOTHING);
        known(line.makeKnown("two"));
    }

    private static void orderlyOnly(LineYear line) {
        refused(exclude(line, line.officer("one"), Map.of("reason", " ")), 400, "INVALID_PARAMETER");
        for (String another : List.of("2025-04-09", "2025-04-07", "2024-06-01")) {
            Response dated = exclude(line, line.officer("one"), Map.of("reason", "立案侦查", "from", another));
            refused(dated, 400, "IMPOSSIBLE_DATE");
            assertThat(dated.jsonPath().getString("errors[0].field")).isEqualTo("from");
            assertThat(dated.jsonPath().getString("clause")).contains("第五条第（四）项", "I-31");
        }
        refused(
                exclude(line, line.officer("one"), Map.of("reason", "立案侦查", "suspectedOn", "2025-04-09")),
                400,
                "IMPOSSIBLE_DATE");
        assertThat(exclude(line, line.officer(NEIGHBOUR, "one"), reason("立案侦查")).statusCode())
                .as("whom the neighbour does not know")
                .isEqualTo(404);
        assertThat(exclude(line, line.subject(line.first()), reason("立案侦查")).statusCode())
                .isEqualTo(403);
        refused(
                line.officer("one").body(NOTHING).post(line.exclusion(line.first()) + "/return"),
                409,
                "STEP_OUT_OF_ORDER");

        Response out = exclude(line, line.officer("one"), Map.of("reason", "立案侦查", "suspectedOn", "2025-03-20"));
        assertThat(out.statusCode()).as(out.asString()).isEqualTo(201);
        assertThat(out.jsonPath().getString("from")).isEqualTo(LineYear.TODAY);
        assertThat(out.jsonPath().getString("suspectedOn")).isEqualTo("2025-03-20");
        Response twice = exclude(line, line.officer("one"), reason("立案侦查"));
        refused(twice, 409, "STEP_OUT_OF_ORDER");
        assertThat(twice.jsonPath().getString("clause")).contains("第五条第（四）项");
        assertThat(line.seen(line.first()).getBoolean("excluded")).isTrue();
        assertThat(line.seen(line.second()).getBoolean("excluded")).isFalse();
        assertThat(line.letters(line.first()).getList("items.kind")).contains("exclusion");
        for (String another : List.of("2025-04-07", "2025-04-09")) {
            refused(
                    line.officer("one").body(Map.of("until", another)).post(line.exclusion(line.first()) + "/return"),
                    400,
                    "IMPOSSIBLE_DATE");
        }
    }

    private static Map<String, String> reason(String words) {
        return Map.of("reason", words);
    }

    private static Response exclude(LineYear line, RequestSpecification who, Map<String, String> order) {
        return FreshKey.on(who).body(order).post(line.exclusion(line.first()));
    }

    private static void back(LineYear line) {
        line.officer("one")
                .body(NOTHING)
                .post(line.exclusion(line.first()) + "/return")
                .then()
                .statusCode(200);
        assertThat(line.officer("one")
                        .get(line.exclusion(line.first()))
                        .jsonPath()
                        .getList("until"))
                .doesNotContainNull();
    }

    private static int submitted(LineYear line) {
        Response answer = line.officer("one").post(line.year("/submission"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("lines").size();
    }

    private static void known(Response answer) {
        assertThat(answer.asString()).contains("\"results\":{\"" + LineYear.LEAGUE + "\":1}");
    }
}
