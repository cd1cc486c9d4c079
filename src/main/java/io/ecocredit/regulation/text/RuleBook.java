package io.ecocredit.regulation.text;

import static io.ecocredit.regulation.text.Article.A16;
import static io.ecocredit.regulation.text.Article.A23;
import static io.ecocredit.regulation.text.Article.A28;
import static io.ecocredit.regulation.text.Article.A30;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;

/**
 * Every number of the law that is not a row of the catalogue, as it stands for evaluation years from {@link #firstYear}
 * on. Callers pass the year that they rate; a later amendment adds a book and leaves the old years to theirs.
 *
 * @param version name of this state of the law, stored with each result
 * @param firstYear first evaluation year it governs
 * @param firstBaseline points that an institution starts from (A16.1)
 * @param warningBelow scores under it are 环境信用警示 (A16.2); the number itself is not (I-7)
 * @param badBelow scores under it are 环境信用不良 (A16.2)
 * @param staffThreshold distinct practitioners on record that bring the staff deduction (附件1第15项)
 * @param practitionerThreshold different departments that make a dishonest individual (A17)
 * @param hintThreshold hints on one institution that bring a co-investigation notice (A30)
 * @param publicYears longest time, in years, that a past adverse result is shown (I-24)
 * @param practitionerRepairYears years without a new record before a dishonest individual can be repaired (A28)
 * @param meritSparesTheYear whether merit under article 29 replaces that time too; it does not (I-26)
 * @param workingDays length of each period in working days (I-19)
 * @param fixedDates each in the year after the evaluation year, inclusive (I-28)
 */
public record RuleBook(
        String version,
        int firstYear,
        BigDecimal firstBaseline,
        BigDecimal warningBelow,
        BigDecimal badBelow,
        int staffThreshold,
        int practitionerThreshold,
        int hintThreshold,
        int publicYears,
        int practitionerRepairYears,
        boolean meritSparesTheYear,
        Map<WorkingPeriod, Integer> workingDays,
        Map<FixedDate, MonthDay> fixedDates) {

    @Cites(
            value = {A23, A30},
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
            },
            settles = {Interpretation.I_7, Interpretation.I_26, Interpretation.I_28})
    private static final List<RuleBook> BOOKS = List.of(new RuleBook(
            "2024-21",
            2023,
            new BigDecimal("100"),
            new BigDecimal("75"),
            new BigDecimal("60"),
            3,
            2,
            2,
            3,
            1,
            false,
            Map.of(
                    WorkingPeriod.FILING, 20,
                    WorkingPeriod.OBJECTION, 5,
                    WorkingPeriod.PUBLIC_NOTICE, 5,
                    WorkingPeriod.REPAIR_DECISION, 20),
            Map.of(
                    FixedDate.PARTICIPANT_LIST, MonthDay.of(3, 15),
                    FixedDate.PUBLIC_NOTICE_OPENS, MonthDay.of(4, 30),
                    FixedDate.SUBMISSION, MonthDay.of(5, 15),
                    FixedDate.PUBLICATION, MonthDay.of(6, 5),
                    FixedDate.PRACTITIONER_NOTIFICATION, MonthDay.of(5, 30))));

    /**
     * The book that governs an evaluation year.
     *
     * @throws RefusalException when the year is before the first book
     */
    public static RuleBook of(int evaluationYear) {
        return BOOKS.stream()
                .filter(book -> book.firstYear <= evaluationYear)
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> Refusal.of(RefusalCode.RULES_NOT_IN_FORCE, "本办法不适用于" + evaluationYear + "年度")
                        .at("year", Integer.toString(evaluationYear))
                        .asException());
    }

    /** Whether the measure applies to a year at all. */
    public static boolean applies(int evaluationYear) {
        return BOOKS.get(0).firstYear <= evaluationYear;
    }

    /** The numbers that are neither dates nor periods nor grade bands, each with its place in the law. */
    public List<Limit> limits() {
        return List.of(
                new Limit("FIRST_BASELINE", "初始信用分值", firstBaseline, "分", Clause.of(A16, "第一款")),
                new Limit(
                        "STAFF_THRESHOLD",
                        "出现不良信用记录的工作人员",
                        staffThreshold,
                        "名",
                        Clause.annex(1, 15).as(Interpretation.I_12)),
                new Limit(
                        "PRACTITIONER_THRESHOLD",
                        "不同部门产生的一般失信信息",
                        practitionerThreshold,
                        "次",
                        Clause.of(Interpretation.I_18)),
                new Limit(
                        "HINT_THRESHOLD",
                        "同一机构的提示性信息",
                        hintThreshold,
                        "次",
                        Clause.of(A30).as(Interpretation.I_7)),
                new Limit("PUBLIC_YEARS", "往年不良结果最长公开", publicYears, "年", Clause.of(Interpretation.I_24)),
                new Limit(
                        "PRACTITIONER_REPAIR_YEARS",
                        "失信个人评定后无失信记录",
                        practitionerRepairYears,
                        "年",
                        Clause.of(A28, "第一款").as(Interpretation.I_26)));
    }
}
