package io.ecocredit.inbox;

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

    /** To whom: an institution by its USCC, a league by its division, the region by 150000. */
    public record Recipient(Kind kind, String code) {
        /** Whose inbox it is. */
        public enum Kind {
            INSTITUTION,
            LEAGUE,
            REGION
        }
    }
}
