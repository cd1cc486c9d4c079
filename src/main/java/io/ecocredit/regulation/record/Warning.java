package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A written warning (信用预警) on a record, with the day by which the matter must be put right.
 *
 * @param limitOn last day for rectification, inclusive
 * @param rectifiedOn the day of the institution's report; null while there is none
 * @param confirmedOn the day the league confirmed it; null while it has not
 */
@Cites({Article.A24, Article.A25})
public record Warning(
        LocalDate issuedOn,
        LocalDate limitOn,
        @Nullable LocalDate rectifiedOn,
        @Nullable LocalDate confirmedOn) {

    public boolean isReportedInTime() {
        return rectifiedOn != null && !rectifiedOn.isAfter(limitOn);
    }
}
