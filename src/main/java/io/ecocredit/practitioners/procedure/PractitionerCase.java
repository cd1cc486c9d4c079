package io.ecocredit.practitioners.procedure;

import io.ecocredit.evaluations.Attempt;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.regulation.procedure.CaseFacts;
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
 * One practitioner's evaluation in one year, as it stands for whoever asks.
 *
 * @param version counts its steps; acting names the one that was seen
 * @param finding the latest proposal or determination
 * @param dates the year's fixed dates
 * @param conflicted whoever asks declared a conflict, or is of the party that was served
 * @param letter number of the letter that was sent, null before
 */
record PractitionerCase(
        UUID id,
        long version,
        Subject subject,
        Standing standing,
        @Nullable Finding finding,
        Map<FixedDate, LocalDate> dates,
        boolean conflicted,
        boolean filingComplete,
        @Nullable Long letter) {

    /**
     * Whose case it is, by the number in the register.
     *
     * @param leadLeague that leads it (I-2, I-18)
     * @param letterLeague whose record completed the count, and which sends the letter; null while nobody is dishonest
     */
    record Subject(
            int year,
            String practitioner,
            String leadLeague,
            @Nullable String letterLeague) {}

    /** What a league drew up: whether the practitioner is dishonest at the end of a day in Asia/Shanghai. */
    record Finding(int number, LocalDate at, boolean dishonest) {

        /** The line by which a submission's digest knows it. */
        String line(String practitioner) {
            return practitioner + "," + dishonest;
        }
    }

    /** The facts that the conditions of a step ask for. */
    CaseFacts facts(Actor actor, LocalDate today) {
        Map<TimeLimit, LocalDate> lastDays = new HashMap<>(dates);
        if (standing.filingDue() != null) {
            lastDays.put(WorkingPeriod.FILING, standing.filingDue());
        }
        if (standing.answerDue() != null) {
            lastDays.put(WorkingPeriod.OBJECTION, standing.answerDue());
        }
        return new CaseFacts(
                today,
                lastDays,
                false,
                filingComplete,
                0,
                finding != null && finding.dishonest(),
                standing.proposedBy(),
                new CaseFacts.Caller(
                        actor.name(), Attempt.party(actor), actingLeague().equals(actor.league()), conflicted));
    }

    /** Who leads it now: once the region has told the result, the league that sends the letter. */
    private String actingLeague() {
        String sends = subject.letterLeague();
        return sends != null && standing.step() == Step.CONCLUDED ? sends : subject.leadLeague();
    }
}
