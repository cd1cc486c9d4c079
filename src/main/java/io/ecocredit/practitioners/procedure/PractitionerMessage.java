package io.ecocredit.practitioners.procedure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Clause;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An official notice on practitioners' evaluations, as its recipient reads it.
 *
 * @param kind the noun of the action that it tells of
 * @param dueOn last day of the period that its arrival starts, in Asia/Shanghai
 * @param service how it was served on paper; absent when it comes by inbox
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PractitionerMessage(
        long noticeId,
        int year,
        @Nullable UUID evaluationId,
        String kind,
        String title,
        String body,
        String clause,
        @Nullable LocalDate dueOn,
        @Nullable String service,
        LocalDate arrivedOn) {

    /** To whom: a person by number in the register, a league by its division, the region. */
    public record Recipient(Kind kind, String code) {

        public static final Recipient REGION = new Recipient(Kind.REGION, Divisions.REGION);

        public static Recipient person(String number) {
            return new Recipient(Kind.PERSON, number);
        }

        public static Recipient league(String division) {
            return new Recipient(Kind.LEAGUE, division);
        }

        /** Whose inbox it is. */
        public enum Kind {
            PERSON,
            LEAGUE,
            REGION
        }
    }

    /** One on its way. */
    public record Outgoing(
            Recipient recipient,
            int year,
            @Nullable UUID caseId,
            String kind,
            String title,
            String body,
            Clause clause,
            @Nullable LocalDate dueOn,
            @Nullable String service,
            LocalDate arrivedOn) {}
}
