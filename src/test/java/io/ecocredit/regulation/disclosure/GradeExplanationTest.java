package io.ecocredit.regulation.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RuleBook;
import org.junit.jupiter.api.Test;

/** What each grade brings with it, and that no grade praises. */
@Cites(
        value = {Article.A18, Article.A32},
        provisions = {
            Provision.A16_PARAGRAPH_2,
            Provision.A33_ITEM_1,
            Provision.A33_ITEM_2,
            Provision.A33_ITEM_3,
            Provision.A33_ITEM_4
        },
        settles = {Interpretation.I_8, Interpretation.I_16})
class GradeExplanationTest {

    private static final RuleBook RULES = RuleBook.of(2024);

    @Test
    void a_warning_brings_the_measures_of_article_32_and_a_bad_grade_the_four_of_article_33() {
        assertThat(GradeExplanation.of(Grade.WARNING, RatedBy.SCORE, RULES).measures())
                .hasSize(2)
                .allSatisfy(measure -> assertThat(measure.clause().place()).startsWith("第三十二条"));
        assertThat(GradeExplanation.of(Grade.BAD, RatedBy.SCORE, RULES).measures())
                .hasSize(4)
                .allSatisfy(measure -> assertThat(measure.clause().place()).startsWith("第三十三条"));
        assertThat(GradeExplanation.of(Grade.NORMAL, null, RULES).measures()).isEmpty();
    }

    @Test
    void a_direct_rating_is_explained_by_article_18_and_a_low_score_by_article_16() {
        assertThat(GradeExplanation.of(Grade.BAD, RatedBy.DIRECT, RULES)
                        .clause()
                        .place())
                .isEqualTo("第十八条");
        assertThat(GradeExplanation.of(Grade.BAD, RatedBy.SCORE, RULES).clause().place())
                .isEqualTo("第十六条第二款");
    }

    @Test
    void no_grade_is_called_good() {
        assertThat(Grade.values())
                .extracting(Grade::label)
                .noneMatch(label -> label.contains("好") || label.contains("优"));
        assertThat(GradeExplanation.of(Grade.NORMAL, null, RULES).meaning()).contains("不是推荐");
    }

    @Test
    void the_bounds_are_those_of_the_rule_book() {
        assertThat(GradeExplanation.of(Grade.NORMAL, null, RULES).meaning())
                .isEqualTo("信用分值在75分及以上，未列入环境信用警示或环境信用不良。办法未设“良好”等级，本结果不是推荐。");
        assertThat(GradeExplanation.of(Grade.WARNING, RatedBy.SCORE, RULES).meaning())
                .isEqualTo("信用分值低于75分、不低于60分，评为环境信用警示。");
        assertThat(GradeExplanation.of(Grade.BAD, RatedBy.SCORE, RULES).meaning())
                .isEqualTo("信用分值低于60分，评为环境信用不良。");
    }
}
