package io.ecocredit.regulation.procedure;

import io.ecocredit.regulation.text.TimeLimit;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the conditions of a step may ask of a case and of whoever wants to act on it.
 *
 * @param today in Asia/Shanghai
 * @param yearOver whether the evaluated year has passed
 * @param lastDays of the limits that run or have run for this case, inclusive
 * @param noticeOnItsWay whether a notice to file went out by post whose receipt is not recorded yet, though another may have
 *     arrived meanwhile (I-29)
 * @param excluded outside the evaluation today for criminal suspicion (A5.4)
 * @param leftNotice taken out of the evaluation while its public notice ran, so that the notice was not whole (I-4, I-31)
 * @param published a result of the year is public already, as a historical import (I-30)
 * @param filingComplete the draft has all that a filing must have (A20.1, Annex 3)
 * @param openComments comments of the public on it that nobody has answered
 * @param dishonest the result makes a practitioner a 生态环境失信个人 (A17)
 * @param kept what keeps the subject on the year's list (A20.1, A21.1); null where nothing does
 * @param proposedBy the officer who drew up the latest proposal
 * @param caller who wants to act
 */
public record CaseFacts(
        LocalDate today,
        boolean yearOver,
        Map<TimeLimit, LocalDate> lastDays,
        boolean noticeOnItsWay,
        boolean excluded,
        boolean leftNotice,
        boolean published,
        boolean filingComplete,
        long openComments,
        boolean dishonest,
        @Nullable Kept kept,
        @Nullable String proposedBy,
        Caller caller) {

    /**
     * @param name as the history keeps it
     * @param leads whether the caller's league leads the case (I-2)
     * @param conflicted declared a conflict of interest, acted for the subject, or belongs to the institution's client
     * @param tookPart of the region, and drew up, examined, determined or submitted something of what was submitted with the case
     */
    public record Caller(String name, Party party, boolean leads, boolean conflicted, boolean tookPart) {}

    public CaseFacts {
        lastDays = Map.copyOf(lastDays);
    }

    /** Whether a limit that was set has passed; one that was never set has not. */
    boolean isOver(TimeLimit limit) {
        LocalDate last = lastDays.get(limit);
        return last != null && today.isAfter(last);
    }
}
