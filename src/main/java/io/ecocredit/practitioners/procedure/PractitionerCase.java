package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Parties;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.procedure.line.Weighed;
import io.ecocredit.regulation.procedure.Burden;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Kept;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.FixedDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One practitioner's evaluation in one year, as it stands for whoever asks.
 *
 * @param version counts its steps; acting names the one that was seen
 * @param finding the latest proposal or determination
 * @param dates the year's fixed dates
 * @param excluded outside the evaluation today for criminal suspicion (A5.4)
 * @param conflicted whoever asks declared a conflict, or is the person
 * @param tookPart whoever asks, of the region, took part in the evaluation of what was submitted with it
 * @param kept what keeps them on the year's list
 * @param letter number of the letter that was sent, null before
 */
record PractitionerCase(
        UUID id,
        long version,
        Subject subject,
        Standing standing,
        @Nullable Finding finding,
        Map<FixedDate, LocalDate> dates,
        boolean excluded,
        boolean conflicted,
        boolean tookPart,
        @Nullable Kept kept,
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
    record Finding(int number, LocalDate at, Weighed weighed) implements Case.Finding {

        /** By the records that count, and the league of the one that made their departments enough. */
        static Weighed weighed(boolean dishonest, List<String> counted, @Nullable String sender) {
            Burden burden = Burden.of(dishonest);
            return dishonest ? new Weighed(burden, counted, sender) : Weighed.of(burden);
        }

        boolean dishonest() {
            return weighed.burden().equals(Burden.of(true));
        }

        @Override
        public Burden burden() {
            return weighed.burden();
        }

        @Override
        public String words() {
            return dishonest() ? "生态环境失信个人" : "未评定为生态环境失信个人";
        }

        @Override
        public String line(String practitioner) {
            return practitioner + "," + dishonest();
        }
    }

    @Override
    public CaseFacts facts(Actor actor, LocalDate today) {
        return new CaseFacts(
                today,
                today.getYear() > subject.year(),
                standing.lastDays(dates),
                standing.filing().onItsWaySince() != null,
                excluded,
                false,
                false,
                filingComplete,
                0,
                finding != null && finding.dishonest(),
                kept,
                standing.proposal().by(),
                new CaseFacts.Caller(
                        actor.name(), Parties.of(actor), actingLeague().equals(actor.league()), conflicted, tookPart));
    }

    @Override
    public boolean isExcluded() {
        return excluded;
    }

    /** Who leads it now: once the region has told the result, the league that sends the letter. */
    private String actingLeague() {
        String sends = subject.letterLeague();
        return sends != null && standing.step() == Step.CONCLUDED ? sends : subject.leadLeague();
    }
}
