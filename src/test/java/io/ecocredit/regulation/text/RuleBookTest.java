package io.ecocredit.regulation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.regulation.repair.Remedy;
import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;

/** The values of the law, each as it is printed. */
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

    /** The measure as it was issued and the laws of appeal, written down apart from the file that the program reads. */
    private static final String LAW = """
            VERSION                   | 2024-21   | 内环发〔2024〕21号 第二十二条
            CATALOGUE                 | 2024      | 内环发〔2024〕21号 附件1
            FIRST_BASELINE            | 100分     | 内环发〔2024〕21号 第十六条第一款
            WARNING_BELOW             | 75分      | 内环发〔2024〕21号 第十六条第二款（I-7）
            BAD_BELOW                 | 60分      | 内环发〔2024〕21号 第十六条第二款（I-7）
            STAFF_THRESHOLD           | 3名       | 内环发〔2024〕21号 附件1第15项（I-12）
            PRACTITIONER_THRESHOLD    | 2次       | 内环发〔2024〕21号 第十七条（I-18）
            HINT_THRESHOLD            | 2次       | 内环发〔2024〕21号 第三十条（I-7）
            PUBLIC_YEARS              | 3年       | 内环发〔2024〕21号 第三十一条（I-24）
            PRACTITIONER_REPAIR_YEARS | 1年       | 内环发〔2024〕21号 第二十八条第一款（I-26）
            MERIT_SPARES_THE_YEAR     | 否        | 内环发〔2024〕21号 第二十九条（I-26）
            FILING_PERIOD             | 20个工作日 | 内环发〔2024〕21号 第二十三条
            OBJECTION_PERIOD          | 5个工作日  | 内环发〔2024〕21号 第二十条第（二）项
            PUBLIC_NOTICE_PERIOD      | 5个工作日  | 内环发〔2024〕21号 第二十条第（三）项
            REPAIR_DECISION_PERIOD    | 20个工作日 | 内环发〔2024〕21号 第二十六条第三款
            PARTICIPANT_LIST_DATE     | 次年3月15日 | 内环发〔2024〕21号 第二十条第（一）项
            PUBLIC_NOTICE_DATE        | 次年4月30日 | 内环发〔2024〕21号 第二十条第（三）项（I-28）
            SUBMISSION_DATE           | 次年5月15日 | 内环发〔2024〕21号 第二十条第（四）项
            PUBLICATION_DATE          | 次年6月5日  | 内环发〔2024〕21号 第二十条第（六）项
            PRACTITIONER_DATE         | 次年5月30日 | 内环发〔2024〕21号 第二十一条第（四）项
            RECONSIDERATION_PERIOD    | 60日      | 行政复议法 第二十条
            LITIGATION_PERIOD         | 6个月     | 行政诉讼法 第四十六条
            """;

    @Test
    void every_value_is_the_laws() {
        assertThat(RuleBook.at(LocalDate.of(2025, 3, 1)).values())
                .map(value -> value.rule() + " | " + value.inChinese() + " | " + value.clause())
                .containsExactlyElementsOf(
                        LAW.lines().map(line -> line.replaceAll(" +\\|", " |")).toList());
    }

    @Test
    void values_have_the_type_of_their_rule() {
        RuleBook year = RuleBook.of(2024);
        assertThat(year.get(Rule.WARNING_BELOW)).isEqualByComparingTo("75");
        assertThat(year.get(Rule.STAFF_THRESHOLD)).isEqualTo(3);
        assertThat(year.get(Rule.SUBMISSION_DATE)).isEqualTo(MonthDay.of(5, 15));
        RuleBook day = RuleBook.at(LocalDate.of(2025, 3, 1));
        assertThat(day.get(Rule.MERIT_SPARES_THE_YEAR)).isFalse();
        LegalPeriod shown = day.get(Rule.PUBLIC_YEARS);
        assertThat(shown.from(LocalDate.of(2024, 2, 29))).isEqualTo("2027-02-28");
        assertThat(shown.until(LocalDate.of(2027, 6, 5))).isEqualTo("2024-06-05");
    }

    @Test
    void the_book_of_a_year_has_no_rule_that_goes_by_days() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleBook.of(2024).get(Rule.HINT_THRESHOLD))
                .withMessageContaining("HINT_THRESHOLD goes by days");
    }

    @Test
    void a_period_is_said_in_words_as_letters_say_it() {
        assertThat(Remedy.words(LocalDate.of(2025, 3, 1)))
                .isEqualTo("不服本决定的，可以自收到之日起六十日内申请行政复议（行政复议法 第二十条），或者六个月内提起行政诉讼（行政诉讼法 第四十六条）");
        assertThat(Remedy.words(LocalDate.of(2023, 12, 31))).contains("（行政复议法 第九条）");
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
        assertThat(Clause.of(Provision.A16_PARAGRAPH_2).as(Interpretation.I_7))
                .hasToString("内环发〔2024〕21号 第十六条第二款（I-7）");
    }
}
