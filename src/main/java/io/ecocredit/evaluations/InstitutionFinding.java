package io.ecocredit.evaluations;

import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Weighed;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.procedure.Burden;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** What no authority has produced: how many of the staff, by which indicator, since when, and whose staff they were. */
    private static final Pattern OF_STAFF = Pattern.compile("[0-9]+,[^,]+,[0-9]{4}-[0-9]{2}-[0-9]{2}(,[0-9A-Z]{18})?");

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

    /** The staff's records are nobody's to be told of (I-12): what they cost is in the score, and how many they are is no record. */
    @Override
    public Set<String> told() {
        return restsOn.stream()
                .filter(each -> !OF_STAFF.matcher(each).matches())
                .collect(Collectors.toUnmodifiableSet());
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
