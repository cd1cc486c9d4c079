package io.ecocredit.scores;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a run found for one case.
 *
 * @param excluded under criminal suspicion on the day (A5.4): then there is no score
 * @param grade code of the grade; null when excluded
 * @param ratedBy DIRECT, SCORE, or null without an adverse grade
 * @param deductions how many deductions of points are in force
 */
public record Rating(
        String uscc,
        String leadLeague,
        boolean excluded,
        @Nullable BigDecimal score,
        @Nullable String grade,
        @Nullable String ratedBy,
        @Nullable Integer deductions) {}
