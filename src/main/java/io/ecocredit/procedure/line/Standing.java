package io.ecocredit.procedure.line;

import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.TimeLimit;
import io.ecocredit.regulation.text.WorkingPeriod;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the procedure has made of a case so far; a step makes another standing of it.
 *
 * @param notifiedOn day on which the notice to file arrived, in Asia/Shanghai like all days here
 * @param filingDue last day of the filing period (A23)
 * @param findingNo of the latest proposal or determination
 * @param proposedBy the officer who drew up the latest proposal, and who does not determine the result
 * @param answerDue last day to object to the latest proposal (A20.2)
 * @param answer what became of it; null while it is awaited
 * @param notice the public notice that shows or has shown it
 * @param sampled drawn or chosen for the spot check of its latest submission
 */
public record Standing(
        Step step,
        @Nullable LocalDate notifiedOn,
        @Nullable LocalDate filingDue,
        @Nullable LocalDate filedOn,
        @Nullable Integer findingNo,
        @Nullable String proposedBy,
        @Nullable LocalDate answerDue,
        @Nullable Answer answer,
        @Nullable UUID notice,
        @Nullable UUID submission,
        boolean sampled) {

    /** What an institution made of a proposal. */
    public enum Answer {
        CONFIRMED("已确认"),
        OBJECTED("已提出异议"),
        SILENT("期满未提出异议");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Drawn or chosen for the spot check, which has not come to a conclusion. */
    public boolean awaitsCheck() {
        return sampled && step == Step.SUBMITTED;
    }

    /** The limits that run or have run for the case, with the fixed dates of its year. */
    public Map<TimeLimit, LocalDate> lastDays(Map<FixedDate, LocalDate> dates) {
        Map<TimeLimit, LocalDate> lastDays = new HashMap<>(dates);
        if (filingDue != null) {
            lastDays.put(WorkingPeriod.FILING, filingDue);
        }
        if (answerDue != null) {
            lastDays.put(WorkingPeriod.OBJECTION, answerDue);
        }
        return lastDays;
    }

    public Standing at(Step next) {
        return new Standing(
                next,
                notifiedOn,
                filingDue,
                filedOn,
                findingNo,
                proposedBy,
                answerDue,
                answer,
                notice,
                submission,
                sampled);
    }

    public Standing notified(LocalDate arrival, LocalDate due) {
        return new Standing(
                step, arrival, due, filedOn, findingNo, proposedBy, answerDue, answer, notice, submission, sampled);
    }

    public Standing filed(LocalDate day) {
        return new Standing(
                step,
                notifiedOn,
                filingDue,
                day,
                findingNo,
                proposedBy,
                answerDue,
                answer,
                notice,
                submission,
                sampled);
    }

    public Standing proposed(int finding, String officer, LocalDate due) {
        return new Standing(
                step, notifiedOn, filingDue, filedOn, finding, officer, due, null, notice, submission, sampled);
    }

    public Standing answered(Answer given) {
        return new Standing(
                step,
                notifiedOn,
                filingDue,
                filedOn,
                findingNo,
                proposedBy,
                answerDue,
                given,
                notice,
                submission,
                sampled);
    }

    public Standing determined(int finding) {
        return new Standing(
                step,
                notifiedOn,
                filingDue,
                filedOn,
                finding,
                proposedBy,
                answerDue,
                answer,
                notice,
                submission,
                false);
    }

    /** The case as one of those that a public notice shows. */
    public Standing shownIn(UUID publicNotice) {
        return new Standing(
                step,
                notifiedOn,
                filingDue,
                filedOn,
                findingNo,
                proposedBy,
                answerDue,
                answer,
                publicNotice,
                submission,
                sampled);
    }

    /** The case as one of those that a league has submitted together. */
    public Standing submittedIn(UUID batch) {
        return new Standing(
                step, notifiedOn, filingDue, filedOn, findingNo, proposedBy, answerDue, answer, notice, batch, false);
    }
}
