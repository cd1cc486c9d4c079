package io.ecocredit.records;

import io.ecocredit.imports.ImportRow;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Annex;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a record may say (A9, A11 to A14), beyond the form of its fields. */
@Cites(
        value = {Article.A9, Article.A11, Article.A12, Article.A13, Article.A14},
        settles = {Interpretation.I_11, Interpretation.I_12, Interpretation.I_13, Interpretation.I_14})
final class RecordRules {

    static final String NO_INDICATOR = "不是" + Annex.ANNEX_1.citation() + "或" + Article.A18.citation() + "的指标";

    private static final Set<String> CLIENT_OUTCOMES = Set.of("POINTS", "BAD");

    private final Catalogue catalogue;

    RecordRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void check(RecordRow fact, ImportRow row) {
        Category category = fact.category();
        if (category == null) {
            return;
        }
        checkItem(category, fact, row);
        if (fact.indicator() == null) {
            checkNoClientOutcome(fact, row);
            return;
        }
        Optional<Indicator> indicator = catalogue.find(fact.indicator()).filter(found -> !found.isForPractitioners());
        if (indicator.isEmpty()) {
            row.refuse(Refusal.of(RefusalCode.UNKNOWN_INDICATOR, NO_INDICATOR)
                    .under(Clause.of(Provision.A16_PARAGRAPH_1))
                    .at("indicator", fact.indicator()));
        } else {
            checkIndicator(indicator.get(), category, fact, row);
        }
    }

    private static void checkItem(Category category, RecordRow fact, ImportRow row) {
        if (fact.item().isEmpty() || category.hasItem(fact.item())) {
            return;
        }
        boolean ofAnother = Category.isItem(fact.item());
        row.refuse(Refusal.of(
                        ofAnother ? RefusalCode.ITEM_OF_ANOTHER_CATEGORY : RefusalCode.UNKNOWN_VALUE,
                        ofAnother
                                ? "该项不属于" + category.label()
                                : "不是" + Article.A11.citation() + "至" + Article.A14.citation() + "所列的项")
                .under(Clause.of(Article.A9))
                .at("item", fact.item()));
    }

    private static void checkIndicator(Indicator indicator, Category category, RecordRow fact, ImportRow row) {
        if (indicator.isDerived()) {
            row.refuse(Refusal.of(RefusalCode.DERIVED_INDICATOR, "由从业人员信息推算，不得录入")
                    .under(indicator.clause().as(Interpretation.I_12))
                    .at("indicator", fact.indicator()));
            return;
        }
        if (category != indicator.category()) {
            row.refuse(Refusal.of(
                            RefusalCode.CATEGORY_NOT_POSSIBLE,
                            "指标" + indicator.code() + "只能是"
                                    + indicator.category().label())
                    .under(Clause.of(Article.A9))
                    .at("category", category.name()));
        }
        if (fact.finalOn() != null && !indicator.countsOnlyWhenFinal()) {
            row.flag(Refusal.of(RefusalCode.UNKNOWN_VALUE, "只有行政处罚有确定日，此处不起作用")
                    .under(Clause.of(Provision.A13_ITEM_1))
                    .at("final_on", fact.finalOn().toString()));
        }
        if (indicator.needsWrittenFinding() && fact.documentNumber() == null) {
            row.refuse(Refusal.of(RefusalCode.MISSING_VALUE, "须有主管部门书面认定的文号；没有书面认定的，属于提示性信息")
                    .under(indicator.clause().as(Interpretation.I_14))
                    .at("document_no", null));
        }
        if (indicator.copiesClient()) {
            checkClientOutcome(indicator, fact, row);
        } else {
            checkNoClientOutcome(fact, row);
        }
    }

    private static void checkClientOutcome(Indicator indicator, RecordRow fact, ImportRow row) {
        Clause clause = indicator.clause().as(Interpretation.I_11);
        String outcome = fact.client().outcome();
        if (outcome == null) {
            row.refuse(Refusal.of(RefusalCode.CLIENT_OUTCOME_MISSING, "结果同委托单位，须写明委托单位的结果")
                    .under(clause)
                    .at("client_outcome", null));
        } else if (!CLIENT_OUTCOMES.contains(outcome)) {
            row.refuse(Refusal.of(RefusalCode.UNKNOWN_VALUE, "应为 POINTS 或 BAD")
                    .under(clause)
                    .at("client_outcome", outcome));
        } else if ("POINTS".equals(outcome) && fact.client().points() == null && !row.isRefused()) {
            row.refuse(Refusal.of(RefusalCode.CLIENT_OUTCOME_MISSING, "委托单位被扣分的，须写明分值")
                    .under(clause)
                    .at("client_points", null));
        }
    }

    private static void checkNoClientOutcome(RecordRow fact, ImportRow row) {
        if (fact.client().outcome() != null || fact.client().points() != null) {
            row.flag(Refusal.of(RefusalCode.UNKNOWN_VALUE, "该指标不随委托单位的结果，此处不起作用")
                    .under(Clause.of(Interpretation.I_11))
                    .at("client_outcome", fact.client().outcome()));
        }
    }

    /** Whether it counts only once it is final (A13.1). */
    boolean waitsForFinality(RecordRow fact) {
        return Optional.ofNullable(fact.indicator())
                .flatMap(catalogue::find)
                .filter(Indicator::countsOnlyWhenFinal)
                .isPresent();
    }

    void checkKind(RecordRow fact, Set<InstitutionKind> kinds, ImportRow row) {
        Optional.ofNullable(fact.indicator())
                .flatMap(catalogue::find)
                .filter(indicator -> !indicator.binds(kinds))
                .ifPresent(indicator -> row.refuse(Refusal.of(
                                RefusalCode.INDICATOR_OF_ANOTHER_KIND,
                                "该指标只适用于"
                                        + indicator.kinds().stream()
                                                .map(InstitutionKind::label)
                                                .sorted()
                                                .collect(Collectors.joining("、")))
                        .under(indicator.clause().as(Interpretation.I_13))
                        .at("indicator", indicator.code())));
    }
}
