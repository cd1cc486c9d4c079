package io.ecocredit.institutions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time during which an institution is outside the evaluation (A5.4). Days are in Asia/Shanghai.
 *
 * @param until the first day back in; absent while it lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExclusionView(LocalDate from, @Nullable LocalDate until, String reason, Instant recordedAt) {}
