package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.time.EvaluationYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a score sheet: what a fact did to the score, or why it did nothing. */
public sealed interface SheetLine {

    /** The clause that the line rests on. */
    Clause clause();

    /** The record that it is about; null for the staff's records together. */
    default @Nullable CreditRecord fact() {
        return null;
    }

    /** Points that it takes off; zero where it takes none. */
    default BigDecimal points() {
        return BigDecimal.ZERO;
    }

    /** A line of what weighs, under its indicator. */
    sealed interface Weighing extends SheetLine {
        Indicator indicator();

        EvaluationYear year();

        /** The first day it weighs. */
        LocalDate since();

        @Override
        default Clause clause() {
            return indicator().clause();
        }
    }

    /**
     * Points taken off for a record.
     *
     * @param since the first day it weighs
     * @param sharesMatterWith numbers of other counted records of the same document, each under its own indicator (I-10)
     */
    record Deduction(
            CreditRecord fact,
            Indicator indicator,
            EvaluationYear year,
            LocalDate since,
            BigDecimal points,
            List<String> sharesMatterWith)
            implements Weighing {
        Deduction sharingWith(List<String> numbers) {
            return new Deduction(fact, indicator, year, since, points, numbers);
        }
    }

    /** 环境信用不良 directly (A18), also where it is copied from a client (I-11). */
    record DirectRating(CreditRecord fact, Indicator indicator, EvaluationYear year, LocalDate since)
            implements Weighing {}

    /**
     * Points taken off because of the staff's records (I-12); it says how many people, never who.
     *
     * @param since the day of the third person's record, or that of the succession (I-3)
     * @param former code of the absorbed institution whose staff it was; null for the institution's own
     */
    record StaffDeduction(
            Indicator indicator,
            EvaluationYear year,
            LocalDate since,
            int people,
            BigDecimal points,
            @Nullable String former)
            implements Weighing {}

    /** A record that does not count at the moment asked, and why. */
    record NotCounted(CreditRecord fact, String reasonCode, String reason, Clause clause) implements SheetLine {}
}
