package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A written warning (信用预警) on a record, with the day by which the matter must be put right.
 *
 * @param issuedOn before the record's own day where the warning came first
 * @param limitOn last day for rectification, inclusive
 * @param rectifiedOn the day of the institution's latest report; null while there is none
 * @param confirmedOn the day the league confirmed it; null while it has not
 * @param refusedOn the day the league did not confirm that report; null while it has not
 * @param conduct that was warned of before there was a record; null where the record came first
 */
@Cites(value = Article.A25, provisions = Provision.A24_PARAGRAPH_2)
public record Warning(
        LocalDate issuedOn,
        LocalDate limitOn,
        @Nullable LocalDate rectifiedOn,
        @Nullable LocalDate confirmedOn,
        @Nullable LocalDate refusedOn,
        @Nullable WarnedConduct conduct) {

    /** A warning of which no report was refused. */
    public Warning(
            LocalDate issuedOn, LocalDate limitOn, @Nullable LocalDate rectifiedOn, @Nullable LocalDate confirmedOn) {
        this(issuedOn, limitOn, rectifiedOn, confirmedOn, null);
    }

    /** A warning on a record that there was before. */
    public Warning(
            LocalDate issuedOn,
            LocalDate limitOn,
            @Nullable LocalDate rectifiedOn,
            @Nullable LocalDate confirmedOn,
            @Nullable LocalDate refusedOn) {
        this(issuedOn, limitOn, rectifiedOn, confirmedOn, refusedOn, null);
    }

    /** The same as it covers a record, or null when the record is not of the conduct that was warned of (A24). */
    public @Nullable Warning covering(@Nullable String indicator, @Nullable LocalDate occurredOn) {
        return conduct == null || conduct.isOf(indicator, occurredOn) ? this : null;
    }

    public boolean isReportedInTime() {
        return rectifiedOn != null && !rectifiedOn.isAfter(limitOn);
    }

    /** Whether a report in time was confirmed or awaits that; meanwhile nothing deducts (A25). */
    public boolean isSparing() {
        return isReportedInTime() && refusedOn == null;
    }

    /** Whether the record is kept from weighing on a day: from that of the warning, for good or until it is {@link #over}. */
    boolean keepsFromWeighingOn(LocalDate day) {
        return !day.isBefore(issuedOn) && (isSparing() || day.isBefore(over()));
    }

    /** The first day on which the warning no longer keeps the record from weighing: after the limit, or at the refusal. */
    public LocalDate over() {
        LocalDate afterLimit = limitOn.plusDays(1);
        return isReportedInTime() && refusedOn != null && refusedOn.isAfter(afterLimit) ? refusedOn : afterLimit;
    }
}
