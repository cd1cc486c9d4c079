package io.ecocredit.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit trail is as it was written.
 *
 * @param links how many links were found whole, one after the other
 * @param head seal of the last of them; note it down, and a later chain must still hold it
 * @param broken the first link that is not whole; null when all are
 */
@Schema(name = "Verification")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrailVerification(
        boolean intact,
        long links,
        @Nullable String head,
        @Nullable Break broken) {

    /**
     * Where the trail was changed.
     *
     * @param position of the link in the chain, null for a row that has none
     * @param auditId number of the row
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Break(@Nullable Long position, @Nullable Long auditId, String code, String detail) {}
}
