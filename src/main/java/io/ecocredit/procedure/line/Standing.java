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
 * @param notice the public notice that shows or has shown it
 * @param sampled drawn or chosen for the spot check of its latest submission
 */
public record Standing(
        Step step,
        Filing filing,
        Proposal proposal,
        @Nullable UUID notice,
        @Nullable UUID submission,
        boolean sampled) {

    /**
     * What has come of the notice to file.
     *
     * @param notifiedOn day on which it arrived, in Asia/Shanghai like all days here; null while its service is still to be
     *     recorded (I-29)
     * @param due last day of the filing period (A23)
     * @param onItsWaySince day on which the first notice went out by post of which no receipt is recorded; null where there is
     *     none
     */
    public record Filing(
            @Nullable LocalDate notifiedOn,
            @Nullable LocalDate due,
            @Nullable LocalDate filedOn,
            @Nullable LocalDate onItsWaySince) {}

    /**
     * What has come of the latest proposal.
     *
     * @param findingNo of it, or of the determination
     * @param by the officer who drew it up, and who does not determine the result
     * @param due last day to object to it (A20.2)
     * @param answer what became of it; null while it is awaited
     */
    public record Proposal(
            @Nullable Integer findingNo,
            @Nullable String by,
            @Nullable LocalDate due,
            @Nullable Answer answer) {}

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

    /** Told by a notice whose service is still to be recorded, so that the period it starts does not run (I-29). */
    public boolean awaitsService() {
        return (step == Step.NOTIFIED && filing.due() == null) || (step == Step.PROPOSED && proposal.due() == null);
    }

    /** The limits that run or have run for the case, with the fixed dates of its year. */
    public Map<TimeLimit, LocalDate> lastDays(Map<FixedDate, LocalDate> dates) {
        Map<TimeLimit, LocalDate> lastDays = new HashMap<>(dates);
        if (filing.due() != null) {
            lastDays.put(WorkingPeriod.FILING, filing.due());
        }
        if (proposal.due() != null) {
            lastDays.put(WorkingPeriod.OBJECTION, proposal.due());
        }
        return lastDays;
    }

    public Standing at(Step next) {
        return new Standing(next, filing, proposal, notice, submission, sampled);
    }

    public Standing notified(@Nullable LocalDate arrival, @Nullable LocalDate due) {
        return with(new Filing(arrival, due, filing.filedOn(), filing.onItsWaySince()));
    }

    public Standing filed(LocalDate day) {
        return with(new Filing(filing.notifiedOn(), filing.due(), day, filing.onItsWaySince()));
    }

    private Standing with(Filing other) {
        return new Standing(step, other, proposal, notice, submission, sampled);
    }

    public Standing proposed(int finding, String officer, @Nullable LocalDate due) {
        return with(new Proposal(finding, officer, due, null), sampled);
    }

    /** The letter that told the proposal has arrived. */
    public Standing served(@Nullable LocalDate due) {
        return with(new Proposal(proposal.findingNo(), proposal.by(), due, proposal.answer()), sampled);
    }

    public Standing answered(Answer given) {
        return with(new Proposal(proposal.findingNo(), proposal.by(), proposal.due(), given), sampled);
    }

    public Standing determined(int finding) {
        return with(new Proposal(finding, proposal.by(), proposal.due(), proposal.answer()), false);
    }

    private Standing with(Proposal other, boolean drawn) {
        return new Standing(step, filing, other, notice, submission, drawn);
    }

    /** The case as one of those that a public notice shows. */
    public Standing shownIn(UUID publicNotice) {
        return new Standing(step, filing, proposal, publicNotice, submission, sampled);
    }

    /** The same with the finding that the notice shows. */
    public Standing shownIn(UUID publicNotice, int finding) {
        return with(new Proposal(finding, proposal.by(), proposal.due(), proposal.answer()), sampled)
                .shownIn(publicNotice);
    }

    /** The case as one of those that a league has submitted together. */
    public Standing submittedIn(UUID batch) {
        return new Standing(step, filing, proposal, notice, batch, false);
    }
}
