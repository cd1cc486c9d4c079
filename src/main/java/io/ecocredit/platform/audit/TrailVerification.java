package io.ecocredit.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether a stretch of the audit trail is as it was written.
 *
 * @param links how many links were found whole, one after the other
 * @param from position of the first link that was looked at
 * @param upTo position of the last link that is whole; that before {@code from} when none is
 * @param head seal of that link; note it down, and a later chain must still hold it
 * @param since when the first link was made
 * @param until when the last one was
 * @param next where to go on, since the chain does; null at its end
 * @param broken the first link that is not whole; null when all are
 */
@Schema(name = "Verification")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrailVerification(
        boolean intact,
        long links,
        long from,
        long upTo,
        @Nullable String head,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Noted next,
        @Nullable Break broken) {

    /** A link that somebody has verified up to: its position and its seal. */
    @Schema(name = "NotedLink")
    public record Noted(long position, String seal) {}

    /**
     * Where the trail was changed.
     *
     * @param position of the link in the chain, null for a row that has none
     * @param auditId number of the row
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Break(@Nullable Long position, @Nullable Long auditId, String code, String detail) {}
}
