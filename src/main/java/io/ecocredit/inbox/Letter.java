package io.ecocredit.inbox;

import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Clause;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An official notice on its way.
 *
 * @param kind stable name for programs, that of the action that it tells of
 * @param dueOn last day of the period that its arrival starts
 * @param service how it was served on paper, with the proof; null when it comes by inbox
 * @param arrivedOn in Asia/Shanghai; periods run from the day after
 */
public record Letter(
        Recipient recipient,
        int year,
        @Nullable UUID caseId,
        String kind,
        String title,
        String body,
        Clause clause,
        @Nullable LocalDate dueOn,
        @Nullable String service,
        LocalDate arrivedOn) {

    /**
     * To whom: an institution by its USCC, a person by number in the register, a league by its division, the region by
     * 150000.
     */
    public record Recipient(Kind kind, String code) {

        public static final Recipient REGION = new Recipient(Kind.REGION, Divisions.REGION);

        public static Recipient institution(String uscc) {
            return new Recipient(Kind.INSTITUTION, uscc);
        }

        public static Recipient person(String number) {
            return new Recipient(Kind.PERSON, number);
        }

        public static Recipient league(String division) {
            return new Recipient(Kind.LEAGUE, division);
        }
        /** Whose inbox it is. */
        public enum Kind {
            INSTITUTION,
            PERSON,
            LEAGUE,
            REGION
        }
    }
}
