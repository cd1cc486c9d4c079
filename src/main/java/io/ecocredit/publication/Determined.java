package io.ecocredit.publication;

import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result that a league has determined and the region publishes.
 *
 * @param at day at whose end (Asia/Shanghai) it holds
 */
public record Determined(
        String uscc,
        String name,
        List<String> kinds,
        String leadLeague,
        BigDecimal score,
        Grade grade,
        @Nullable RatedBy ratedBy,
        LocalDate at) {}
