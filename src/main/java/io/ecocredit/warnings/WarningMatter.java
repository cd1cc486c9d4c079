package io.ecocredit.warnings;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a league warns of (预警事项): its own list, with what it requires and for how long (A24).
 *
 * @param indicators of Annex 1 whose records it is for; empty for any that can be warned of
 * @param days from the day of the warning to the latest limit
 * @param ended whether it is no longer used for new warnings
 */
public record WarningMatter(
        UUID matterId,
        String league,
        String leagueLabel,
        String title,
        List<String> indicators,
        String requirement,
        int days,
        Instant setAt,
        boolean ended) {

    /** Whether records of an indicator can be warned of by it. */
    boolean isOf(@Nullable String indicator) {
        return indicators.isEmpty() || indicators.contains(indicator);
    }
}
