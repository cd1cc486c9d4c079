package io.ecocredit.procedure.submission;

import static io.ecocredit.procedure.LineYear.LEAGUE;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static io.ecocredit.procedure.LineYear.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Submitting twice, a late participant and a result that comes back before the draw block no league, in either line. */
@QuarkusTest
@Cites(
        provisions = {
            Provision.A20_ITEM_4,
            Provision.A20_ITEM_5,
            Provision.A20_ITEM_6,
            Provision.A21_ITEM_2,
            Provision.A21_ITEM_3,
            Provision.A21_ITEM_4
        })
class EverySubmissionDrawnResourceTest {

    private static final String VALUE = "某日某报头版标题";

    @ParameterizedTest
    @EnumSource
    void whatever_comes_late_or_back_is_submitted_sampled_and_made_known(LineYear line) {
        line.prepare();
        line.determine(line.first());
        line.determine(line.second());
        announcedFirst(line);

        submittedTwiceAtOnce(line);
        line.taken(line.region("one"), line.first(), "return", Map.of("reason", "材料不全"));
        refused(draw(line, Map.of("submission", 1, "chosen", List.of(line.first()))), 400, "INVALID_PARAMETER");
        String late = line.late();
        line.taken(line.officer("reviewer"), line.first(), "review", NOTHING);
        assertThat(submit(line).getList("lines", String.class))
                .as("whoever came onto the list after the first submission holds up nobody")
                .singleElement()
                .asString()
                .startsWith(line.first() + ",");

        eachIsDrawnFrom(line);
        acceptSampled(line, line.first(), line.second());
        refusedToTell(line, line.makeKnown("one"), "SECOND_OFFICER_NEEDED");
        madeKnown(line, 2);

        line.determine(late);
        assertThat(submit(line).getInt("number")).isEqualTo(3);
        refusedToTell(line, line.makeKnown("two"), "NOT_CHECKED");
        drawn(line, Map.of());
        acceptSampled(line, late);
        madeKnown(line, 1);
    }

    /** Nobody can choose the value once it is known what is sampled. */
    private static void announcedFirst(LineYear line) {
        String address = "/api/v1/years/2024/spot-check-value";
        if (line.region("one").get(address).statusCode() == 404) {
            refused(line.officer("one").post(line.year("/submission")), 409, "NOT_ANNOUNCED");
            line.region("one").body(Map.of("value", VALUE)).put(address).then().statusCode(200);
        }
    }

    private static void submittedTwiceAtOnce(LineYear line) {
        List<CompletableFuture<Response>> both = Stream.of("one", "two")
                .map(name ->
                        CompletableFuture.supplyAsync(() -> line.officer(name).post(line.year("/submission"))))
                .toList();
        assertThat(both.stream().map(each -> each.join().statusCode())).containsExactlyInAnyOrder(200, 409);
        JsonPath kept = line.officer("one").get(line.year("/submission")).jsonPath();
        assertThat(kept.getList("number")).containsExactly(1);
        assertThat(kept.getList("[0].lines")).hasSize(2);
    }

    private static void eachIsDrawnFrom(LineYear line) {
        refusedAt(draw(line, Map.of("size", 0)), "size");
        refused(draw(line, Map.of("submission", 9)), 409, "NOT_SUBMITTED");
        JsonPath first = drawn(line, Map.of());
        assertThat(first.getList("drawn")).as("the earliest first").containsExactly(line.second());
        assertThat(first.getList("passedOver")).containsExactly(line.first());
        String digest =
                line.officer("one").get(line.year("/submission")).jsonPath().getString("[0].digest");
        assertThat(first.getString("seed"))
                .isEqualTo(SpotCheck.of(VALUE, digest, first.getString("salt")).seed());
        refused(draw(line, Map.of("submission", 1)), 409, "ALREADY_DRAWN");

        refusedToTell(line, line.makeKnown("two"), "AWAITS");
        JsonPath second = drawn(line, Map.of("submission", 2));
        assertThat(second.getList("drawn")).containsExactly(line.first());
        assertThat(second.getList("passedOver")).isEmpty();
        refused(draw(line, Map.of()), 409, "ALREADY_DRAWN");
    }

    private static void acceptSampled(LineYear line, String... subjects) {
        for (String subject : subjects) {
            line.taken(line.region("one"), subject, "acceptance", NOTHING);
        }
    }

    private static void refusedToTell(LineYear line, Response answer, String code) {
        String expected = !"AWAITS".equals(code)
                ? code
                : line == LineYear.INSTITUTIONS ? "PUBLICATION_INCOMPLETE" : "CHECK_INCOMPLETE";
        assertThat(answer.asString()).contains("\"" + expected + "\"");
    }

    private static void madeKnown(LineYear line, int results) {
        Response answer = line.makeKnown("two");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.asString()).contains("\"results\":{\"" + LEAGUE + "\":" + results + "}");
    }

    private static JsonPath submit(LineYear line) {
        Response answer = line.officer("one").post(line.year("/submission"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static Response draw(LineYear line, Map<String, ?> order) {
        Map<String, Object> whole = new HashMap<>(Map.of("league", LEAGUE, "size", 1));
        whole.putAll(order);
        return line.region("one").body(whole).post(line.year("/spot-checks"));
    }

    private static JsonPath drawn(LineYear line, Map<String, ?> order) {
        Response answer = draw(line, order);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }
}
