package io.ecocredit.regulation.disclosure;

import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a grade means in law, in the words of the measure: shown to everybody beside the grade, and the same for every
 * institution with it, so that it tells nothing of the sheet.
 *
 * @param meaning one Chinese sentence
 * @param measures the supervisory measures until repair (A32, A33); empty for a normal result
 */
@Cites(
        value = {Article.A18, Article.A32, Article.A34},
        provisions = {
            Provision.A16_PARAGRAPH_2,
            Provision.A33_ITEM_1,
            Provision.A33_ITEM_2,
            Provision.A33_ITEM_3,
            Provision.A33_ITEM_4
        })
public record GradeExplanation(String meaning, Clause clause, List<Measure> measures) {

    /** A supervisory measure with its clause. */
    public record Measure(String text, Clause clause) {}

    /** What follows for a dishonest individual until repair (A34). */
    public static final Measure FOR_DISHONEST_INDIVIDUALS = new Measure("重点审查其参与的生态环境领域项目", Clause.of(Article.A34));

    private static final List<Measure> UNDER_WARNING =
            List.of(new Measure("加强日常监管", Clause.of(Article.A32)), new Measure("加大其从事项目审查力度", Clause.of(Article.A32)));

    private static final List<Measure> WHEN_BAD = List.of(
            new Measure("在行政管理和公共服务中，列为重点审查对象", Clause.of(Provision.A33_ITEM_1)),
            new Measure("在该机构申请生态环境财政资金资助时，作出相应限制", Clause.of(Provision.A33_ITEM_2)),
            new Measure("联合资质管理、认证认可等有关部门和行业组织采取相应惩处措施", Clause.of(Provision.A33_ITEM_3)),
            new Measure("在其他部门组织评优评先活动中，向其反馈信用评价结果", Clause.of(Provision.A33_ITEM_4)));

    public static GradeExplanation of(Grade grade, @Nullable RatedBy ratedBy, RuleBook rules) {
        String warning = pointsOf(rules, Rule.WARNING_BELOW);
        String bad = pointsOf(rules, Rule.BAD_BELOW);
        return switch (grade) {
            case NORMAL ->
                new GradeExplanation(
                        "信用分值在" + warning + "及以上，未列入环境信用警示或环境信用不良。办法未设“良好”等级，本结果不是推荐。",
                        Clause.of(Provision.A16_PARAGRAPH_2),
                        List.of());
            case WARNING ->
                new GradeExplanation(
                        "信用分值低于" + warning + "、不低于" + bad + "，评为环境信用警示。",
                        Clause.of(Provision.A16_PARAGRAPH_2),
                        UNDER_WARNING);
            case BAD ->
                ratedBy == RatedBy.DIRECT
                        ? new GradeExplanation(
                                "有严重失信行为，直接评定为环境信用不良；此项不受年度限制，分值不因此变动。", Clause.of(Article.A18), WHEN_BAD)
                        : new GradeExplanation(
                                "信用分值低于" + bad + "，评为环境信用不良。", Clause.of(Provision.A16_PARAGRAPH_2), WHEN_BAD);
        };
    }

    private static String pointsOf(RuleBook rules, Rule<BigDecimal> bound) {
        return rules.dated(bound).inChinese();
    }
}
