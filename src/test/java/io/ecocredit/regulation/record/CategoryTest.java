package io.ecocredit.regulation.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The categories with the items of their articles, the sources, and exclusions to the day. */
@Cites(
        value = {Article.A9, Article.A11, Article.A12, Article.A13, Article.A14, Article.A15},
        provisions = Provision.A5_ITEM_4,
        settles = Interpretation.I_4)
class CategoryTest {

    @ParameterizedTest
    @CsvSource({"MERIT, 11, 6", "HINT, 12, 3", "GENERAL, 13, 5", "SERIOUS, 14, 5"})
    void a_category_has_exactly_the_items_of_its_article(Category category, int article, int items) {
        for (int item = 1; item <= items; item++) {
            assertThat(category.hasItem(article + "." + item)).isTrue();
        }
        assertThat(category.hasItem(article + ".0")).isFalse();
        assertThat(category.hasItem(article + "." + (items + 1))).isFalse();
        assertThat(category.hasItem(article + 1 + ".1")).isFalse();
        assertThat(Category.isItem(article + ".1")).isTrue();
    }

    @Test
    void there_are_eight_sources() {
        assertThat(Source.of("1")).contains(Source.LAW_ENFORCEMENT);
        assertThat(Source.of("8")).contains(Source.OWN_REPORT);
        assertThat(Source.of("0")).isEmpty();
        assertThat(Source.of("9")).isEmpty();
        assertThat(Source.of("01")).isEmpty();
    }

    @Test
    void an_exclusion_covers_its_first_day_and_not_the_first_day_back_in() {
        LocalDate from = LocalDate.of(2024, 9, 1);
        LocalDate until = LocalDate.of(2025, 5, 15);
        Exclusion ended = new Exclusion(from, until);
        assertThat(ended.covers(from.minusDays(1))).isFalse();
        assertThat(ended.covers(from)).isTrue();
        assertThat(ended.covers(until.minusDays(1))).isTrue();
        assertThat(ended.covers(until)).isFalse();
        assertThat(new Exclusion(from, null).covers(from.plusYears(50))).isTrue();
        assertThat(new Exclusion(from, from).covers(from)).isFalse();
    }
}
