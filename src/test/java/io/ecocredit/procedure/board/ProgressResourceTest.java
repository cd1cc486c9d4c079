package io.ecocredit.procedure.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the cases of a year stand, on both lines; what a board counts is what the list shows. */
@QuarkusTest
@Cites({Article.A20, Article.A21})
class ProgressResourceTest {

    @ParameterizedTest
    @EnumSource
    void a_board_counts_what_the_list_shows(LineYear line) {
        line.prepare();
        line.putAt(line.first(), Step.NOTIFIED);
        line.putAt(line.second(), Step.OBJECTED);
        line.putAt(line.elsewhere(), Step.NOTIFIED);

        JsonPath region = line.region("one").get(line.year("/progress")).jsonPath();

        assertThat(region.getList("cases", Long.class).stream()
                        .mapToLong(each -> each)
                        .sum())
                .isEqualTo(3);
        assertThat(region.getList("overdue", Long.class).stream()
                        .mapToLong(each -> each)
                        .sum())
                .isEqualTo(line.list(line.region("one"), Map.of("late", "true"))
                        .getList("items")
                        .size())
                .isEqualTo(2);
        for (Map<String, Object> row : region.<Map<String, Object>>getList("")) {
            JsonPath list = line.list(line.region("one"), Map.of("league", row.get("league"), "step", row.get("step")));
            assertThat(list.getList("items")).as("%s", row).hasSize((int) Objects.requireNonNull(row.get("cases")));
        }
        JsonPath own = line.officer("one").get(line.year("/progress")).jsonPath();
        assertThat(own.getList("league")).containsOnly(LineYear.LEAGUE);
        assertThat(own.getList("step")).containsExactlyInAnyOrder("NOTIFIED", "OBJECTED");
    }

    @ParameterizedTest
    @EnumSource
    void a_year_that_was_not_opened_has_no_board(LineYear line) {
        line.prepare();

        for (String below : List.of("/progress", "/assessment")) {
            assertThat(line.region("one")
                            .get(line.year(below).replace("2024", "2025"))
                            .statusCode())
                    .as(below)
                    .isEqualTo(404);
        }
    }
}
