package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Parties;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.FixedDate;
import java.time.LocalDate;
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
        @Nullable Long letter)
        implements Case {

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
            @Nullable String letterLeague) implements Case.Subject {

        @Override
        public String key() {
            return practitioner;
        }
    }

    /** What a league drew up: whether the practitioner is dishonest at the end of a day in Asia/Shanghai. */
    record Finding(int number, LocalDate at, boolean dishonest) implements Case.Finding {

        @Override
        public String line(String practitioner) {
            return practitioner + "," + dishonest;
        }
    }

    @Override
    public CaseFacts facts(Actor actor, LocalDate today) {
        return new CaseFacts(
                today,
                standing.lastDays(dates),
                false,
                filingComplete,
                0,
                finding != null && finding.dishonest(),
                standing.proposal().by(),
                new CaseFacts.Caller(
                        actor.name(), Parties.of(actor), actingLeague().equals(actor.league()), conflicted));
    }

    @Override
    public boolean isExcluded() {
        return false;
    }

    /** Who leads it now: once the region has told the result, the league that sends the letter. */
    private String actingLeague() {
        String sends = subject.letterLeague();
        return sends != null && standing.step() == Step.CONCLUDED ? sends : subject.leadLeague();
    }
}
