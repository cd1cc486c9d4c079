package io.ecocredit.institutions;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An institution serving an entrusting unit on a project in a division and year (A15.2).
 *
 * @param number by which it is known and the list is ordered, which is the order of entry (I-2)
 * @param withdrawn it was entered wrongly, and brings nobody onto a year's list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Engagement(
        long number,
        String uscc,
        int year,
        String division,
        String divisionLabel,
        @Nullable String clientUscc,
        @Nullable String clientName,
        @Nullable String project,
        String origin,
        String originLabel,
        boolean withdrawn) {}
