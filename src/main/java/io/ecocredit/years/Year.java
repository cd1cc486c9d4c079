package io.ecocredit.years;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation year as it stands.
 *
 * @param cases how many participants are drawn
 * @param ratedAt day at whose end (Asia/Shanghai) the latest complete rating holds; null before there is one
 * @param publishedOn null before publication
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Year(
        int year,
        Instant openedAt,
        List<PlannedStep> plan,
        long cases,
        @Nullable LocalDate ratedAt,
        @Nullable LocalDate publishedOn) {}
