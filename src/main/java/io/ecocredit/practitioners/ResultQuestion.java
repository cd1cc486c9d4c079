package io.ecocredit.practitioners;

import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.grading.PractitionerGrader;
import io.ecocredit.regulation.grading.PractitionerGrader.Result;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.Deadline;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which year's result is asked for, and at the end of which day (Asia/Shanghai). */
record ResultQuestion(EvaluationYear year, LocalDate at) {

    /**
     * @param year that of the day by default
     * @param at today by default
     * @throws RefusalException 400 naming the parameter at fault
     * @throws RefusalException when no rules were in force in the year
     */
    static ResultQuestion of(@Nullable String year, @Nullable String at, Instant now) {
        LocalDate day = at == null || at.isEmpty() ? LocalDate.ofInstant(now, Deadline.ZONE) : Stated.day("at", at);
        EvaluationYear asked =
                year == null || year.isEmpty() ? EvaluationYear.of(day) : new EvaluationYear(Stated.year(year));
        asked.rules();
        return new ResultQuestion(asked, day);
    }

    /** The answer about somebody without any record. */
    Result withoutRecords() {
        return PractitionerGrader.rate(List.of(), year, at);
    }
}
