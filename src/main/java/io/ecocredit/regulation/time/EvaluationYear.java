package io.ecocredit.regulation.time;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.RuleBook;
import java.time.LocalDate;
import java.time.MonthDay;

/** The evaluation year (评价年度), 1 January to 31 December; its work is done in the first half of the next year. */
@Cites(Article.A22)
public record EvaluationYear(int value) implements Comparable<EvaluationYear> {

    /** The year that a day belongs to. */
    public static EvaluationYear of(LocalDate day) {
        return new EvaluationYear(day.getYear());
    }

    public boolean contains(LocalDate day) {
        return day.getYear() == value;
    }

    public RuleBook rules() {
        return RuleBook.of(value);
    }

    /** A fixed date of this year's procedure, which falls in the next calendar year and does not move for a day off (I-19). */
    public LocalDate procedureDate(MonthDay date) {
        return date.atYear(value + 1);
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
