package io.ecocredit.regulation.time;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RuleBook;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** The evaluation year (评价年度), 1 January to 31 December; its work is done in the first half of the next year. */
@Cites(Article.A22)
public record EvaluationYear(int value) implements Comparable<EvaluationYear> {

    /** The year that a day belongs to. */
    public static EvaluationYear of(LocalDate day) {
        return new EvaluationYear(day.getYear());
    }

    public LocalDate firstDay() {
        return LocalDate.of(value, 1, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(value, 12, 31);
    }

    /**
     * Results are of the whole year, so none is made known before its last day is over (I-33).
     *
     * @param today in Asia/Shanghai
     * @throws io.ecocredit.regulation.text.RefusalException 409 while it is not
     */
    @Cites(settles = Interpretation.I_33)
    public void requireOver(LocalDate today) {
        if (!today.isAfter(lastDay())) {
            throw Refusal.of(RefusalCode.PERIOD_NOT_OVER, value + "年度尚未届满（最后一日为" + lastDay() + "），不能公布或者通知结果")
                    .under(Clause.of(Article.A22).as(Interpretation.I_33))
                    .asException();
        }
    }

    public boolean contains(LocalDate day) {
        return day.getYear() == value;
    }

    public RuleBook rules() {
        return RuleBook.of(value);
    }

    /** The fixed dates of this year's procedure, which fall in the next calendar year and do not move for a day off (I-19). */
    public Map<FixedDate, LocalDate> procedureDates() {
        Map<FixedDate, LocalDate> dates = new EnumMap<>(FixedDate.class);
        RuleBook rules = rules();
        for (FixedDate step : FixedDate.values()) {
            dates.put(step, rules.get(step.rule()).atYear(value + 1));
        }
        return dates;
    }

    @Override
    public int compareTo(EvaluationYear other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
