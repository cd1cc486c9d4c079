package io.ecocredit.institutions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.record.Exclusion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a subject is outside the evaluation (A5.4). Days are in Asia/Shanghai.
 *
 * @param until the first day back in; absent while it lasts
 * @param suspectedOn day on which the suspicion was raised, and {@code clearedOn} that on which it was cleared, where stated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExclusionView(
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate suspectedOn,
        @Nullable LocalDate clearedOn,
        String reason,
        Instant recordedAt) {

    /** When, as the law asks. */
    public static List<Exclusion> times(List<ExclusionView> all) {
        return all.stream()
                .map(each -> new Exclusion(each.from(), each.until()))
                .toList();
    }
}
