package io.ecocredit.evaluations;

import io.ecocredit.procedure.line.Standing;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Party;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.TimeLimit;
import io.ecocredit.regulation.text.WorkingPeriod;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One institution's evaluation in one year, as it stands for whoever asks.
 *
 * @param version counts its steps; acting names the one that was seen
 * @param finding the latest proposal or determination
 * @param dates the year's fixed dates
 */
public record InstitutionCase(
        UUID id,
        long version,
        Subject subject,
        Standing standing,
        @Nullable InstitutionFinding finding,
        Map<FixedDate, LocalDate> dates,
        Circumstances circumstances) {

    /** Whose case it is, and which league leads it (I-2). */
    public record Subject(int year, String uscc, String name, List<String> kinds, String leadLeague) {}

    /**
     * What is so today and not in the case itself.
     *
     * @param excluded for criminal suspicion (A5.4)
     * @param conflicted whoever asks declared a conflict, or is of the institution's client
     * @param noticeCloses last day of its public notice
     * @param filingComplete the draft has all that a filing must have
     */
    record Circumstances(
            boolean excluded,
            boolean conflicted,
            long openComments,
            @Nullable LocalDate noticeCloses,
            boolean filingComplete) {}

    /** The facts that the conditions of a step ask for. */
    public CaseFacts facts(LocalDate today, String name, Party party, boolean leads) {
        Map<TimeLimit, LocalDate> lastDays = new HashMap<>(dates);
        putIfSet(lastDays, WorkingPeriod.FILING, standing.filingDue());
        putIfSet(lastDays, WorkingPeriod.OBJECTION, standing.answerDue());
        putIfSet(lastDays, WorkingPeriod.PUBLIC_NOTICE, circumstances.noticeCloses());
        return new CaseFacts(
                today,
                lastDays,
                circumstances.excluded(),
                circumstances.filingComplete(),
                circumstances.openComments(),
                false,
                standing.proposedBy(),
                new CaseFacts.Caller(name, party, leads, circumstances.conflicted()));
    }

    /** Outside the evaluation today (A5.4). */
    public boolean isExcluded() {
        return circumstances.excluded();
    }

    private static void putIfSet(Map<TimeLimit, LocalDate> days, TimeLimit limit, @Nullable LocalDate day) {
        if (day != null) {
            days.put(limit, day);
        }
    }
}
