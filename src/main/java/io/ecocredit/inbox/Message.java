package io.ecocredit.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as its recipient reads it.
 *
 * @param kind the noun of the action that it tells of
 * @param evaluationId the case that it concerns
 * @param dueOn last day of the period that its arrival started, in Asia/Shanghai
 * @param service how it was served on paper; absent when it came by inbox
 * @param openedAt when this account first opened it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
        long messageId,
        String kind,
        String title,
        String body,
        String clause,
        int year,
        @Nullable UUID evaluationId,
        @Nullable LocalDate dueOn,
        @Nullable String service,
        LocalDate arrivedOn,
        @Nullable Instant openedAt) {}
