package io.ecocredit.evaluations;

import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Weighed;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.procedure.Burden;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A score and grade that a league drew up: a proposal, or the determination after public notice.
 *
 * @param number counts those of a case
 * @param at the day at whose end (Asia/Shanghai) it holds
 * @param deductions how many deductions of points are in force
 * @param restsOn what each of the records says that weigh, in order
 */
public record InstitutionFinding(
        int number,
        LocalDate at,
        BigDecimal score,
        Grade grade,
        @Nullable RatedBy ratedBy,
        int deductions,
        List<String> restsOn)
        implements Case.Finding {

    public InstitutionFinding {
        restsOn = List.copyOf(restsOn);
    }

    @Override
    public Burden burden() {
        return Burden.of(grade, ratedBy, score);
    }

    @Override
    public Weighed weighed() {
        return new Weighed(burden(), restsOn, null);
    }

    @Override
    public String words() {
        return "信用分值" + score.toPlainString() + "分，" + grade.label() + (ratedBy == RatedBy.DIRECT ? "（直接评定）" : "");
    }

    @Override
    public String line(String uscc) {
        return String.join(",", uscc, score.toPlainString(), grade.name(), ratedBy == null ? "" : ratedBy.name());
    }
}
