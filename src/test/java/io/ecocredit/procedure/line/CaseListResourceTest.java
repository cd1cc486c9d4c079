package io.ecocredit.procedure.line;

import static io.ecocredit.procedure.LineYear.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which cases are listed, for whom and in which parts, on both lines. */
@QuarkusTest
@Cites({Article.A20, Article.A21})
class CaseListResourceTest {

    @ParameterizedTest
    @EnumSource
    void everybody_lists_what_is_theirs_to_see(LineYear line) {
        line.prepare();

        assertThat(keys(line, line.officer("one"), Map.of())).containsExactly(line.first(), line.second());
        assertThat(keys(line, line.officer(LineYear.NEIGHBOUR, "one"), Map.of()))
                .containsExactly(line.elsewhere());
        assertThat(keys(line, line.officer("150300", "one"), Map.of())).isEmpty();
        assertThat(keys(line, line.subject(line.second()), Map.of())).containsExactly(line.second());
        assertThat(keys(line, line.region("one"), Map.of()))
                .containsExactlyInAnyOrder(line.first(), line.second(), line.elsewhere());
    }

    @ParameterizedTest
    @EnumSource
    void a_list_in_parts_holds_each_case_once(LineYear line) {
        line.prepare();
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = line.list(
                    line.region("one"), cursor.isEmpty() ? Map.of("limit", 1) : Map.of("limit", 1, "cursor", cursor));
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(1);
            found.addAll(page.getList("items." + line.key(), String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(found).containsExactlyInAnyOrder(line.first(), line.second(), line.elsewhere());
    }

    @ParameterizedTest
    @EnumSource
    void a_list_is_narrowed_by_each_of_its_parameters(LineYear line) {
        line.prepare();
        line.putAt(line.first(), Step.NOTIFIED);
        line.putAt(line.second(), Step.LISTED);

        assertThat(keys(line, line.region("one"), Map.of("step", "NOTIFIED"))).containsExactly(line.first());
        assertThat(keys(line, line.region("one"), Map.of("late", "true")))
                .as("filing was due on 1 April")
                .containsExactly(line.first());
        assertThat(keys(line, line.region("one"), Map.of("league", LineYear.NEIGHBOUR)))
                .containsExactly(line.elsewhere());
        assertThat(keys(line, line.region("one"), Map.of(line.key(), line.second())))
                .containsExactly(line.second());
        assertThat(keys(line, line.region("one"), Map.of("year", 2023))).isEmpty();
        assertThat(keys(line, line.region("one"), Map.of("year", 2024, "step", "PUBLISHED")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_parameter_that_cannot_be_read_is_named(LineYear line) {
        line.prepare();

        Map.of(
                        "year",
                        "zweitausend",
                        "step",
                        "SOMEWHERE",
                        "league",
                        "150299",
                        "late",
                        "perhaps",
                        "limit",
                        "0",
                        "cursor",
                        "MjAyNA")
                .forEach((name, value) ->
                        refusedAt(line.region("one").queryParam(name, value).get(line.cases()), name));
        refusedAt(line.region("one").queryParam("limit", 501).get(line.cases()), "limit");
    }

    private static List<String> keys(LineYear line, RequestSpecification who, Map<String, ?> parameters) {
        return line.list(who, parameters).getList("items." + line.key(), String.class);
    }
}
