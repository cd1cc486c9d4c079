package io.ecocredit.procedure.submission;

import static io.ecocredit.procedure.LineYear.LEAGUE;
import static io.ecocredit.procedure.LineYear.refused;
import static io.ecocredit.procedure.LineYear.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a league has determined is submitted whole, sampled so that anybody can draw it again, and sent back where it fails. */
@QuarkusTest
@Cites({Article.A20, Article.A21})
class SubmissionOfLineResourceTest {

    private static final String VALUE = "中国体育彩票第2025123期";

    @ParameterizedTest
    @EnumSource
    void a_league_submits_all_or_nothing_and_the_region_samples_it(LineYear line) {
        line.prepare();
        line.determine(line.first());
        line.putAt(line.second(), Step.NOTIFIED);
        announce(line);

        Response incomplete = submitted(line);
        refused(incomplete, 409, "SUBMISSION_INCOMPLETE");
        assertThat(incomplete.jsonPath().getList("errors.value")).containsExactly(line.second());
        assertThat(incomplete.jsonPath().getString("clause")).contains("第二十");
        refused(drawn(line, Map.of("league", LEAGUE, "size", 1)), 409, "NOT_SUBMITTED");

        line.determine(line.second());
        JsonPath submission = submitted(line).jsonPath();
        assertThat(submission.getInt("number")).isEqualTo(1);
        assertThat(submission.getList("lines", String.class)).hasSize(2).isSorted();
        assertThat(submission.getString("digest"))
                .isEqualTo(SpotCheck.digest(submission.getList("lines", String.class)));
        refused(submitted(line), 409, "NOTHING_TO_SUBMIT");
        assertThat(submission.getMap(""))
                .as("nobody knows the sample while anybody could still fit to it what is submitted")
                .doesNotContainKey("salt");
        assertThat(line.region("one").get(line.year("/submission")).asString()).doesNotContain("salt");

        refusedAt(drawn(line, Map.of("size", 1)), "league");
        refusedAt(drawn(line, Map.of("league", LEAGUE)), "size");
        refusedAt(drawn(line, Map.of("league", LEAGUE, "size", -1)), "size");
        refusedAt(drawn(line, Map.of("league", LEAGUE, "size", 5001)), "size");
        refusedAt(drawn(line, Map.of("league", LEAGUE, "size", 1, "chosen", List.of(line.elsewhere()))), "chosen");
        JsonPath sample = drawn(line, Map.of("league", LEAGUE, "size", 1, "chosen", List.of(line.second())))
                .jsonPath();
        assertThat(sample.getList("drawn", String.class))
                .isEqualTo(SpotCheck.of(VALUE, submission.getString("digest"), sample.getString("salt"))
                        .draw(List.of(line.first(), line.second()), 1));
        assertThat(SpotCheck.digest(List.of(sample.getString("salt")))).isEqualTo(submission.getString("commitment"));
        refused(drawn(line, Map.of("league", LEAGUE, "size", 2)), 409, "ALREADY_DRAWN");
        assertThat(line.officer("one").get(line.year("/spot-checks")).jsonPath().getList("seed"))
                .containsExactly(sample.getString("seed"));
        assertThat(line.officer(LineYear.NEIGHBOUR, "one")
                        .get(line.year("/spot-checks"))
                        .jsonPath()
                        .getList(""))
                .isEmpty();

        line.taken(line.region("one"), line.second(), "return", Map.of("reason", "材料不全"));
        assertThat(line.seen(line.second()).getString("step")).isEqualTo(Step.RETURNED.name());
        refused(submitted(line), 409, "SUBMISSION_INCOMPLETE");
        line.taken(line.officer("reviewer"), line.second(), "review", LineYear.NOTHING);
        JsonPath again = submitted(line).jsonPath();
        assertThat(again.getInt("number")).isEqualTo(2);
        assertThat(again.getList("lines"))
                .as("what was sent back, and nothing else")
                .hasSize(1);
        assertThat(line.officer("one").get(line.year("/submission")).jsonPath().getList("number"))
                .containsExactly(1, 2);
        assertThat(line.officer(LineYear.NEIGHBOUR, "one")
                        .get(line.year("/submission"))
                        .jsonPath()
                        .getList(""))
                .isEmpty();
    }

    /** For both lines at once; a second time is refused. */
    private static void announce(LineYear line) {
        String address = "/api/v1/years/2024/spot-check-value";
        line.region("one").body(Map.of("value", VALUE)).put(address);
        assertThat(line.region("one").get(address).jsonPath().getString("value"))
                .isEqualTo(VALUE);
    }

    private static Response submitted(LineYear line) {
        return line.officer("one").post(line.year("/submission"));
    }

    private static Response drawn(LineYear line, Map<String, ?> order) {
        return line.region("one").body(order).post(line.year("/spot-checks"));
    }
}
