package io.ecocredit.scores;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One rating of all cases of a year. It is worked off in batches, each committed with its results, by as many processes as
 * like; whoever starts an unfinished one again goes on with it.
 *
 * @param at the day at whose end (Asia/Shanghai) the results hold
 * @param knownPosition of the last entry that the results know, fixed when the run began
 * @param cases how many cases there are to rate
 * @param startedBy the officer who ordered it, and who may not be the one who publishes it
 * @param completedAt null while it is unfinished
 */
public record RatingRun(
        UUID id,
        int year,
        LocalDate at,
        long knownPosition,
        long cases,
        String startedBy,
        Instant createdAt,
        @Nullable Instant completedAt) {

    public boolean isComplete() {
        return completedAt != null;
    }
}
