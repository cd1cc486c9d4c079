package io.ecocredit.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.grades.PublishedGrade;
import io.ecocredit.platform.json.RawJson;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One change of what is published.
 *
 * @param cursor place in the feed; ask for what comes after it
 * @param guid by which a taker tells that it has seen the item
 * @param operation {@code PUBLISHED}, {@code REVISED} or {@code WITHDRAWN} (stop showing it)
 * @param superseded whether a later item replaces this one; it then says no more than that
 * @param uscc null when superseded
 * @param year null when superseded
 * @param successor who has taken the institution over, as it is now (I-3); null when nobody has, or when superseded
 * @param result the result to show, as it was published; null when withdrawn or superseded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedItem(
        String cursor,
        UUID guid,
        String operation,
        Instant at,
        boolean superseded,
        @Nullable String uscc,
        @Nullable Integer year,
        @Nullable String successor,

        @Schema(implementation = PublishedGrade.class) @Nullable
        RawJson result) {}
