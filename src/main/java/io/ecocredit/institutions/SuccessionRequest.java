package io.ecocredit.institutions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an officer asks about a succession that stands, or that others are to bear, for another officer to decide (I-3).
 *
 * @param former code of who succeeds the institution until then; absent where nobody does
 * @param successor code of who is to succeed it, absent where nobody is
 * @param on day from which the change is to hold, in Asia/Shanghai
 * @param confirmed whether the other officer let it take effect; absent while nobody has decided, as are why, who and when
 * @param pending whether it can still be decided: it is the last one, and the institution is as it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuccessionRequest(
        long number,
        String uscc,
        @Nullable String former,
        @Nullable String successor,
        LocalDate on,
        String reason,
        @Nullable String documentNo,
        String askedBy,
        Instant askedAt,
        @Nullable Boolean confirmed,
        @Nullable String decision,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        boolean pending) {}
