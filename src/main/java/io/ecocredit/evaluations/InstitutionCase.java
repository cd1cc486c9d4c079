package io.ecocredit.evaluations;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Parties;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Kept;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.TimeLimit;
import io.ecocredit.regulation.text.WorkingPeriod;
import java.time.LocalDate;
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
        Circumstances circumstances)
        implements Case {

    /** Whose case it is, and which league leads it (I-2). */
    public record Subject(int year, String uscc, String name, List<String> kinds, String leadLeague)
            implements Case.Subject {

        @Override
        public String key() {
            return uscc;
        }
    }

    /**
     * What is so today and not in the case itself.
     *
     * @param excluded for criminal suspicion (A5.4)
     * @param leftNotice it was taken out while its public notice ran (I-4)
     * @param published a result of the year is public already
     * @param kept what keeps it on the year's list
     * @param conflicted whoever asks declared a conflict, acted for it, or is of the institution's client
     * @param tookPart whoever asks, of the region, took part in the evaluation of what was submitted with it
     * @param noticeCloses last day of its public notice
     * @param filingComplete the draft has all that a filing must have
     */
    record Circumstances(
            boolean excluded,
            boolean leftNotice,
            boolean published,
            @Nullable Kept kept,
            boolean conflicted,
            boolean tookPart,
            long openComments,
            @Nullable LocalDate noticeCloses,
            boolean filingComplete) {}

    @Override
    public CaseFacts facts(Actor actor, LocalDate today) {
        Map<TimeLimit, LocalDate> lastDays = standing.lastDays(dates);
        if (circumstances.noticeCloses() != null) {
            lastDays.put(WorkingPeriod.PUBLIC_NOTICE, circumstances.noticeCloses());
        }
        return new CaseFacts(
                today,
                today.getYear() > subject.year(),
                lastDays,
                standing.filing().onItsWaySince() != null,
                circumstances.excluded(),
                circumstances.leftNotice(),
                circumstances.published(),
                circumstances.filingComplete(),
                circumstances.openComments(),
                false,
                circumstances.kept(),
                standing.proposal().by(),
                new CaseFacts.Caller(
                        actor.name(),
                        Parties.of(actor),
                        subject.leadLeague().equals(actor.league()),
                        circumstances.conflicted(),
                        circumstances.tookPart()));
    }

    /** It was on public notice and left it, so that it is shown anew before it is determined (I-4, I-31). */
    public boolean leftNotice() {
        return circumstances.leftNotice();
    }

    @Override
    public @Nullable Kept kept() {
        return circumstances.kept();
    }

    @Override
    public boolean isExcluded() {
        return circumstances.excluded();
    }
}
