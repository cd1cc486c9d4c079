package io.ecocredit.scores;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.disclosure.GradeExplanation;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.grading.ScoreSheet;
import io.ecocredit.regulation.grading.SheetLine;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A score sheet as the inside sees it: every number with its clause, every record that does not count with its reason.
 *
 * @param at the day at whose end (Asia/Shanghai) it holds
 * @param firstBaseline points everyone starts from (A16.1)
 * @param baseline what earlier years leave of it (A16.3)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SheetView(
        String uscc,
        int year,
        LocalDate at,
        BigDecimal firstBaseline,
        String firstBaselineClause,
        BigDecimal baseline,
        String baselineClause,
        BigDecimal score,
        String scoreClause,
        Grade grade,
        String gradeLabel,
        String gradeClause,
        @Nullable RatedBy ratedBy,
        @Nullable String ratedByLabel,
        String catalogue,
        String ruleBook,
        List<Line> lines) {

    /** What became of a record, or of the staff's records together. */
    public enum Kind {
        DEDUCTION,
        DIRECT_RATING,
        STAFF_DEDUCTION,
        NOT_COUNTED
    }

    /**
     * @param since first day it weighs
     * @param people number of staff on record, for the staff deduction only
     * @param former code of the absorbed institution from which it was taken over (I-3)
     * @param authoritySettled what a person has found of the former name of the authority (I-34)
     * @param sharesMatterWith other records of the same document that count under their own indicators (I-10)
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Line(
            Kind kind,
            @Nullable String recordNo,
            @Nullable Category category,
            @Nullable String indicator,
            @Nullable String wording,
            String clause,
            @Nullable BigDecimal points,
            @Nullable Integer year,
            @Nullable LocalDate since,
            @Nullable Integer people,
            @Nullable String authority,
            @Nullable String documentNo,
            @Nullable String reasonCode,
            @Nullable String reason,
            @Nullable String former,
            @Nullable List<String> sharesMatterWith,
            @Nullable String authoritySettled) {

        /** What of it makes it another fact when it changes (I-31), as migration 90 has made it of earlier sheets. */
        public String said() {
            return Stream.of(recordNo == null ? people : recordNo, indicator, since, authority, documentNo, former)
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .filter(each -> !each.isEmpty())
                    .collect(Collectors.joining(","));
        }
    }

    public static SheetView of(String uscc, ScoreSheet sheet) {
        RatedBy ratedBy = sheet.ratedBy();
        return new SheetView(
                uscc,
                sheet.year().value(),
                sheet.at(),
                sheet.rules().get(Rule.FIRST_BASELINE),
                citation(Clause.of(Provision.A16_PARAGRAPH_1)),
                sheet.baseline(),
                citation(Clause.of(Provision.A16_PARAGRAPH_3).as(Interpretation.I_5)),
                sheet.score(),
                citation(Clause.of(Provision.A16_PARAGRAPH_1).as(Interpretation.I_5)),
                sheet.grade(),
                sheet.grade().label(),
                citation(GradeExplanation.of(sheet.grade(), ratedBy, sheet.rules())
                        .clause()),
                ratedBy,
                ratedBy == null ? null : ratedBy.label(),
                sheet.catalogue(),
                sheet.rules().version(),
                sheet.lines().stream().map(SheetView::line).toList());
    }

    private static Line line(SheetLine line) {
        return switch (line) {
            case SheetLine.Deduction it -> weighing(Kind.DEDUCTION, it, null, it.sharesMatterWith());
            case SheetLine.DirectRating it -> weighing(Kind.DIRECT_RATING, it, null, null);
            case SheetLine.StaffDeduction it -> weighing(Kind.STAFF_DEDUCTION, it, it.people(), null);
            case SheetLine.NotCounted it -> notCounted(it);
        };
    }

    private static Line weighing(
            Kind kind, SheetLine.Weighing it, @Nullable Integer people, @Nullable List<String> sharesMatterWith) {
        CreditRecord fact = it.fact();
        return new Line(
                kind,
                fact == null ? null : fact.number(),
                fact == null ? null : fact.category(),
                it.indicator().code(),
                it.indicator().wording(),
                citation(it.clause()),
                kind == Kind.DIRECT_RATING ? null : it.points(),
                it.year().value(),
                it.since(),
                people,
                fact == null ? null : fact.authority(),
                fact == null ? null : fact.documentNumber(),
                null,
                null,
                former(it),
                sharesMatterWith,
                settled(fact));
    }

    private static Line notCounted(SheetLine.NotCounted line) {
        CreditRecord fact = line.fact();
        return new Line(
                Kind.NOT_COUNTED,
                fact.number(),
                fact.category(),
                fact.indicator(),
                null,
                citation(line.clause()),
                null,
                null,
                null,
                null,
                fact.authority(),
                fact.documentNumber(),
                line.reasonCode(),
                line.reason(),
                former(line),
                null,
                settled(fact));
    }

    private static @Nullable String settled(@Nullable CreditRecord fact) {
        return fact == null || fact.settled() == null ? null : fact.settled().told();
    }

    private static @Nullable String former(SheetLine line) {
        if (line instanceof SheetLine.StaffDeduction staff) {
            return staff.former();
        }
        CreditRecord fact = line.fact();
        return fact == null || fact.inherited() == null
                ? null
                : fact.inherited().former();
    }

    private static String citation(Clause clause) {
        return clause.toString();
    }
}
