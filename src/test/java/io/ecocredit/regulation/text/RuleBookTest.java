package io.ecocredit.regulation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.MonthDay;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The numbers of the law, each as the measure prints it. */
@Cites(
        value = {Article.A23, Article.A30},
        provisions = {
            Provision.A16_PARAGRAPH_1,
            Provision.A16_PARAGRAPH_2,
            Provision.A17_PARAGRAPH_3,
            Provision.A20_ITEM_1,
            Provision.A20_ITEM_2,
            Provision.A20_ITEM_3,
            Provision.A20_ITEM_4,
            Provision.A20_ITEM_6,
            Provision.A21_ITEM_1,
            Provision.A21_ITEM_2,
            Provision.A21_ITEM_4,
            Provision.A26_PARAGRAPH_3,
            Provision.A28_PARAGRAPH_1
        })
class RuleBookTest {

    @Test
    void the_book_of_2024_has_the_measures_numbers() {
        RuleBook book = RuleBook.of(2024);
        assertThat(book.firstBaseline()).isEqualByComparingTo("100");
        assertThat(book.warningBelow()).isEqualByComparingTo("75");
        assertThat(book.badBelow()).isEqualByComparingTo("60");
        assertThat(book.practitionerThreshold()).isEqualTo(2);
        assertThat(book.hintThreshold()).isEqualTo(2);
        assertThat(book.workingDays())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        WorkingPeriod.FILING, 20,
                        WorkingPeriod.OBJECTION, 5,
                        WorkingPeriod.PUBLIC_NOTICE, 5,
                        WorkingPeriod.REPAIR_DECISION, 20));
        assertThat(book.fixedDates())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        FixedDate.PARTICIPANT_LIST, MonthDay.of(3, 15),
                        FixedDate.PUBLIC_NOTICE_OPENS, MonthDay.of(4, 30),
                        FixedDate.SUBMISSION, MonthDay.of(5, 15),
                        FixedDate.PUBLICATION, MonthDay.of(6, 5),
                        FixedDate.PRACTITIONER_NOTIFICATION, MonthDay.of(5, 30)));
    }

    @Test
    void a_year_before_the_measure_has_no_book() {
        assertThatThrownBy(() -> RuleBook.of(2022))
                .isInstanceOfSatisfying(
                        RefusalException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.RULES_NOT_IN_FORCE));
    }

    @Test
    void articles_are_cited_as_chinese_law_cites_them() {
        assertThat(Article.A1.citation()).isEqualTo("第一条");
        assertThat(Article.A10.citation()).isEqualTo("第十条");
        assertThat(Article.A16.citation()).isEqualTo("第十六条");
        assertThat(Article.A20.citation()).isEqualTo("第二十条");
        assertThat(Article.A37.citation()).isEqualTo("第三十七条");
        assertThat(Clause.of(Article.A16, "第二款").as(Interpretation.I_7)).hasToString("内环发〔2024〕21号 第十六条第二款（I-7）");
    }
}
