package io.ecocredit.practitioners.procedure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.inbox.Message;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter on practitioners' evaluations, as its recipient reads it.
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

    static PractitionerMessage of(Message message) {
        return new PractitionerMessage(
                message.messageId(),
                message.year(),
                message.evaluationId(),
                message.kind(),
                message.title(),
                message.body(),
                message.clause(),
                message.dueOn(),
                message.service(),
                message.arrivedOn());
    }
}
