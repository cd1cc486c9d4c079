package io.ecocredit.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.scores.TimelineView.Day;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The running score as it is drawn: 850 wide for the time from the first year's beginning, 200 high for a hundred points. */
@Cites(Article.A16)
class ScoreChartTest {

    private static final LocalDate END_OF_2024 = LocalDate.of(2024, 12, 31);

    private static Day day(String on, @Nullable String score) {
        return new Day(LocalDate.parse(on), score == null ? null : new BigDecimal(score), null, null, List.of());
    }

    private static ScoreChart chart(LocalDate until, Day... days) {
        return ScoreChart.of(new TimelineView("91150200MA00000012", List.of(days)), until);
    }

    @Test
    void without_any_record_it_is_a_line_at_the_full_score() {
        ScoreChart chart = chart(END_OF_2024);
        assertThat(chart.lines()).containsExactly("40,10 890,10");
        assertThat(chart.years()).containsExactly(new ScoreChart.Year(2024, 40));
    }

    @Test
    void the_bounds_lie_where_the_measure_draws_them() {
        ScoreChart chart = chart(END_OF_2024);
        assertThat(chart.warning().score()).isEqualByComparingTo("75");
        assertThat(chart.warning().y()).isEqualTo(60);
        assertThat(chart.bad().score()).isEqualByComparingTo("60");
        assertThat(chart.bad().y()).isEqualTo(90);
    }

    @Test
    void a_loss_is_a_step_down_on_its_day() {
        assertThat(chart(END_OF_2024, day("2024-07-02", "90")).lines()).containsExactly("40,10 465,10 465,30 890,30");
    }

    @Test
    void nothing_is_drawn_while_it_is_outside_the_evaluation() {
        ScoreChart chart = chart(END_OF_2024, day("2024-04-01", null), day("2024-10-01", "100"));
        assertThat(chart.lines()).hasSize(2);
        assertThat(chart.lines().getFirst()).startsWith("40,10 ").endsWith(",10");
        assertThat(chart.lines().getLast()).endsWith(" 890,10");
        int out = x(chart.lines().getFirst(), 1);
        int back = x(chart.lines().getLast(), 0);
        assertThat(back).isGreaterThan(out + 400);
    }

    @Test
    void whoever_is_still_outside_has_no_line_to_the_end() {
        assertThat(chart(END_OF_2024, day("2024-01-01", null)).lines()).containsExactly("40,10 40,10");
        assertThat(chart(END_OF_2024, day("2024-07-02", "50"), day("2024-07-02", null))
                        .lines())
                .singleElement()
                .asString()
                .doesNotContain("890");
    }

    private static int x(String line, int point) {
        return Integer.parseInt(line.split(" ", -1)[point].split(",", -1)[0]);
    }

    @Test
    void the_score_of_nothing_lies_at_the_bottom() {
        assertThat(chart(END_OF_2024, day("2024-07-02", "0")).lines().getFirst())
                .endsWith("465,210 890,210");
    }

    @Test
    void each_year_begins_in_its_place() {
        List<ScoreChart.Year> years =
                chart(LocalDate.of(2026, 12, 31), day("2024-05-01", "95")).years();
        assertThat(years).extracting(ScoreChart.Year::value).containsExactly(2024, 2025, 2026);
        assertThat(years).extracting(ScoreChart.Year::x).isSorted().first().isEqualTo(40);
        assertThat(years.get(2).x() - years.get(1).x())
                .as("as wide as one another")
                .isBetween(282, 284);
    }

    @Test
    void what_is_known_ahead_does_not_break_the_drawing() {
        assertThat(chart(LocalDate.of(2023, 6, 1), day("2024-05-01", "95")).lines())
                .allSatisfy(line -> assertThat(line).matches("(-?\\d+,\\d+)( -?\\d+,\\d+)*"));
    }
}
